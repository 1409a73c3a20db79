package hu.ugyfelkapu.keycloak.idcard.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;

/** The extension by which certificates of the demo are known: the text {@code DEMO}. */
final class DemoMark {

  private static final byte[] VALUE = value();

  private DemoMark() {}

  /** Whether the mark is there, whatever its value. */
  static boolean isOn(X509Certificate certificate) {
    return certificate.getExtensionValue(TrustStore.DEMO_MARK) != null;
  }

  /** Whether the mark is there and says what it should. */
  static boolean isRightOn(X509Certificate certificate) {
    return Arrays.equals(certificate.getExtensionValue(TrustStore.DEMO_MARK), VALUE);
  }

  private static byte[] value() {
    try {
      return new DEROctetString(new DERUTF8String("DEMO")).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

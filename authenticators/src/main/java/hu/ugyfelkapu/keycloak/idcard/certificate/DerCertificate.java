package hu.ugyfelkapu.keycloak.idcard.certificate;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.Certificate;

/** Reads certificates in the one encoding that they may have. */
public final class DerCertificate {

  private static final int V3 = 3;

  private DerCertificate() {}

  /**
   * Two readers have to understand the bytes in the same way, and no byte may be left over or
   * written differently: whoever checks the signature and whoever reads the name see the same
   * certificate. How deep structures may lie within structures, Bouncy Castle bounds.
   *
   * @param der exactly one X.509 v3 certificate
   * @throws CardException {@link CardRefusal#MALFORMED_CERTIFICATE}
   */
  public static X509Certificate read(byte[] der) throws CardException {
    try {
      ASN1Primitive structure = ASN1Primitive.fromByteArray(der);
      if (!Arrays.equals(structure.getEncoded(ASN1Encoding.DER), der)) {
        throw malformed("is not DER");
      }
      if (Certificate.getInstance(structure).getVersionNumber() != V3) {
        throw malformed("is not of version 3");
      }
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (IOException | CertificateException | RuntimeException e) {
      // The message of any of them may quote a name, so only its kind is told.
      throw malformed("cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static CardException malformed(String what) {
    return new CardException(CardRefusal.MALFORMED_CERTIFICATE, "The certificate " + what);
  }
}

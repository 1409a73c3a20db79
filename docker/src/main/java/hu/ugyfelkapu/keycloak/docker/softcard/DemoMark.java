package hu.ugyfelkapu.keycloak.docker.softcard;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * The extension by which everybody can tell a demo's certificate: the UTF8String {@code DEMO}. It
 * is not critical, so that it decides nothing for those who do not know it.
 */
public final class DemoMark {
  /** Drawn as UUID (ITU-T X.667); the authenticators know the same. */
  public static final ASN1ObjectIdentifier OID =
      new ASN1ObjectIdentifier("2.25.329800735698586629295641978511506172918");

  private DemoMark() {}

  static void put(X509v3CertificateBuilder certificate) throws CertIOException {
    certificate.addExtension(OID, false, new DERUTF8String("DEMO"));
  }
}

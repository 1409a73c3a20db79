package hu.ugyfelkapu.keycloak.idcard.testing;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Authorities, cards and responders of the tests. Each method gives a draft of the usual kind;
 * whoever needs another one changes the draft and then calls {@link CertificateDraft#make}.
 */
public final class TestPki {

  /** When the tests take place: all drafts are valid then. */
  public static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

  /** A policy of the drafts of cards. */
  public static final String CARD_POLICY = "2.25.1001.1";

  static final Provider PROVIDER = new BouncyCastleProvider();

  private TestPki() {}

  /** A self-signed authority. */
  public static CertificateDraft root() {
    return authority(null).subject("C=HU,O=Proba,CN=Proba Root CA");
  }

  /** An authority below another one. */
  public static CertificateDraft issuer(Party by) {
    return authority(by).subject("C=HU,O=Proba,CN=Proba Citizen CA");
  }

  /** A card's certificate for authentication. */
  public static CertificateDraft card(Party by) {
    return new CertificateDraft(by)
        .subject("C=HU,SERIALNUMBER=PROBA000001,SURNAME=Kiss,GIVENNAME=Anna,CN=Kiss Anna")
        .from(Instant.parse("2024-03-01T00:00:00Z"))
        .until(Instant.parse("2030-03-01T00:00:00Z"))
        .extension(Extension.basicConstraints, false, new BasicConstraints(false))
        .keyUsage(KeyUsage.digitalSignature)
        .extendedKeyUsage(KeyPurposeId.id_kp_clientAuth)
        .policies(CARD_POLICY);
  }

  /** A responder to whom the authority delegated answering; without "no check". */
  public static CertificateDraft ocspResponder(Party by) {
    return new CertificateDraft(by)
        .subject("C=HU,O=Proba,CN=Proba OCSP")
        .from(Instant.parse("2026-01-01T00:00:00Z"))
        .until(Instant.parse("2027-01-01T00:00:00Z"))
        .keyUsage(KeyUsage.digitalSignature)
        .extendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning);
  }

  /** The certificate's DER. */
  public static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SHA-256 with the key's kind. */
  static String usualAlgorithm(PrivateKey key) {
    return "RSA".equals(key.getAlgorithm()) ? "SHA256withRSA" : "SHA256withECDSA";
  }

  private static CertificateDraft authority(Party by) {
    return new CertificateDraft(by)
        .from(Instant.parse("2015-01-01T00:00:00Z"))
        .until(Instant.parse("2040-01-01T00:00:00Z"))
        .extension(Extension.basicConstraints, true, new BasicConstraints(true))
        .keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
  }
}

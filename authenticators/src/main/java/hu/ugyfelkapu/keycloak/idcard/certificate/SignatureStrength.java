package hu.ugyfelkapu.keycloak.idcard.certificate;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Which signatures on certificates, and on what tells their status, are good enough: RSA and ECDSA
 * with SHA-256, -384 or -512.
 */
public final class SignatureStrength {

  private static final Set<ASN1ObjectIdentifier> STRONG =
      Set.of(
          PKCSObjectIdentifiers.sha256WithRSAEncryption,
          PKCSObjectIdentifiers.sha384WithRSAEncryption,
          PKCSObjectIdentifiers.sha512WithRSAEncryption,
          X9ObjectIdentifiers.ecdsa_with_SHA256,
          X9ObjectIdentifiers.ecdsa_with_SHA384,
          X9ObjectIdentifiers.ecdsa_with_SHA512);

  private static final Set<ASN1ObjectIdentifier> HASHES =
      Set.of(
          NISTObjectIdentifiers.id_sha256,
          NISTObjectIdentifiers.id_sha384,
          NISTObjectIdentifiers.id_sha512);

  private SignatureStrength() {}

  /**
   * @throws CardException {@link CardRefusal#WEAK_KEY}
   */
  static void check(X509Certificate certificate) throws CardException {
    try {
      AlgorithmIdentifier algorithm =
          Certificate.getInstance(certificate.getEncoded()).getSignatureAlgorithm();
      if (!isStrong(algorithm)) {
        throw weak("is of an algorithm that is too weak or unknown");
      }
    } catch (CertificateEncodingException | RuntimeException e) {
      throw weak("cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /**
   * @throws IllegalArgumentException when its parameters cannot be read
   */
  public static boolean isStrong(AlgorithmIdentifier algorithm) {
    return STRONG.contains(algorithm.getAlgorithm()) || isStrongPss(algorithm);
  }

  /** Left out, a hash of PSS is SHA-1. */
  private static boolean isStrongPss(AlgorithmIdentifier algorithm) {
    if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      return false;
    }
    RSASSAPSSparams pss = RSASSAPSSparams.getInstance(algorithm.getParameters());
    AlgorithmIdentifier mask = pss.getMaskGenAlgorithm();
    return HASHES.contains(pss.getHashAlgorithm().getAlgorithm())
        && mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)
        && HASHES.contains(AlgorithmIdentifier.getInstance(mask.getParameters()).getAlgorithm());
  }

  private static CardException weak(String what) {
    return new CardException(CardRefusal.WEAK_KEY, "The certificate's signature " + what);
  }
}

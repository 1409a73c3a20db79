package hu.ugyfelkapu.keycloak.idcard.certificate;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Which keys are good enough: elliptic ones on P-256, P-384 or P-521, and RSA keys of 2048 to 8192
 * bits. The upper bound and that of the exponent are there for the time that a check takes.
 */
public final class KeyStrength {

  private static final int LEAST_RSA_BITS = 2048;
  private static final int MOST_RSA_BITS = 8192;
  private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65_537);
  private static final int MOST_EXPONENT_BITS = 64;

  /** Curves by the bytes of a coordinate. */
  private static final Map<ASN1ObjectIdentifier, Integer> CURVES =
      Map.of(
          SECObjectIdentifiers.secp256r1, 32,
          SECObjectIdentifiers.secp384r1, 48,
          SECObjectIdentifiers.secp521r1, 66);

  private static final int UNCOMPRESSED = 4;

  private KeyStrength() {}

  /**
   * The certificate's key, if it is good enough.
   *
   * @return an {@link ECPublicKey} or an {@link RSAPublicKey}
   * @throws CardException {@link CardRefusal#WEAK_KEY}
   */
  public static PublicKey strongKey(X509Certificate certificate) throws CardException {
    try {
      SubjectPublicKeyInfo info =
          Certificate.getInstance(certificate.getEncoded()).getSubjectPublicKeyInfo();
      ASN1ObjectIdentifier kind = info.getAlgorithm().getAlgorithm();
      PublicKey key = certificate.getPublicKey();
      if (kind.equals(X9ObjectIdentifiers.id_ecPublicKey) && key instanceof ECPublicKey elliptic) {
        checkCurve(info);
        checkPoint(elliptic);
      } else if (kind.equals(PKCSObjectIdentifiers.rsaEncryption)
          && key instanceof RSAPublicKey rsa) {
        checkRsa(rsa);
      } else {
        throw weak("is of a kind that is not supported");
      }
      return key;
    } catch (CertificateEncodingException | RuntimeException e) {
      throw weak("cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /**
   * Only the names of curves count: parameters written out can be those of a curve nearly the same,
   * for which anyone has the private key (CVE-2020-0601).
   */
  private static void checkCurve(SubjectPublicKeyInfo info) throws CardException {
    ASN1Encodable curve = info.getAlgorithm().getParameters();
    Integer length = curve instanceof ASN1ObjectIdentifier name ? CURVES.get(name) : null;
    if (length == null) {
      throw weak("is on a curve that is not supported");
    }
    byte[] point = info.getPublicKeyData().getOctets();
    if (point.length != 1 + 2 * length || point[0] != UNCOMPRESSED) {
      throw weak("is not an uncompressed point");
    }
  }

  private static void checkPoint(ECPublicKey key) throws CardException {
    EllipticCurve curve = key.getParams().getCurve();
    BigInteger p = ((ECFieldFp) curve.getField()).getP();
    ECPoint point = key.getW();
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    BigInteger right = x.multiply(x).add(curve.getA()).multiply(x).add(curve.getB()).mod(p);
    if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0 || !y.multiply(y).mod(p).equals(right)) {
      throw weak("is not a point of its curve");
    }
  }

  private static void checkRsa(RSAPublicKey key) throws CardException {
    int bits = key.getModulus().bitLength();
    BigInteger exponent = key.getPublicExponent();
    if (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS || !key.getModulus().testBit(0)) {
      throw weak("is an RSA key of " + bits + " bits, or even");
    }
    if (exponent.compareTo(LEAST_EXPONENT) < 0
        || exponent.bitLength() > MOST_EXPONENT_BITS
        || !exponent.testBit(0)) {
      throw weak("is an RSA key with a bad public exponent");
    }
  }

  private static CardException weak(String what) {
    return new CardException(CardRefusal.WEAK_KEY, "The certificate's key " + what);
  }
}

package hu.ugyfelkapu.keycloak.idcard.token;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** How a card signs, by the names that JSON Web Algorithms (RFC 7518 §3) gave it. */
public enum SignatureAlgorithm {
  ES256(Family.ECDSA, "SHA-256", 256),
  ES384(Family.ECDSA, "SHA-384", 384),
  ES512(Family.ECDSA, "SHA-512", 521),
  PS256(Family.PSS, "SHA-256", 0),
  PS384(Family.PSS, "SHA-384", 0),
  PS512(Family.PSS, "SHA-512", 0),
  RS256(Family.PKCS1, "SHA-256", 0),
  RS384(Family.PKCS1, "SHA-384", 0),
  RS512(Family.PKCS1, "SHA-512", 0);

  private enum Family {
    ECDSA,
    PSS,
    PKCS1
  }

  private final Family family;
  private final String hash;
  private final int curveBits;

  SignatureAlgorithm(Family family, String hash, int curveBits) {
    this.family = family;
    this.hash = hash;
    this.curveBits = curveBits;
  }

  /**
   * @throws CardException {@link CardRefusal#WRONG_ALGORITHM}
   */
  static SignatureAlgorithm named(String name) throws CardException {
    for (SignatureAlgorithm algorithm : values()) {
      if (algorithm.name().equals(name)) {
        return algorithm;
      }
    }
    throw new CardException(
        CardRefusal.WRONG_ALGORITHM, "The token's algorithm is not a supported one");
  }

  /** Whether the key is of the algorithm's kind and, for ECDSA, on its curve. */
  boolean fits(PublicKey key) {
    return family == Family.ECDSA
        ? key instanceof ECPublicKey elliptic
            && elliptic.getParams().getCurve().getField().getFieldSize() == curveBits
        : key instanceof RSAPublicKey;
  }

  /** A new hash of the algorithm's own kind. */
  MessageDigest hash() throws NoSuchAlgorithmException {
    return MessageDigest.getInstance(hash);
  }

  /** Checks signatures; those of ECDSA are r and s, one after the other. */
  Signature verifier() throws GeneralSecurityException {
    String digest = hash.replace("-", "");
    if (family == Family.ECDSA) {
      return Signature.getInstance(digest + "withECDSAinP1363Format");
    }
    if (family == Family.PKCS1) {
      return Signature.getInstance(digest + "withRSA");
    }
    Signature pss = Signature.getInstance("RSASSA-PSS");
    // The salt is as long as the hash (RFC 7518 §3.5).
    pss.setParameter(
        new PSSParameterSpec(
            hash,
            "MGF1",
            new MGF1ParameterSpec(hash),
            hash().getDigestLength(),
            PSSParameterSpec.TRAILER_FIELD_BC));
    return pss;
  }
}

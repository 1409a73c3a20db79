package hu.ugyfelkapu.keycloak.docker.softcard;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** How a card signs, by the names of RFC 7518 that a Web eID token carries. */
public enum CardAlgorithm {
  ES256("secp256r1"),
  ES384("secp384r1"),
  ES512("secp521r1"),
  PS256(null),
  PS384(null),
  PS512(null),
  RS256(null),
  RS384(null),
  RS512(null);

  private static final int RSA_BITS = 2048;

  /** Of the only curve that RFC 7518 allows with the algorithm; null for RSA. */
  private final String curve;

  CardAlgorithm(String curve) {
    this.curve = curve;
  }

  /** A new key that the algorithm can sign with; RSA keys have 2048 bits. */
  KeyPair newKey() {
    return newKey(curve);
  }

  /** A new key on the curve, an RSA one without a curve. */
  static KeyPair newKey(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(curve == null ? "RSA" : "EC");
      generator.initialize(
          curve == null
              ? new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4)
              : new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Signs what Web eID signs: the hashes of origin and nonce, one behind the other, which the
   * signature algorithm hashes once more. The nonce is hashed as the text that it came as.
   *
   * @return raw {@code r‖s} for ECDSA
   * @throws IllegalArgumentException if the key is not of the algorithm's kind
   */
  byte[] sign(PrivateKey key, String origin, String nonce) {
    try {
      Signature signature = signature();
      signature.initSign(key);
      signature.update(hash(origin));
      signature.update(hash(nonce));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the key does not sign with " + this, e);
    }
  }

  private byte[] hash(String text) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-" + bits()).digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private Signature signature() throws GeneralSecurityException {
    return switch (name().substring(0, 2)) {
      case "ES" -> Signature.getInstance("SHA" + bits() + "withECDSAinP1363Format");
      case "RS" -> Signature.getInstance("SHA" + bits() + "withRSA");
      default -> {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(pss());
        yield signature;
      }
    };
  }

  private AlgorithmParameterSpec pss() {
    String hash = "SHA-" + bits();
    return new PSSParameterSpec(
        hash, "MGF1", new MGF1ParameterSpec(hash), bits() / 8, PSSParameterSpec.TRAILER_FIELD_BC);
  }

  /** Of the hash. */
  private int bits() {
    return Integer.parseInt(name().substring(2));
  }
}

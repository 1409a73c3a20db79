package hu.ugyfelkapu.keycloak.idcard.token;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import hu.ugyfelkapu.keycloak.idcard.certificate.KeyStrength;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/** Whether a token's signature is the answer to a challenge. */
public final class TokenSignature {

  private TokenSignature() {}

  /**
   * Signed is hash(origin) followed by hash(nonce), both of the text as UTF-8: the nonce is not
   * decoded first (hazard H76). Neither of the two may come from the token.
   *
   * @param origin of the page, such as {@code https://kau.pelda.test}; without a slash at its end
   * @param nonce the text that the page was given
   * @throws CardException {@link CardRefusal#WEAK_KEY}, {@link CardRefusal#WRONG_ALGORITHM} when
   *     the algorithm does not fit the key, or {@link CardRefusal#WRONG_SIGNATURE}
   */
  public static void verify(AuthToken token, String origin, String nonce) throws CardException {
    PublicKey key = KeyStrength.strongKey(token.certificate());
    if (!token.algorithm().fits(key)) {
      throw new CardException(
          CardRefusal.WRONG_ALGORITHM, "The token's algorithm does not fit the card's key");
    }
    byte[] signature = token.signature();
    if (!isWellFormed(signature, key)
        || !isRight(token.algorithm(), key, signature, origin, nonce)) {
      throw new CardException(
          CardRefusal.WRONG_SIGNATURE, "The token's signature is not one of this challenge");
    }
  }

  /**
   * Whether it can be a signature by that key at all. Java looks at this too, but once took zeros
   * as r and s for a signature of anything (CVE-2022-21449).
   */
  static boolean isWellFormed(byte[] signature, PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return signature.length == bytes(rsa.getModulus());
    }
    BigInteger order = ((ECPublicKey) key).getParams().getOrder();
    int length = bytes(order);
    return signature.length == 2 * length
        && isBetween(Arrays.copyOf(signature, length), order)
        && isBetween(Arrays.copyOfRange(signature, length, 2 * length), order);
  }

  private static int bytes(BigInteger number) {
    return (number.bitLength() + 7) / 8;
  }

  private static boolean isBetween(byte[] part, BigInteger order) {
    BigInteger number = new BigInteger(1, part);
    return number.signum() > 0 && number.compareTo(order) < 0;
  }

  private static boolean isRight(
      SignatureAlgorithm algorithm, PublicKey key, byte[] signature, String origin, String nonce) {
    try {
      Signature verifier = algorithm.verifier();
      verifier.initVerify(key);
      verifier.update(algorithm.hash().digest(origin.getBytes(StandardCharsets.UTF_8)));
      verifier.update(algorithm.hash().digest(nonce.getBytes(StandardCharsets.UTF_8)));
      return verifier.verify(signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      // Java's way to say of some wrong signatures that they are wrong.
      return false;
    }
  }
}

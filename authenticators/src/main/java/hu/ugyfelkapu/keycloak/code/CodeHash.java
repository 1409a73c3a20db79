package hu.ugyfelkapu.keycloak.code;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A code's keyed hash. Six digits are guessed in no time from a plain hash; so it is an HMAC under
 * the realm's own secret key, which the store does not hold.
 *
 * @param keyId id of the realm's HMAC key
 * @param value HMAC-SHA-512, Base64url
 */
record CodeHash(String keyId, String value) {

  /** Keeps these apart from the tokens that the realm signs with the same key. */
  private static final String DOMAIN = "ugyfelkapu one-time code\n";

  /** The hash under the realm's active key. */
  static CodeHash of(KeycloakSession session, RealmModel realm, String bound, String code) {
    KeyWrapper key = session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.HS512);
    return new CodeHash(key.getKid(), hmac(key, bound, code));
  }

  /** Whether this is the hash of that code; false also when the realm has given up the key. */
  boolean matches(KeycloakSession session, RealmModel realm, String bound, String code) {
    return Optional.ofNullable(session.keys().getKey(realm, keyId, KeyUse.SIG, Algorithm.HS512))
        .map(key -> hmac(key, bound, code))
        .filter(
            hash ->
                MessageDigest.isEqual(
                    hash.getBytes(StandardCharsets.US_ASCII),
                    value.getBytes(StandardCharsets.US_ASCII)))
        .isPresent();
  }

  private static String hmac(KeyWrapper key, String bound, String code) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(key.getSecretKey());
      byte[] hash = mac.doFinal((DOMAIN + bound + "\n" + code).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

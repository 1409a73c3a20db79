package hu.ugyfelkapu.keycloak.telephone;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What only this realm can compute of a text: HMAC-SHA-512 under the realm's own secret key. */
record RealmMac(KeycloakSession session, RealmModel realm) {

  /** Keeps these apart from the tokens that the realm signs with the same key. */
  private static final String DOMAIN = "ugyfelkapu telephone\n";

  private static final int NAME_BYTES = 18;

  /** 64 bytes. */
  byte[] of(String purpose, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.HS512).getSecretKey());
      return mac.doFinal((DOMAIN + purpose + "\n" + text).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A short name for the text that does not tell it: 24 characters of Base64url. */
  String name(String purpose, String text) {
    byte[] start = Arrays.copyOf(of(purpose, text), NAME_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(start);
  }
}

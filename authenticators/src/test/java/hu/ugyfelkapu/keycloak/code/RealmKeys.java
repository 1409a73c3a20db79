package hu.ugyfelkapu.keycloak.code;

import hu.ugyfelkapu.keycloak.testing.Only;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeyManager;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;

/** A realm as one-time codes see it: its id, its HMAC keys, and the server's single-use store. */
final class RealmKeys {

  private final Map<String, KeyWrapper> keys = new LinkedHashMap<>();
  private String active;

  /** A realm with one key. */
  static RealmKeys of(String kid) {
    RealmKeys realm = new RealmKeys();
    realm.rotateTo(kid);
    return realm;
  }

  /** Adds a key, which is the active one from now on. */
  void rotateTo(String kid) {
    KeyWrapper key = new KeyWrapper();
    key.setKid(kid);
    key.setUse(KeyUse.SIG);
    key.setAlgorithm(Algorithm.HS512);
    key.setSecretKey(
        new SecretKeySpec(("secret of " + kid).getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
    keys.put(kid, key);
    active = kid;
  }

  /** Gives a key up for good. */
  void forget(String kid) {
    keys.remove(kid);
  }

  RealmModel realm() {
    return Only.of(RealmModel.class, Map.of("getId", args -> "realm-1"));
  }

  KeycloakSession session(SingleUseObjectProvider store) {
    KeyManager manager =
        Only.of(
            KeyManager.class,
            Map.of(
                "getActiveKey", args -> keys.get(active),
                "getKey", args -> keys.get((String) args[1])));
    return Only.of(
        KeycloakSession.class, Map.of("keys", args -> manager, "singleUseObjects", args -> store));
  }
}

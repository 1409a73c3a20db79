package hu.ugyfelkapu.keycloak.docker.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A realm as Keycloak comes, with its own flow, theme and users: one who has an app and one who has
 * to enrol.
 *
 * @param name of the realm
 * @param client the representation of its only client
 */
public record StockRealm(String name, Map<String, Object> client) {
  public static final String WITH_APP = "kod";
  public static final String TO_ENROL = "igenyles";
  public static final String PASSWORD = "Proba2024Jelszo";

  /** The app's secret, as Keycloak keeps it: text. */
  public static final String APP_SECRET = "12345678901234567890";

  /**
   * What {@code POST /admin/realms} takes.
   *
   * @param more settings of the realm besides
   */
  public Map<String, Object> representation(Map<String, Object> more) {
    Map<String, Object> app =
        Map.of(
            "type",
            "otp",
            "secretData",
            "{\"value\":\"" + APP_SECRET + "\"}",
            "credentialData",
            "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}");
    Map<String, Object> password =
        Map.of("type", "password", "value", PASSWORD, "temporary", false);
    Map<String, Object> realm = new HashMap<>(more);
    realm.put("realm", name);
    realm.put("enabled", true);
    realm.put("loginTheme", "keycloak.v2");
    realm.put("internationalizationEnabled", true);
    realm.put("supportedLocales", List.of("hu", "en"));
    realm.put("defaultLocale", "hu");
    realm.put("clients", List.of(client));
    realm.put(
        "users",
        List.of(
            user(WITH_APP, List.of(password, app), List.of()),
            user(TO_ENROL, List.of(password), List.of("CONFIGURE_TOTP"))));
    return realm;
  }

  private static Map<String, Object> user(
      String name, List<Map<String, Object>> credentials, List<String> actions) {
    return Map.of(
        "username",
        name,
        "enabled",
        true,
        "email",
        name + "@pelda.test",
        "emailVerified",
        true,
        "firstName",
        "Teszt",
        "lastName",
        "Elek",
        "credentials",
        credentials,
        "requiredActions",
        actions);
  }
}

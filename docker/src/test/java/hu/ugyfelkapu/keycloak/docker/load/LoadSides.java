package hu.ugyfelkapu.keycloak.docker.load;

import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.PlainVisitor;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Base32;

/**
 * The two realms that are compared, each with one who has an app and one who has to enrol: the
 * pack's, and one of Keycloak's own flow, theme and users. Gone once it is closed.
 *
 * @param packLogin a citizen with Ügyfélkapu+
 * @param packEnrolment a citizen without
 */
record LoadSides(TestServer server, Citizen packLogin, String packSecret, Citizen packEnrolment)
    implements AutoCloseable {
  static final String STOCK = "load-stock";

  private static final String CLIENT = "load";
  private static final String STOCK_LOGIN = "sablon-kod";
  private static final String STOCK_ENROLMENT = "sablon-igenyles";
  private static final String STOCK_PASSWORD = "Proba2024Jelszo";
  private static final String STOCK_SECRET = "12345678901234567890";
  private static final Pattern SECRET = Pattern.compile("data-uk-copy=\"([A-Z2-7]+)\"");

  static LoadSides prepare(TestServer server) {
    server.admin().post("/realms", stockRealm());
    server
        .admin()
        .post(
            "/realms/" + TestServer.REALM + "/clients",
            client(
                List.of(
                    "basic",
                    "pairwise-subject",
                    "acr",
                    "identification",
                    "natural-identity-data")));
    Citizen enrolled = Citizen.register(server);
    return new LoadSides(server, enrolled, enrol(server, enrolled), Citizen.register(server));
  }

  Account stockLogin() {
    return new Account(
        STOCK_LOGIN,
        STOCK_PASSWORD,
        new Base32().encodeToString(STOCK_SECRET.getBytes(StandardCharsets.UTF_8)));
  }

  Account stockEnrolment() {
    return new Account(STOCK_ENROLMENT, STOCK_PASSWORD, "");
  }

  Account packLoginAccount() {
    return new Account(packLogin.userName(), packLogin.password(), packSecret);
  }

  Account packEnrolmentAccount() {
    return new Account(packEnrolment.userName(), packEnrolment.password(), "");
  }

  /** Walks through the enrolment and gives the app's secret back. */
  private static String enrol(TestServer server, Citizen citizen) {
    PlainVisitor visitor =
        PlainVisitor.atPassword(server, "ugyfelkapu")
            .submit(PlainVisitor.credentials(citizen), "login-plus-offer")
            .submit("choice=app", "login-plus-enrol-app");
    String secret = visitor.found(SECRET);
    visitor
        .submit(
            "password="
                + AdminApi.encode(citizen.password())
                + "&otp="
                + Totp.ofShown(secret).fresh(),
            "login-plus-deletion-code")
        .submit("deletionCodeSaved=on&finish=", "login-plus-done")
        .submit("continue=", "");
    return secret;
  }

  /**
   * Keycloak as it comes, with the pack's realm's settings for events, brute force and language.
   */
  private static Map<String, Object> stockRealm() {
    Map<String, Object> app =
        Map.of(
            "type",
            "otp",
            "secretData",
            "{\"value\":\"" + STOCK_SECRET + "\"}",
            "credentialData",
            "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}");
    Map<String, Object> password =
        Map.of("type", "password", "value", STOCK_PASSWORD, "temporary", false);
    return Map.ofEntries(
        Map.entry("realm", STOCK),
        Map.entry("enabled", true),
        Map.entry("loginTheme", "keycloak.v2"),
        Map.entry("internationalizationEnabled", true),
        Map.entry("supportedLocales", List.of("hu", "en")),
        Map.entry("defaultLocale", "hu"),
        Map.entry("bruteForceProtected", true),
        Map.entry("failureFactor", 5),
        Map.entry("eventsEnabled", true),
        Map.entry("eventsExpiration", 2_592_000),
        Map.entry("clients", List.of(client(List.of("basic", "profile", "email", "acr")))),
        Map.entry(
            "users",
            List.of(
                user(STOCK_LOGIN, List.of(password, app), List.of()),
                user(STOCK_ENROLMENT, List.of(password), List.of("CONFIGURE_TOTP")))));
  }

  /** A public service that is told who came and of which level. */
  private static Map<String, Object> client(List<String> scopes) {
    return Map.of(
        "clientId",
        CLIENT,
        "publicClient",
        true,
        "fullScopeAllowed",
        false,
        "redirectUris",
        List.of("http://localhost/load"),
        "defaultClientScopes",
        scopes);
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

  @Override
  public void close() {
    server.admin().delete("/realms/" + STOCK);
    String clients = "/realms/" + TestServer.REALM + "/clients";
    String id = server.admin().get(clients + "?clientId=" + CLIENT).get(0).get("id").asText();
    server.admin().delete(clients + "/" + id);
  }
}

package hu.ugyfelkapu.keycloak.docker.load;

import hu.ugyfelkapu.keycloak.docker.benchmark.StockRealm;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.PlainLogins;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

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
    try {
      Citizen enrolled = Citizen.register(server);
      String secret = new PlainLogins(server).enrolWithApp(enrolled).app().base32();
      return new LoadSides(server, enrolled, secret, Citizen.register(server));
    } catch (RuntimeException | AssertionError e) {
      remove(server);
      throw e;
    }
  }

  Account stockLogin() {
    return new Account(
        StockRealm.WITH_APP,
        StockRealm.PASSWORD,
        new Totp(StockRealm.APP_SECRET.getBytes(StandardCharsets.UTF_8)).base32());
  }

  Account stockEnrolment() {
    return new Account(StockRealm.TO_ENROL, StockRealm.PASSWORD, "");
  }

  Account packLoginAccount() {
    return new Account(packLogin.userName(), packLogin.password(), packSecret);
  }

  Account packEnrolmentAccount() {
    return new Account(packEnrolment.userName(), packEnrolment.password(), "");
  }

  /** With the settings for events and brute force that the pack's realm has. */
  private static Map<String, Object> stockRealm() {
    return new StockRealm(STOCK, client(List.of("basic", "profile", "email", "acr")))
        .representation(
            Map.of(
                "bruteForceProtected",
                true,
                "failureFactor",
                5,
                "eventsEnabled",
                true,
                "eventsExpiration",
                2_592_000));
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

  @Override
  public void close() {
    remove(server);
  }

  private static void remove(TestServer server) {
    try {
      server.admin().delete("/realms/" + STOCK);
    } finally {
      String clients = "/realms/" + TestServer.REALM + "/clients";
      String id = server.admin().get(clients + "?clientId=" + CLIENT).get(0).get("id").asText();
      server.admin().delete(clients + "/" + id);
    }
  }
}

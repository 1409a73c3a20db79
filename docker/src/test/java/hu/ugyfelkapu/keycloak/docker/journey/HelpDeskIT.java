package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Await;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.Official;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.AppCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The help desk may remove factors and unlock, and nothing else (mission.md §11). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class HelpDeskIT {
  private static final String REALM = "/realms/" + TestServer.REALM;
  private static final String DESK = REALM + "/ugyfelkapu-help-desk";
  private static final String ROLE = "ugyfelkapu-help-desk";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static Enrolled enrolled;

  private record Enrolled(Citizen citizen, Totp app) {}

  /** One citizen for all who must not change anything. */
  private static Enrolled enrolled(TestServer server, Browser browser) {
    if (enrolled == null) {
      Citizen citizen = Citizen.register(server);
      enrolled = new Enrolled(citizen, Enrolment.enrol(server, browser, citizen));
    }
    return enrolled;
  }

  private static Official helpDesk(TestServer server) {
    return Official.of(server, TestServer.REALM).with("realm-management", ROLE);
  }

  @Test
  void registrationIsFoundByItsExactNameAndShowsNoIdentityData(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Enrolment.enrol(server, browser, citizen);

    HttpResponse<String> answer = find(helpDesk(server), citizen.userName());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    JsonNode found = AdminApi.parse(answer.body());
    assertThat(found.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("id", "enabled", "factors", "locked");
    assertThat(found.get("id").asText()).isEqualTo(citizen.id(server));
    assertThat(found.get("enabled").asBoolean()).isTrue();
    assertThat(found.get("locked").asBoolean()).isFalse();
    assertThat(found.get("factors").findValuesAsText("type"))
        .containsExactlyInAnyOrder("otp", "ugyfelkapu-deletion-code");
    assertThat(found.get("factors"))
        .allSatisfy(
            factor -> {
              assertThat(factor.fieldNames())
                  .toIterable()
                  .containsExactlyInAnyOrder("id", "type", "createdDate");
              assertThat(Instant.ofEpochMilli(factor.get("createdDate").asLong()))
                  .isBetween(
                      server.clock().now().minus(Duration.ofMinutes(10)), server.clock().now());
            });
    assertThat(answer.body())
        .doesNotContain(citizen.email(), citizen.userName(), "Elek", "Minta", "secret");
  }

  /** All that is not the one registration is the same nobody. */
  @Test
  void otherCaseOtherStoreAndNobodyAreTheSame(TestServer server) {
    Citizen citizen = Citizen.register(server);
    String local = "helyi " + System.nanoTime();
    server.admin().post(REALM + "/users", Map.of("username", local, "enabled", true));
    String localId =
        server
            .admin()
            .get(REALM + "/users?exact=true&username=" + AdminApi.encode(local))
            .get(0)
            .get("id")
            .asText();
    Official official = helpDesk(server);
    HttpResponse<String> nobody = find(official, "Senki Sincs " + System.nanoTime());

    assertThat(nobody.statusCode()).isEqualTo(404);
    assertThat(AdminApi.parse(nobody.body()).get("error").asText())
        .isEqualTo("Registration not found");
    for (String name : List.of(citizen.userName().toUpperCase(Locale.ROOT), local)) {
      HttpResponse<String> answer = find(official, name);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).isEqualTo(nobody.body());
    }
    assertThat(unlock(official, localId, "{}").statusCode()).isEqualTo(404);
    assertThat(official.call("GET", DESK + "/registrations", "").statusCode()).isEqualTo(400);
    server.admin().delete(REALM + "/users/" + localId);
  }

  @Test
  void removedAppTakesItsDeletionCodeAndSessionsAlong_H41(TestServer server, Browser browser)
      throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    server.mail().take(citizen.email(), PATIENCE);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.signInWithApp(page, app);
    OidcLogin.Tokens tokens = login.tokens();
    Official official = helpDesk(server);
    String id = citizen.id(server);
    String otp = factor(official, citizen, "otp");

    HttpResponse<String> answer = remove(official, id, otp);

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(citizen.credentialTypes(server)).isEmpty();
    assertThat(server.mail().take(citizen.email(), PATIENCE).subject())
        .isEqualTo("Ügyfélkapu+: a hitelesítő alkalmazás törölve");
    assertThat(server.mail().waiting(citizen.email())).isZero();
    assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(400);
    OidcLogin.start(server, page);
    new MethodPage(page);
    assertThat(citizen.events(server, "REMOVE_CREDENTIAL")).hasSize(1);
    assertThat(citizen.events(server, "REMOVE_TOTP")).hasSize(1);
    assertThat(adminEvents(server, official))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.get("operationType").asText()).isEqualTo("ACTION");
              assertThat(event.get("resourceType").asText()).isEqualTo("USER");
              assertThat(event.get("resourcePath").asText()).contains(id).contains(otp);
              assertThat(event.at("/details/credential_type").asText()).isEqualTo("otp");
              assertThat(event.at("/details/credential_id").asText()).isEqualTo(otp);
            });
    assertThat(remove(official, id, otp).statusCode()).isEqualTo(404);
  }

  @Test
  void factorOfAnotherCitizenIsNotFound(TestServer server, Browser browser) {
    Citizen citizen = enrolled(server, browser).citizen();
    Citizen other = Citizen.register(server);
    Official official = helpDesk(server);

    HttpResponse<String> answer =
        remove(official, other.id(server), factor(official, citizen, "otp"));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(AdminApi.parse(answer.body()).get("error").asText()).isEqualTo("Factor not found");
    assertThat(citizen.credentialTypes(server)).contains("otp");
  }

  @Test
  void lockedLoginIsSeenAndUnlocked(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu-plus-app");
    for (int i = 0; i < 5; i++) {
      new AppCodePage(page).enterWrongly(app.wrong());
    }
    Official official = helpDesk(server);
    JsonNode locked =
        Await.until(() -> view(official, citizen), view -> view.get("locked").asBoolean());
    assertThat(locked.get("locked").asBoolean()).isTrue();
    assertThat(Instant.ofEpochMilli(locked.get("lockedUntil").asLong()))
        .isBetween(server.clock().now(), server.clock().now().plus(Duration.ofMinutes(16)));

    assertThat(unlock(official, citizen.id(server), "").statusCode()).isEqualTo(204);

    assertThat(view(official, citizen).get("locked").asBoolean()).isFalse();
    assertThat(citizen.failures(server)).isZero();
    Page again = browser.window();
    OidcLogin login = OidcLogin.start(server, again);
    citizen.signInWithApp(again, app);
    assertThat(login.tokens().claim("acr")).isEqualTo("http://eidas.europa.eu/LoA/substantial");
    assertThat(citizen.credentialTypes(server)).contains("otp", "ugyfelkapu-deletion-code");
    assertThat(adminEvents(server, official))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.get("resourceType").asText()).isEqualTo("USER_LOGIN_FAILURE");
              assertThat(event.get("operationType").asText()).isEqualTo("DELETE");
            });
  }

  /** The lock of the deletion code stands against guessing: it is opened only when asked for. */
  @Test
  void lockedDeletionCodeIsUnlockedOnlyOnDemand(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Enrolment.enrol(server, browser, citizen);
    Official official = helpDesk(server);
    String id = citizen.id(server);
    Page page = browser.window();
    OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu-plus-app");
    new AppCodePage(page).page().locator("#lost-device").click();
    for (int i = 0; i < 5; i++) {
      // Wrong deletion codes lock the login too, as wrong codes do.
      unlock(official, id, "{}");
      page.locator("#deletionCode").fill("AAAA BBBB CCCC DDD" + (i + 2));
      page.locator("button[name=remove]").click();
      page.locator(i < 4 ? ".uk-error" : "[role=alert]").first().waitFor();
    }
    Instant day = server.clock().now().plus(Duration.ofHours(24));
    assertThat(lockOfDeletionCode(official, citizen))
        .isBetween(day.minus(Duration.ofMinutes(5)), day.plus(Duration.ofMinutes(1)));

    assertThat(unlock(official, id, "{\"deletionCode\":false}").statusCode()).isEqualTo(204);
    assertThat(lockOfDeletionCode(official, citizen)).isAfter(Instant.EPOCH);
    assertThat(unlock(official, id, "{\"deletionCode\":true}").statusCode()).isEqualTo(204);

    assertThat(lockOfDeletionCode(official, citizen)).isEqualTo(Instant.EPOCH);
    Page again = browser.window();
    OidcLogin.start(server, again);
    citizen.signIn(again, "ugyfelkapu-plus-app");
    new AppCodePage(again).page().locator("#lost-device").click();
    for (int i = 0; i < 4; i++) {
      unlock(official, id, "{}");
      again.locator("#deletionCode").fill("AAAA BBBB CCCC EEE" + (i + 2));
      again.locator("button[name=remove]").click();
      again.locator(".uk-error").first().waitFor();
    }
    assertThat(lockOfDeletionCode(official, citizen)).isEqualTo(Instant.EPOCH);
    assertThat(citizen.credentialTypes(server)).contains("otp", "ugyfelkapu-deletion-code");
  }

  /** Where the realm locks for good, unlocking lets the citizen in again. */
  @Test
  void permanentLockIsOpened(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Official official = helpDesk(server);
    server.admin().put(REALM, Map.of("permanentLockout", true));
    try {
      Page page = browser.window();
      OidcLogin.start(server, page);
      citizen.signIn(page, "ugyfelkapu-plus-app");
      for (int i = 0; i < 5; i++) {
        new AppCodePage(page).enterWrongly(app.wrong());
      }
      JsonNode locked =
          Await.until(() -> view(official, citizen), view -> !view.get("enabled").asBoolean());
      assertThat(locked.get("enabled").asBoolean()).isFalse();
      assertThat(locked.get("locked").asBoolean()).isTrue();
      assertThat(locked.has("lockedUntil")).isFalse();

      unlock(official, citizen.id(server), "");

      assertThat(view(official, citizen).get("enabled").asBoolean()).isTrue();
      assertThat(view(official, citizen).get("locked").asBoolean()).isFalse();
    } finally {
      server.admin().put(REALM, Map.of("permanentLockout", false));
    }
  }

  /** Unlocking is not enabling: what an administrator has disabled stays so. */
  @Test
  void disabledRegistrationStaysDisabled(TestServer server) {
    Citizen citizen = Citizen.register(server);
    Official official = helpDesk(server);
    server
        .admin()
        .put(REALM + "/users/" + AdminApi.encode(citizen.id(server)), Map.of("enabled", false));

    assertThat(unlock(official, citizen.id(server), "").statusCode()).isEqualTo(204);

    assertThat(view(official, citizen).get("enabled").asBoolean()).isFalse();
  }

  /** H86: only the role, given in this realm or over it, and Keycloak's own right open the desk. */
  @ParameterizedTest
  @CsvSource({
    "nobody, 401",
    "unsigned token, 401",
    "citizen, 403",
    "official without rights, 403",
    "view-users, 403",
    "token with a written-in role, 403",
    "client that may not use the role, 403",
    "administrator of another realm, 403",
    "help desk of another realm, 403",
    "master without rights, 403",
    "help desk, 200",
    "manage-users, 200"
  })
  void onlyTheRoleOpensTheHelpDesk_H86(String who, int status, TestServer server, Browser browser) {
    Citizen citizen = enrolled(server, browser).citizen();
    Totp app = enrolled(server, browser).app();
    String id = AdminApi.encode(citizen.id(server));
    String otp = factor(helpDesk(server), citizen, "otp");
    String token = token(who, server, browser, citizen, app);

    HttpResponse<String> found =
        Official.call(
            server,
            token,
            "GET",
            DESK + "/registrations?username=" + AdminApi.encode(citizen.userName()),
            "");

    assertThat(found.statusCode()).isEqualTo(status);
    if (status != 200) {
      HttpResponse<String> nobody =
          Official.call(server, token, "GET", DESK + "/registrations?username=Senki", "");
      assertThat(nobody.statusCode()).isEqualTo(status);
      assertThat(nobody.body()).isEqualTo(found.body());
      for (HttpResponse<String> answer :
          List.of(
              Official.call(server, token, "GET", DESK, ""),
              Official.call(
                  server, token, "DELETE", DESK + "/registrations/" + id + "/factors/" + otp, ""),
              Official.call(
                  server, token, "POST", DESK + "/registrations/" + id + "/unlock", "{}"))) {
        assertThat(answer.statusCode()).isIn(401, 403, 404).isNotEqualTo(200);
        assertThat(answer.body()).doesNotContain(citizen.email(), otp);
      }
      assertThat(citizen.credentialTypes(server)).contains("otp", "ugyfelkapu-deletion-code");
    }
  }

  private static String token(
      String who, TestServer server, Browser browser, Citizen citizen, Totp app) {
    return switch (who) {
      case "nobody" -> "";
      case "unsigned token" ->
          base64("{\"alg\":\"none\"}")
              + "."
              + base64("{\"iss\":\"" + OidcLogin.realm(server) + "\",\"sub\":\"x\"}")
              + ".";
      case "citizen" -> {
        Page page = browser.window();
        OidcLogin login = OidcLogin.start(server, page);
        citizen.signInWithApp(page, app);
        yield AdminApi.parse(OidcLogin.refresh(server, login.tokens()).body())
            .get("access_token")
            .asText();
      }
      case "official without rights" -> Official.of(server, TestServer.REALM).token();
      case "view-users", "manage-users" ->
          Official.of(server, TestServer.REALM).with("realm-management", who).token();
      case "token with a written-in role" ->
          Official.of(
                  server,
                  TestServer.REALM,
                  Map.of(
                      "fullScopeAllowed",
                      false,
                      "protocolMappers",
                      List.of(
                          Map.of(
                              "name", "written",
                              "protocol", "openid-connect",
                              "protocolMapper", "oidc-hardcoded-role-mapper",
                              "config", Map.of("role", "realm-management." + ROLE)))))
              .token();
      case "client that may not use the role" ->
          Official.of(server, TestServer.REALM, Map.of("fullScopeAllowed", false))
              .with("realm-management", ROLE)
              .token();
      case "administrator of another realm" ->
          Official.of(server, otherRealm(server)).with("realm-management", "realm-admin").token();
      case "help desk of another realm" ->
          Official.of(server, otherRealm(server)).with("realm-management", ROLE).token();
      case "master without rights" -> Official.of(server, "master").token();
      case "help desk" -> helpDesk(server).token();
      default -> throw new IllegalArgumentException(who);
    };
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A realm with a role of the same name. */
  private static String otherRealm(TestServer server) {
    String name = "masik-" + System.nanoTime();
    server
        .admin()
        .post(
            "/realms",
            Map.of(
                "realm",
                name,
                "enabled",
                true,
                "roles",
                Map.of("client", Map.of("realm-management", List.of(Map.of("name", ROLE))))));
    return name;
  }

  /** H86 the other way round: the role opens nothing but the help desk. */
  @Test
  void roleOpensNothingElse_H86(TestServer server, Browser browser) {
    Citizen citizen = enrolled(server, browser).citizen();
    String user = "/users/" + AdminApi.encode(citizen.id(server));
    Official official = helpDesk(server);
    String otp = factor(official, citizen, "otp");
    String token = official.token();

    for (String path :
        List.of(
            "/users",
            "/users/count",
            "/users?username=" + AdminApi.encode(citizen.userName()),
            user,
            user + "/credentials",
            user + "/sessions",
            user + "/role-mappings",
            user + "/groups",
            "/attack-detection/brute-force" + user,
            "/roles",
            "/groups",
            "/clients",
            "/client-scopes",
            "/components",
            "/events",
            "/admin-events",
            "/events/config",
            "/identity-provider/instances",
            "/authentication/flows",
            "/authentication/required-actions",
            "/client-session-stats",
            "/keys",
            "/localization/hu",
            "/users/profile")) {
      assertThat(Official.call(server, token, "GET", REALM + path, "").statusCode())
          .as("GET " + path)
          .isEqualTo(403);
    }
    Map<String, String> writes =
        Map.of(
            "PUT " + user,
            "{\"enabled\":false}",
            "DELETE " + user,
            "",
            "DELETE " + user + "/credentials/" + otp,
            "",
            "PUT " + user + "/reset-password",
            "{\"type\":\"password\",\"value\":\"Uj2024Jelszo\"}",
            "PUT " + user + "/disable-credential-types",
            "[\"otp\"]",
            "PUT " + user + "/execute-actions-email",
            "[\"UPDATE_PASSWORD\"]",
            "POST " + user + "/impersonation",
            "",
            "POST " + user + "/logout",
            "",
            "DELETE /attack-detection/brute-force" + user,
            "",
            "POST /users",
            "{\"username\":\"uj\"}");
    writes.forEach(
        (call, body) -> {
          String[] parts = call.split(" ", 2);
          assertThat(Official.call(server, token, parts[0], REALM + parts[1], body).statusCode())
              .as(call)
              .isEqualTo(403);
        });
    assertThat(Official.call(server, token, "PUT", REALM, "{\"enabled\":false}").statusCode())
        .isEqualTo(403);
    // Keycloak tells every user of the realm its name.
    assertThat(AdminApi.parse(Official.call(server, token, "GET", REALM, "").body()).size())
        .isLessThanOrEqualTo(1);
    assertThat(citizen.credentialTypes(server)).contains("otp", "ugyfelkapu-deletion-code");
  }

  /**
   * Who holds a right over the realm is no client of the help desk, not even the official itself.
   */
  @Test
  void officialsOwnRegistrationIsNotServedByTheHelpDesk(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Enrolment.enrol(server, browser, citizen);
    Official desk = helpDesk(server);
    String id = citizen.id(server);
    String otp = factor(desk, citizen, "otp");
    Official.grant(server, TestServer.REALM, id, "realm-management", ROLE);

    assertThat(find(desk, citizen.userName()).statusCode()).isEqualTo(404);
    assertThat(remove(desk, id, otp).statusCode()).isEqualTo(404);
    assertThat(unlock(desk, id, "{}").statusCode()).isEqualTo(404);
    assertThat(citizen.credentialTypes(server)).contains("otp", "ugyfelkapu-deletion-code");

    Official manager =
        Official.of(server, TestServer.REALM).with("realm-management", "manage-users");
    assertThat(remove(manager, id, otp).statusCode()).isEqualTo(204);
    assertThat(citizen.credentialTypes(server)).isEmpty();
  }

  /** H62: an outage is no answer about a person, and nothing is half done. */
  @Test
  void outageIsToldAndRemovesNothing_H62(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Enrolment.enrol(server, browser, citizen);
    Official official = helpDesk(server);
    String id = citizen.id(server);
    String otp = factor(official, citizen, "otp");
    String token = official.token();

    server.registry().stop();
    try {
      HttpResponse<String> found = find(official, citizen.userName());
      assertThat(found.statusCode()).isEqualTo(503);
      assertThat(AdminApi.parse(found.body()).get("error").asText())
          .isEqualTo("The registry does not answer");
      assertThat(
              Official.call(
                      server,
                      token,
                      "DELETE",
                      DESK + "/registrations/" + AdminApi.encode(id) + "/factors/" + otp,
                      "")
                  .statusCode())
          .isEqualTo(503);
    } finally {
      server.registry().start();
    }

    assertThat(citizen.credentialTypes(server)).contains("otp", "ugyfelkapu-deletion-code");
  }

  private static HttpResponse<String> find(Official official, String userName) {
    return official.call("GET", DESK + "/registrations?username=" + AdminApi.encode(userName), "");
  }

  private static JsonNode view(Official official, Citizen citizen) {
    HttpResponse<String> answer = find(official, citizen.userName());
    assertThat(answer.statusCode()).isEqualTo(200);
    return AdminApi.parse(answer.body());
  }

  private static HttpResponse<String> remove(Official official, String id, String credential) {
    return official.call(
        "DELETE", DESK + "/registrations/" + AdminApi.encode(id) + "/factors/" + credential, "");
  }

  private static HttpResponse<String> unlock(Official official, String id, String json) {
    return official.call("POST", DESK + "/registrations/" + AdminApi.encode(id) + "/unlock", json);
  }

  private static String factor(Official official, Citizen citizen, String type) {
    return factorNode(official, citizen, type).get("id").asText();
  }

  private static Instant lockOfDeletionCode(Official official, Citizen citizen) {
    return Instant.ofEpochMilli(
        factorNode(official, citizen, "ugyfelkapu-deletion-code").path("lockedUntil").asLong());
  }

  private static JsonNode factorNode(Official official, Citizen citizen, String type) {
    for (JsonNode factor : view(official, citizen).get("factors")) {
      if (factor.get("type").asText().equals(type)) {
        return factor;
      }
    }
    throw new AssertionError("no factor " + type);
  }

  /** What Keycloak holds of this official's acts. */
  private static JsonNode adminEvents(TestServer server, Official official) {
    return server
        .admin()
        .get(REALM + "/admin-events?authUser=" + AdminApi.encode(official.userId()));
  }
}

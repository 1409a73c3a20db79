package hu.ugyfelkapu.keycloak.docker.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import hu.ugyfelkapu.keycloak.docker.testing.Official;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TelephoneCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keycloak asks nobody who calls a resource of a realm; ours does (H86). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class VoicePermissionIT {
  private static final String REALM = "/realms/" + TestServer.REALM;
  private static final String CONTAINER = "ugyfelkapu-telephone";
  private static final String ROLE = "voice-line";
  private static final List<String> POSTS =
      List.of("begin", "answer", "password", "unlock/begin", "unlock");

  /** H86: on each path the same answer, before the request is looked at. */
  @ParameterizedTest
  @CsvSource({
    "nobody, 401",
    "broken token, 401",
    "unsigned token, 401",
    "system of another realm, 401",
    "administrator of master, 401",
    "citizen, 403",
    "system without the role, 403",
    "system with a role of that name elsewhere, 403",
    "client that may not use the role, 403",
    "token with a written-in role, 403",
    "manage-users, 403",
    "telephone official, 403",
    "system with the role, 400"
  })
  void onlyASystemWithTheRoleIsLetIn_H86(
      String who, int status, TestServer server, Browser browser) {
    String token = token(who, server, browser);

    for (String path : POSTS) {
      HttpResponse<String> answer = VoiceSystem.post(server, token, path, "{}");
      assertThat(answer.statusCode()).as(path).isEqualTo(status);
      assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
      assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent())
          .isEqualTo(status == 401);
    }
    assertThat(description(server, token).statusCode()).isEqualTo(status == 400 ? 200 : status);
  }

  /** H86: a person is no system, even with the role and in a client that may use it. */
  @Test
  void personWithTheRoleIsNotLetIn_H86(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.register(server);
    Official.grant(server, TestServer.REALM, citizen.citizen().id(server), CONTAINER, ROLE);
    String container = client(server, CONTAINER);
    String mapping =
        REALM + "/clients/" + client(server, "demo-oidc") + "/scope-mappings/clients/" + container;
    List<JsonNode> role =
        List.of(server.admin().get(REALM + "/clients/" + container + "/roles/" + ROLE));
    server.admin().post(mapping, role);
    try {
      String token = citizen(server, browser, citizen);
      for (String path : POSTS) {
        assertThat(VoiceSystem.post(server, token, path, "{}").statusCode())
            .as(path)
            .isEqualTo(403);
      }
    } finally {
      server.admin().exchange("DELETE", mapping, role);
    }
  }

  /** A role that was taken away is gone at once, whatever the token still says. */
  @Test
  void takenRoleIsGoneAtOnce_H86(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    String token = line.account().token();
    String roles =
        REALM
            + "/users/"
            + line.account().userId()
            + "/role-mappings/clients/"
            + client(server, CONTAINER);
    assertThat(VoiceSystem.post(server, token, "begin", "{}").statusCode()).isEqualTo(400);

    server.admin().exchange("DELETE", roles, server.admin().get(roles));

    assertThat(VoiceSystem.post(server, token, "begin", "{}").statusCode()).isEqualTo(403);
  }

  /** H86 the other way round: the role opens nothing but the voice line. */
  @Test
  void roleOpensNothingElse_H86(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.register(server);

    for (String path :
        List.of(
            "/users",
            "/users/" + AdminApi.encode(subscriber.userId()),
            "/clients",
            "/events",
            "/ugyfelkapu-help-desk/registrations?username=Senki",
            "/ugyfelkapu-telephone/reminder-questions",
            "/ugyfelkapu-telephone/registrations/" + AdminApi.encode(subscriber.userId()))) {
      assertThat(line.account().call("GET", REALM + path, "").statusCode()).as(path).isEqualTo(403);
    }
  }

  private static HttpResponse<String> description(TestServer server, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(VoiceSystem.address(server) + "/openapi.yaml"));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return Http.send(request.build());
  }

  private static String token(String who, TestServer server, Browser browser) {
    return switch (who) {
      case "nobody" -> "";
      case "broken token" -> VoiceSystem.of(server).account().token() + "x";
      case "unsigned token" ->
          base64("{\"alg\":\"none\"}")
              + "."
              + base64("{\"iss\":\"" + OidcLogin.realm(server) + "\",\"sub\":\"x\"}")
              + ".";
      case "system of another realm" ->
          Official.of(server, otherRealm(server)).with(CONTAINER, ROLE).token();
      case "administrator of master" ->
          Official.of(server, "master").with("ugyfelkapu-realm", "manage-users").token();
      case "citizen" -> citizen(server, browser, TelephoneCitizen.register(server));
      case "system without the role" -> Official.of(server, TestServer.REALM).token();
      case "system with a role of that name elsewhere" -> {
        Official other = Official.of(server, TestServer.REALM);
        server.admin().post(REALM + "/clients/" + other.client() + "/roles", Map.of("name", ROLE));
        yield other.with(other.clientId(), ROLE).token();
      }
      case "client that may not use the role" ->
          Official.of(server, TestServer.REALM, Map.of("fullScopeAllowed", false))
              .with(CONTAINER, ROLE)
              .token();
      case "token with a written-in role" ->
          Official.of(
                  server,
                  TestServer.REALM,
                  Map.of(
                      "protocolMappers",
                      List.of(
                          Map.of(
                              "name", "written",
                              "protocol", "openid-connect",
                              "protocolMapper", "oidc-hardcoded-role-mapper",
                              "config", Map.of("role", CONTAINER + "." + ROLE)))))
              .token();
      case "manage-users" ->
          Official.of(server, TestServer.REALM).with("realm-management", who).token();
      case "telephone official" -> Subscriber.official(server).token();
      case "system with the role" -> VoiceSystem.of(server).account().token();
      default -> throw new IllegalArgumentException(who);
    };
  }

  /** A token of a login by telephone. */
  private static String citizen(TestServer server, Browser browser, TelephoneCitizen citizen) {
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.changePassword(page).change(TelephoneCitizen.OWN);
    return AdminApi.parse(OidcLogin.refresh(server, login.tokens()).body())
        .get("access_token")
        .asText();
  }

  private static String client(TestServer server, String clientId) {
    return server.admin().get(REALM + "/clients?clientId=" + clientId).get(0).get("id").asText();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A realm with the same client and role. */
  private static String otherRealm(TestServer server) {
    String name = "masik-vonal-" + System.nanoTime();
    server
        .admin()
        .post(
            "/realms",
            Map.of(
                "realm",
                name,
                "enabled",
                true,
                "clients",
                List.of(Map.of("clientId", CONTAINER, "bearerOnly", true)),
                "roles",
                Map.of("client", Map.of(CONTAINER, List.of(Map.of("name", ROLE))))));
    return name;
  }
}

package hu.ugyfelkapu.keycloak.docker.testing;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Someone who calls Keycloak's admin API with a token of some realm: the service account of a
 * client made for one test.
 *
 * @param realm realm of the account
 * @param client id of the client in Keycloak's store
 * @param clientId its name
 */
public record Official(TestServer server, String realm, String client, String clientId) {
  private static final String SECRET = "secret-of-the-tests";

  /** An official of that realm without any right. */
  public static Official of(TestServer server, String realm) {
    return of(server, realm, Map.of());
  }

  /** An official of that realm without any right, whose client has these settings too. */
  public static Official of(TestServer server, String realm, Map<String, Object> more) {
    String clientId = "official-" + UUID.randomUUID();
    Map<String, Object> client = new LinkedHashMap<>();
    client.put("clientId", clientId);
    client.put("secret", SECRET);
    client.put("serviceAccountsEnabled", true);
    client.put("standardFlowEnabled", false);
    client.put("fullScopeAllowed", true);
    // A pairwise subject would hide the account from the admin API.
    client.put("defaultClientScopes", List.of("basic"));
    client.putAll(more);
    server.admin().post("/realms/" + realm + "/clients", client);
    return new Official(server, realm, clientOf(server, realm, clientId), clientId);
  }

  /**
   * Gives the official's account a role.
   *
   * @param container name of the client whose role it is, such as {@code realm-management}
   */
  public Official with(String container, String role) {
    grant(server, realm, userId(), container, role);
    return this;
  }

  /** Gives a user a client's role. */
  public static void grant(
      TestServer server, String realm, String userId, String container, String role) {
    String roles = clientOf(server, realm, container);
    server
        .admin()
        .post(
            "/realms/"
                + realm
                + "/users/"
                + AdminApi.encode(userId)
                + "/role-mappings/clients/"
                + roles,
            "["
                + server.admin().get("/realms/" + realm + "/clients/" + roles + "/roles/" + role)
                + "]");
  }

  private static String clientOf(TestServer server, String realm, String clientId) {
    return server
        .admin()
        .get("/realms/" + realm + "/clients?clientId=" + AdminApi.encode(clientId))
        .get(0)
        .get("id")
        .asText();
  }

  /** Keycloak's id of the account. */
  public String userId() {
    return server
        .admin()
        .get("/realms/" + realm + "/clients/" + client + "/service-account-user")
        .get("id")
        .asText();
  }

  /** A fresh access token. */
  public String token() {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(server.url() + "/realms/" + realm + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id="
                        + clientId
                        + "&client_secret="
                        + SECRET))
            .build();
    return AdminApi.parse(Http.send(request, 200)).get("access_token").asText();
  }

  /**
   * Calls the admin API.
   *
   * @param path below {@code /admin}
   * @param json body; empty for none
   */
  public HttpResponse<String> call(String method, String path, String json) {
    return call(server, token(), method, path, json);
  }

  /** The same with any token; an empty one stands for none. */
  public static HttpResponse<String> call(
      TestServer server, String token, String method, String path, String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + "/admin" + path))
            .method(
                method,
                json.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json));
    if (!json.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return Http.send(request.build());
  }
}

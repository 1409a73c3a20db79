package hu.ugyfelkapu.keycloak.docker.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import hu.ugyfelkapu.keycloak.docker.testing.RegistryComponent;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A second realm on the same registry, with Keycloak's stock flows, whose store may be taken away
 * and where a password can be tried by a single request. Gone once it is closed.
 */
final class OtherRealm implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLIENT = "pult";

  private final TestServer server;
  private final String name;
  private final String component;

  private OtherRealm(TestServer server, String name, String component) {
    this.server = server;
    this.name = name;
    this.component = component;
  }

  /** Imports the realm, which must be accepted. */
  static OtherRealm create(TestServer server, String name, Map<String, String> settings) {
    return create(server, name, settings, JSON.createObjectNode(), UUID.randomUUID().toString());
  }

  /** The same with more of the realm's representation, and the component's id. */
  static OtherRealm create(
      TestServer server,
      String name,
      Map<String, String> settings,
      ObjectNode more,
      String component) {
    HttpResponse<String> response =
        server
            .admin()
            .exchange("POST", "/realms", representation(server, name, settings, more, component));
    if (response.statusCode() != 201) {
      throw new AssertionError(response.statusCode() + ": " + response.body());
    }
    return new OtherRealm(server, name, component);
  }

  /** Imports the realm; whatever is answered. */
  static HttpResponse<String> tryToImport(
      TestServer server, String name, Map<String, String> settings) {
    return server
        .admin()
        .exchange(
            "POST",
            "/realms",
            representation(
                server, name, settings, JSON.createObjectNode(), UUID.randomUUID().toString()));
  }

  private static ObjectNode representation(
      TestServer server,
      String name,
      Map<String, String> settings,
      ObjectNode more,
      String component) {
    ObjectNode realm = JSON.createObjectNode();
    realm.put("realm", name);
    realm.put("enabled", true);
    realm.put("duplicateEmailsAllowed", true);
    realm.put("loginWithEmailAllowed", false);
    realm.put("internationalizationEnabled", true);
    realm.putArray("supportedLocales").add("hu").add("en");
    ObjectNode components = exported(server).withObject("/components");
    ObjectNode store =
        (ObjectNode) components.get("org.keycloak.storage.UserStorageProvider").get(0);
    store.put("id", component);
    settings.forEach((key, value) -> ((ObjectNode) store.get("config")).putArray(key).add(value));
    realm.set("components", components);
    realm
        .putArray("clients")
        .addObject()
        .put("clientId", CLIENT)
        .put("publicClient", true)
        .put("directAccessGrantsEnabled", true)
        .put("fullScopeAllowed", true)
        .putArray("redirectUris")
        .add("http://127.0.0.1/*");
    realm.setAll(more);
    return realm;
  }

  private static ObjectNode exported(TestServer server) {
    try {
      return (ObjectNode) AdminApi.parse(Files.readString(server.workspace().realmFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the admin API has it, without a slash at the end. */
  String path() {
    return "/realms/" + name;
  }

  String componentPath() {
    return path() + "/components/" + component;
  }

  /** Where the admin API has the citizen. */
  String user(Citizen citizen) {
    return path() + "/users/" + AdminApi.encode(id(citizen));
  }

  /** The citizen's id in this realm; the same as elsewhere but for the component's. */
  String id(Citizen citizen) {
    return citizen.id(server).replace(RegistryComponent.ID, component);
  }

  JsonNode get(String below) {
    return server.admin().get(path() + below);
  }

  HttpResponse<String> exchange(String method, String below, Object body) {
    return server.admin().exchange(method, path() + below, body);
  }

  /** Changes settings of the component. */
  void set(Map<String, String> settings) {
    ObjectNode representation = (ObjectNode) server.admin().get(componentPath());
    settings.forEach(
        (key, value) -> ((ObjectNode) representation.get("config")).putArray(key).add(value));
    server.admin().put(componentPath(), representation);
  }

  /** Tries user name and password in Keycloak's stock direct grant. */
  HttpResponse<String> signIn(Citizen citizen) {
    return signIn(citizen, citizen.password(), "openid");
  }

  HttpResponse<String> signIn(Citizen citizen, String password, String scope) {
    return token(
        Map.of(
            "grant_type",
            "password",
            "username",
            citizen.userName(),
            "password",
            password,
            "scope",
            scope));
  }

  /** Asks for new tokens with the refresh token that an answer holds. */
  HttpResponse<String> refresh(HttpResponse<String> answer) {
    return token(
        Map.of(
            "grant_type",
            "refresh_token",
            "refresh_token",
            AdminApi.parse(answer.body()).get("refresh_token").asText()));
  }

  private HttpResponse<String> token(Map<String, String> form) {
    Map<String, String> fields = new TreeMap<>(form);
    fields.put("client_id", CLIENT);
    return Http.send(
        HttpRequest.newBuilder(
                URI.create(server.url() + "/realms/" + name + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + AdminApi.encode(field.getValue()))
                        .collect(Collectors.joining("&"))))
            .build());
  }

  @Override
  public void close() {
    server.admin().delete(path());
  }
}

package hu.ugyfelkapu.keycloak.docker.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.FlowBuilder;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A realm with Keycloak's own flows and users in the pack's themes, for the pages that the pack's
 * realm has no use for. Gone once it is closed.
 */
final class StockRealm implements AutoCloseable {
  static final String PASSWORD = "Titkos2024Jelszo";

  /** Key of every app that {@link #appCode} registers. */
  static final String APP_SECRET = "titok-a-tesztekhez-1";

  private static final String CLIENT = "szolgaltatas";
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final TestServer server;
  private final String name;

  private StockRealm(TestServer server, String name) {
    this.server = server;
    this.name = name;
  }

  /** Makes the realm with one public client that may do whatever the pages need. */
  static StockRealm create(TestServer server, String name, Map<String, Object> more) {
    StockRealm realm = new StockRealm(server, name);
    Map<String, Object> representation = new HashMap<>();
    representation.put("realm", name);
    representation.put("displayName", "Azonosítási próbaszolgáltatás");
    representation.put("enabled", true);
    representation.put("loginTheme", "ugyfelkapu");
    representation.put("emailTheme", "ugyfelkapu");
    representation.put("internationalizationEnabled", true);
    representation.put("supportedLocales", List.of("hu", "en"));
    representation.put("defaultLocale", "hu");
    representation.put("registrationAllowed", true);
    representation.put("resetPasswordAllowed", true);
    representation.put("rememberMe", true);
    representation.put("passwordPolicy", "length(8)");
    representation.put("smtpServer", realm.mailServer());
    representation.put("clients", List.of(realm.client(CLIENT, Map.of())));
    representation.putAll(more);
    server.admin().post("/realms", representation);
    return realm;
  }

  private Map<String, Object> mailServer() {
    return Map.of(
        "host", "127.0.0.1", "port", server.mail().port(), "from", "ugyfelkapu@pelda.test");
  }

  /** A public client whose callback is the demo service's site. */
  Map<String, Object> client(String id, Map<String, Object> more) {
    Map<String, Object> client = new HashMap<>();
    client.put("clientId", id);
    client.put("name", "Mintaszolgáltatás");
    client.put("publicClient", true);
    client.put("fullScopeAllowed", true);
    client.put("redirectUris", List.of(callback(), "urn:ietf:wg:oauth:2.0:oob"));
    client.put("attributes", Map.of("oauth2.device.authorization.grant.enabled", "true"));
    client.putAll(more);
    return client;
  }

  String callback() {
    return server.service() + "/read-by-test";
  }

  /** Where browsers reach the realm, without a slash at the end. */
  String url() {
    return server.url() + "/realms/" + name;
  }

  JsonNode get(String below) {
    return server.admin().get("/realms/" + name + below);
  }

  void post(String below, Object body) {
    server.admin().post("/realms/" + name + below, body);
  }

  void postForm(String below, Map<String, String> fields) {
    server.admin().postForm("/realms/" + name + below, fields);
  }

  void put(String below, Object body) {
    server.admin().put("/realms/" + name + below, body);
  }

  FlowBuilder flow(String flow) {
    return FlowBuilder.create(server.admin(), name, flow);
  }

  String flowId(String alias) {
    for (JsonNode flow : get("/authentication/flows")) {
      if (flow.get("alias").asText().equals(alias)) {
        return flow.get("id").asText();
      }
    }
    throw new AssertionError("no flow " + alias);
  }

  /** Lets a required action be asked for. */
  void enableAction(String alias) {
    String path = "/authentication/required-actions/" + alias;
    ObjectNode action = get(path).deepCopy();
    put(path, action.put("enabled", true));
  }

  /** An execution of a flow, by its provider. */
  ObjectNode execution(String flow, String provider) {
    for (JsonNode execution :
        get("/authentication/flows/" + AdminApi.encode(flow) + "/executions")) {
      if (execution.path("providerId").asText().equals(provider)) {
        return execution.deepCopy();
      }
    }
    throw new AssertionError("no " + provider + " in " + flow);
  }

  /** A registered user. */
  record Person(String id, String name, String email) {}

  /** Registers somebody with a name of their own, {@link #PASSWORD} and a complete profile. */
  Person person(String language, Map<String, Object> more) {
    String user = "minta" + NEXT.incrementAndGet();
    String email = user + "@" + name + ".pelda.test";
    Map<String, Object> representation = new HashMap<>();
    representation.put("username", user);
    representation.put("email", email);
    representation.put("emailVerified", true);
    representation.put("firstName", "Elek");
    representation.put("lastName", "Teszt");
    representation.put("enabled", true);
    representation.put("attributes", Map.of("locale", List.of(language)));
    representation.put("credentials", List.of(password()));
    representation.putAll(more);
    post("/users", representation);
    String id = get("/users?exact=true&username=" + user).get(0).get("id").asText();
    return new Person(id, user, email);
  }

  /** Somebody with a password, which is asked first, and these further credentials. */
  Person personWith(String language, List<Map<String, Object>> credentials) {
    List<Map<String, Object>> all = new ArrayList<>();
    all.add(password());
    all.addAll(credentials);
    return person(language, Map.of("credentials", all));
  }

  private static Map<String, Object> password() {
    return Map.of("type", "password", "value", PASSWORD, "temporary", false);
  }

  /** An authenticator app with {@link #APP_SECRET}. */
  static Map<String, Object> appCode(String label) {
    return Map.of(
        "type",
        "otp",
        "userLabel",
        label,
        "secretData",
        "{\"value\":\"" + APP_SECRET + "\"}",
        "credentialData",
        "{\"subType\":\"totp\",\"digits\":6,\"period\":30,\"algorithm\":\"HmacSHA1\"}");
  }

  /** Id of somebody's first credential of that type. */
  String credential(Person person, String type) {
    for (JsonNode credential : get("/users/" + person.id() + "/credentials")) {
      if (credential.get("type").asText().equals(type)) {
        return credential.get("id").asText();
      }
    }
    throw new AssertionError("no " + type);
  }

  /** Gives the role that Keycloak asks for before it deletes an account. */
  void letDeleteOwnAccount(Person person) {
    String client = get("/clients?clientId=account").get(0).get("id").asText();
    JsonNode role = get("/clients/" + client + "/roles/delete-account");
    post("/users/" + person.id() + "/role-mappings/clients/" + client, List.of(role));
  }

  /** Asks for a login of the client. */
  void open(Page page, Map<String, String> more) {
    page.navigate(address(more));
  }

  /** Address of a login of the client. */
  String address(Map<String, String> more) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", CLIENT);
    query.put("redirect_uri", callback());
    query.put("response_type", "code");
    query.put("scope", "openid");
    query.put("state", "state");
    query.putAll(more);
    return url() + "/protocol/openid-connect/auth?" + form(query);
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + AdminApi.encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    server.admin().delete("/realms/" + name);
  }
}

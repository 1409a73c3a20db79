package hu.ugyfelkapu.keycloak.docker.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/** A login of the demo client whose answer the test reads itself. */
public final class OidcLogin {
  private static final String CLIENT = "demo-oidc";

  private final TestServer server;
  private final Page page;
  private final String verifier =
      (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");

  private OidcLogin(TestServer server, Page page) {
    this.server = server;
    this.page = page;
  }

  /** Opens the login without any demand. */
  public static OidcLogin start(TestServer server, Page page) {
    return start(server, page, Map.of());
  }

  /** Opens the login at a level or with a method, by {@code acr_values}. */
  public static OidcLogin start(TestServer server, Page page, String acrValues) {
    return start(server, page, Map.of("acr_values", acrValues));
  }

  /** Opens the login with more parameters of the authorization request. */
  public static OidcLogin start(TestServer server, Page page, Map<String, String> more) {
    OidcLogin login = new OidcLogin(server, page);
    page.navigate(login.url(more));
    return login;
  }

  /** Address of a login without any demand whose tokens nobody asks for. */
  public static String address(TestServer server) {
    return prepare(server).url(Map.of());
  }

  /** A login whose address is opened by somebody else, such as a {@link PlainVisitor}. */
  public static OidcLogin prepare(TestServer server) {
    return new OidcLogin(server, null);
  }

  /** The address that asks for it, with more parameters of the authorization request. */
  public String url(Map<String, String> more) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", CLIENT);
    query.put("redirect_uri", callback());
    query.put("response_type", "code");
    query.put("scope", "openid");
    query.put("state", "state");
    query.put("nonce", "nonce");
    query.put("code_challenge_method", "S256");
    query.put(
        "code_challenge",
        Base64.getUrlEncoder().withoutPadding().encodeToString(DigestUtils.sha256(verifier)));
    query.putAll(more);
    return realm(server) + "/protocol/openid-connect/auth?" + form(query);
  }

  private String callback() {
    return server.service() + "/read-by-test";
  }

  /** The tokens, once the browser is back at the service. */
  public Tokens tokens() {
    return tokens(parameter("code"));
  }

  /** The tokens, once that visitor is back at the service. */
  public Tokens tokens(PlainVisitor visitor) {
    return tokens(parameter(visitor.service(), "code"));
  }

  private Tokens tokens(String code) {
    HttpResponse<String> response = redeem(code);
    if (response.statusCode() != 200) {
      throw new AssertionError("no tokens: " + response.body());
    }
    return Tokens.of(response.body());
  }

  /** Asks for tokens by an authorization code; whatever is answered. */
  public HttpResponse<String> redeem(String code) {
    return post(
        server,
        Map.of(
            "grant_type", "authorization_code",
            "client_id", CLIENT,
            "redirect_uri", callback(),
            "code_verifier", verifier,
            "code", code));
  }

  /** A parameter that came back to the service. */
  public String parameter(String name) {
    page.waitForURL(url -> url.startsWith(callback()));
    return parameter(URI.create(page.url()), name);
  }

  /** A parameter of the address at the service. */
  public static String parameter(URI service, String name) {
    for (String pair : service.getRawQuery().split("&")) {
      if (pair.startsWith(name + "=")) {
        return java.net.URLDecoder.decode(
            pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    throw new AssertionError("no " + name + " in " + service);
  }

  /** Asks for new tokens by a refresh token; whatever is answered. */
  public static HttpResponse<String> refresh(TestServer server, Tokens tokens) {
    return post(
        server,
        Map.of(
            "grant_type",
            "refresh_token",
            "client_id",
            CLIENT,
            "refresh_token",
            tokens.refreshToken()));
  }

  /** Posts to the realm's token endpoint. */
  public static HttpResponse<String> post(TestServer server, Map<String, String> fields) {
    return Http.send(
        HttpRequest.newBuilder(URI.create(realm(server) + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
            .build());
  }

  public static String realm(TestServer server) {
    return server.url() + "/realms/" + TestServer.REALM;
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + AdminApi.encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  /**
   * What the token endpoint gave.
   *
   * @param id claims of the ID token
   * @param access claims of the access token
   */
  public record Tokens(JsonNode id, JsonNode access, String refreshToken) {
    static Tokens of(String json) {
      JsonNode answer = AdminApi.parse(json);
      return new Tokens(
          claims(answer.get("id_token").asText()),
          claims(answer.get("access_token").asText()),
          answer.get("refresh_token").asText());
    }

    private static JsonNode claims(String token) {
      byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
      return AdminApi.parse(new String(payload, StandardCharsets.UTF_8));
    }

    /** A claim of the ID token, or an empty text. */
    public String claim(String name) {
      return id.path(name).asText();
    }
  }
}

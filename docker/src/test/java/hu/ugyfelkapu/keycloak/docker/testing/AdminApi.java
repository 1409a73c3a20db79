package hu.ugyfelkapu.keycloak.docker.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The server's Admin REST API as JSON, signed in as the demo administrator. */
public final class AdminApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI server;
  private final String username;
  private final String password;

  /**
   * @param server address without a slash at the end
   */
  public AdminApi(URI server, String username, String password) {
    this.server = server;
    this.username = username;
    this.password = password;
  }

  /**
   * Reads JSON.
   *
   * @param path below {@code /admin}, such as {@code /realms/ugyfelkapu/users?max=5}
   */
  public JsonNode get(String path) {
    return parse(Http.send(request(path).GET().build(), 200));
  }

  /** Sends a request and gives back whatever is answered, errors too. */
  public HttpResponse<String> exchange(String method, String path, Object body) {
    return Http.send(request(path).method(method, publisher(body)).build());
  }

  /** Creates something; any 2xx is fine. */
  public void post(String path, Object body) {
    requireSuccess("POST", path, exchange("POST", path, body));
  }

  /** Sends a form; any 2xx is fine. */
  public void postForm(String path, Map<String, String> fields) {
    HttpRequest request =
        request(path)
            .setHeader("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(OidcLogin.form(fields)))
            .build();
    requireSuccess("POST", path, Http.send(request));
  }

  /** Replaces something; any 2xx is fine. */
  public void put(String path, Object body) {
    requireSuccess("PUT", path, exchange("PUT", path, body));
  }

  /** Deletes something; any 2xx is fine. */
  public void delete(String path) {
    HttpResponse<String> response = Http.send(request(path).DELETE().build());
    requireSuccess("DELETE", path, response);
  }

  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void requireSuccess(String method, String path, HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new AssertionError(
          method + " " + path + " answered " + response.statusCode() + ": " + response.body());
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + "/admin" + path))
        .header("Authorization", "Bearer " + token())
        .header("Content-Type", "application/json");
  }

  // A token of its own for each request: master's tokens live one minute, less after a clock move.
  private String token() {
    String form =
        "grant_type=password&client_id=admin-cli&username="
            + encode(username)
            + "&password="
            + encode(password);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/realms/master/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return parse(Http.send(request, 200)).get("access_token").asText();
  }

  private static HttpRequest.BodyPublisher publisher(Object body) {
    try {
      if (body == null) {
        return HttpRequest.BodyPublishers.noBody();
      }
      String text = body instanceof String json ? json : JSON.writeValueAsString(body);
      return HttpRequest.BodyPublishers.ofString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}

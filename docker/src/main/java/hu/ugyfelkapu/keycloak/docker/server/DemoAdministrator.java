package hu.ugyfelkapu.keycloak.docker.server;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;

/** The demo's administrator, signed in at the Admin REST API of one realm for a minute. */
final class DemoAdministrator {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final URI realm;
  private final String token;

  private DemoAdministrator(URI realm, String token) {
    this.realm = realm;
    this.token = token;
  }

  /**
   * Signs in.
   *
   * @param server address without a slash at the end
   * @throws ServerFailure if the server refuses it
   */
  static DemoAdministrator signIn(URI server, String realm, String name, String password) {
    String form =
        "grant_type=password&client_id=admin-cli&username="
            + URLEncoder.encode(name, StandardCharsets.UTF_8)
            + "&password="
            + URLEncoder.encode(password, StandardCharsets.UTF_8);
    HttpRequest login =
        HttpRequest.newBuilder(URI.create(server + "/realms/master/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    String failure = "The demo administrator could not sign in";
    String answer = answer(login, failure);
    try {
      String token = JSONObjectUtils.getString(JSONObjectUtils.parse(answer), "access_token");
      return new DemoAdministrator(URI.create(server + "/admin/realms/" + realm), token);
    } catch (ParseException e) {
      throw new ServerFailure(failure + ": " + e.getMessage(), e);
    }
  }

  /**
   * Sends a request and gives back what is answered.
   *
   * @param path below the realm's address, with a slash at its beginning
   * @param json the body, empty for none
   * @param failure how the message of a failure begins
   * @throws ServerFailure if the server refuses it
   */
  String send(String method, String path, String json, String failure) {
    return answer(
        HttpRequest.newBuilder(URI.create(realm + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build(),
        failure);
  }

  private static String answer(HttpRequest request, String failure) {
    try {
      HttpResponse<String> response =
          CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() / 100 != 2) {
        throw new ServerFailure(
            failure + ": status " + response.statusCode() + ", " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new ServerFailure(failure + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailure(failure + ": interrupted", e);
    }
  }
}

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

/** Puts the demo additions into a running server: a partial import that replaces what is there. */
public final class DemoAdditions {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private DemoAdditions() {}

  /**
   * Imports the document.
   *
   * @param server address without a slash at the end
   * @param json body of the admin API's {@code partialImport}, placeholders filled
   * @throws ServerFailure if the server refuses it
   */
  public static void importInto(
      URI server, String realm, String adminName, String adminPassword, String json) {
    try {
      String form =
          "grant_type=password&client_id=admin-cli&username="
              + URLEncoder.encode(adminName, StandardCharsets.UTF_8)
              + "&password="
              + URLEncoder.encode(adminPassword, StandardCharsets.UTF_8);
      HttpRequest login =
          HttpRequest.newBuilder(
                  URI.create(server + "/realms/master/protocol/openid-connect/token"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build();
      String token =
          JSONObjectUtils.getString(
              JSONObjectUtils.parse(send(login, "The demo administrator could not sign in")),
              "access_token");
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server + "/admin/realms/" + realm + "/partialImport"))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(json))
              .build();
      send(request, "The demo additions could not be imported");
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String send(HttpRequest request, String failure) {
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

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
import java.util.Map;

/** Puts the demo additions into a running server: a partial import that replaces what is there. */
public final class DemoAdditions {
  /** The service's address in the document, which is that of the demo with its usual ports. */
  private static final String USUAL_SERVICE = "http://localhost:8081";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private DemoAdditions() {}

  /**
   * Imports the document.
   *
   * @param server address without a slash at the end
   * @param service address of the demo service, without a slash at the end
   * @param document body of the admin API's {@code partialImport}
   * @throws ServerFailure if the server refuses it
   */
  public static void importInto(
      URI server,
      String realm,
      String adminName,
      String adminPassword,
      URI service,
      String document) {
    try {
      Map<String, Object> additions =
          JSONObjectUtils.parse(document.replace(USUAL_SERVICE, service.toString()));
      // A demo that was started on other ports before must not keep their addresses.
      additions.put("ifResourceExists", "OVERWRITE");
      String json = JSONObjectUtils.toJSONString(additions);
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
      throw new ServerFailure("The demo additions are not JSON: " + e.getMessage(), e);
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

package hu.ugyfelkapu.keycloak.load;

import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.regex;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.Map;

/**
 * The requests of a browser and of the service it comes from. Each one fails unless the server
 * answers with the page that must come next, so that no refusal counts as a quick login.
 *
 * @param label begins the names of the requests in the report
 * @param realm where the citizens sign in
 */
record Steps(String label, String realm) {
  /** Id of the client in both realms. */
  static final String CLIENT = "load";

  /** Where the server sends the browser; nobody answers there. */
  static final String CALLBACK = "http://localhost/load";

  private static final String ACTION = "action";
  private static final String CODE = "code";

  /** The service sends the browser to the server. */
  HttpRequestActionBuilder open(String pageId) {
    return http(label + "open")
        .get("/realms/" + realm + "/protocol/openid-connect/auth")
        .queryParam("client_id", CLIENT)
        .queryParam("redirect_uri", CALLBACK)
        .queryParam("response_type", "code")
        .queryParam("scope", "openid")
        .queryParam("state", "state")
        .check(page(pageId));
  }

  /** Sends the form of the present page; another page comes. */
  HttpRequestActionBuilder send(String name, Map<String, Object> form, String pageId) {
    return post(name, form).check(page(pageId));
  }

  /** Sends the form of the last page; the server sends the browser back to the service. */
  HttpRequestActionBuilder sendLast(String name, Map<String, Object> form) {
    return post(name, form)
        .disableFollowRedirect()
        .check(
            status().is(302),
            header("Location")
                .transform(location -> location.startsWith(CALLBACK) ? location : null)
                .transform(location -> location.replaceFirst(".*[?&]code=([^&]+).*", "$1"))
                .saveAs(CODE));
  }

  /** The service asks for the tokens. */
  HttpRequestActionBuilder token() {
    return http(label + "token")
        .post("/realms/" + realm + "/protocol/openid-connect/token")
        .formParam("grant_type", "authorization_code")
        .formParam("client_id", CLIENT)
        .formParam("redirect_uri", CALLBACK)
        .formParam("code", "#{" + CODE + "}")
        .check(status().is(200), jsonPath("$.id_token").exists());
  }

  private HttpRequestActionBuilder post(String name, Map<String, Object> form) {
    return http(label + name).post("#{" + ACTION + "}").formParamMap(form);
  }

  private static CheckBuilder[] page(String id) {
    return new CheckBuilder[] {
      status().is(200),
      regex("data-page-id=\"([^\"]+)\"").is(id),
      regex("<form[^>]*\\baction=\"([^\"]+)\"")
          .transform(action -> action.replace("&amp;", "&"))
          .saveAs(ACTION)
    };
  }
}

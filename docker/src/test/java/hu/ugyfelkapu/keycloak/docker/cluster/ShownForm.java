package hu.ugyfelkapu.keycloak.docker.cluster;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * The form that a window shows, ready to be posted past the balancer, several at a time.
 *
 * @param action path and query of the form's address
 * @param cookies the window's cookies for that address, as a header's value
 */
record ShownForm(String action, String cookies) {
  static ShownForm of(Page page) {
    URI action = URI.create(page.locator("form").first().getAttribute("action"));
    String cookies =
        page.context().cookies(action.toString()).stream()
            .map(cookie -> cookie.name + "=" + cookie.value)
            .collect(Collectors.joining("; "));
    return new ShownForm(action.getRawPath() + "?" + action.getRawQuery(), cookies);
  }

  /**
   * Posts it and does not wait for the answer.
   *
   * @param node address of the node that gets it
   * @param form body in form encoding
   */
  CompletableFuture<HttpResponse<String>> post(URI node, String form) {
    return Http.sendAsync(
        HttpRequest.newBuilder(URI.create(node + action))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", cookies)
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }
}

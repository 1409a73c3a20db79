package hu.ugyfelkapu.keycloak.docker.softcard;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.web.LocalSite;
import hu.ugyfelkapu.keycloak.docker.web.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page that speaks to the extension as a site's Web eID library does, under a strict policy. */
final class WebEidPage {
  static final String NONCE = "12345678901234567890123456789012345678901234";

  private static final String PATH = "/web-eid-page";

  private final Page page;

  private WebEidPage(Page page) {
    this.page = page;
  }

  /** Adds the page to a site. */
  static void serve(LocalSite site) {
    site.serve(
        PATH,
        (request, language) ->
            new Response(
                200,
                "text/html; charset=utf-8",
                "<!DOCTYPE html><html lang=\"hu\"><title>Web eID</title><body></body></html>"
                    .getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Security-Policy", "default-src 'none'")));
  }

  static WebEidPage open(Page page, LocalSite site) {
    page.navigate(site.url() + PATH);
    page.evaluate(
        """
        () => {
          window.answers = [];
          addEventListener("message", event => {
            if (/-(ack|success|failure)$/.test(event.data?.action)) {
              window.answers.push(event.data);
            }
          });
        }
        """);
    return new WebEidPage(page);
  }

  void askForStatus() {
    post(Map.of("action", "web-eid:status", "libraryVersion", "2.1.0"));
  }

  void askForToken(String nonce, Map<String, Object> options) {
    post(
        Map.of(
            "action",
            "web-eid:authenticate",
            "libraryVersion",
            "2.1.0",
            "challengeNonce",
            nonce,
            "options",
            options));
  }

  void askForToken() {
    askForToken(NONCE, Map.of("lang", "hu", "userInteractionTimeout", 120_000));
  }

  void post(Map<String, Object> message) {
    page.evaluate(
        "message => window.postMessage(message, location.origin)", new LinkedHashMap<>(message));
  }

  /** The first so many messages that came back, once they have. */
  List<Map<?, ?>> answers(int count) {
    page.waitForFunction("count => window.answers.length >= count", count);
    return ((List<?>) page.evaluate("() => window.answers"))
        .stream().<Map<?, ?>>map(answer -> (Map<?, ?>) answer).toList();
  }

  /** The code of the failure that came second, after the acknowledgement. */
  String failure() {
    Map<?, ?> answer = answers(2).get(1);
    return answer.get("action") + " " + ((Map<?, ?>) answer.get("error")).get("code");
  }
}

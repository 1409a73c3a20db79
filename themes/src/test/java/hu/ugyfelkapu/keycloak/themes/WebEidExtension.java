package hu.ugyfelkapu.keycloak.themes;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stands for the browser extension of Web eID. As its content script does, it lives in a world of
 * its own beside the page, hears the page's window messages and answers them to the same window.
 */
final class WebEidExtension {

  static final String STATUS = "web-eid:status";
  static final String AUTHENTICATE = "web-eid:authenticate";

  /** What the extension says when the card has answered, with more than the server takes. */
  static final Map<String, Object> TOKEN =
      Map.of(
          "action",
          AUTHENTICATE + "-success",
          "unverifiedCertificate",
          "MIIBxjCCAW2gAwIBAgIUCbmi",
          "algorithm",
          "ES384",
          "signature",
          "HBjNXIaUskXbfhzYQHvwjKDUWfNu4yxXZha==",
          "format",
          "web-eid:1.0",
          "appVersion",
          "https://web-eid.eu/web-eid-app/releases/v2.0.0",
          "unverifiedSigningCertificates",
          List.of());

  private static final String CONTENT_SCRIPT =
      """
      {
        const answers = %s;
        window.addEventListener("message", (event) => {
          if (event.source === window) {
            for (const answer of answers[event.data.action] ?? []) {
              window.postMessage(answer, event.origin);
            }
          }
        });
      }
      """;

  private final Map<String, List<Map<?, ?>>> answers = new LinkedHashMap<>();

  static WebEidExtension working() {
    return new WebEidExtension()
        .answers(STATUS, ack(STATUS), versions())
        .answers(AUTHENTICATE, ack(AUTHENTICATE), TOKEN);
  }

  static Map<String, Object> ack(String action) {
    return Map.of("action", action + "-ack");
  }

  static Map<String, Object> versions() {
    return Map.of(
        "action",
        STATUS + "-success",
        "library",
        "2.1.0",
        "extension",
        "2.3.1",
        "nativeApp",
        "2.7.0");
  }

  /** As the extension serialises its errors. */
  static Map<String, Object> failure(String action, String code) {
    return Map.of(
        "action",
        action + "-failure",
        "error",
        Map.of("message", "said by the program", "name", "Error", "stack", "", "code", code));
  }

  /** To the page's message of that action; none: the extension stays silent. */
  WebEidExtension answers(String action, Map<?, ?>... messages) {
    answers.put(action, List.of(messages));
    return this;
  }

  /** From the next document of the page on. */
  void installIn(Page page) {
    JsonObject script = new JsonObject();
    script.addProperty("worldName", "web-eid");
    script.addProperty("source", CONTENT_SCRIPT.formatted(new Gson().toJson(answers)));
    CDPSession session = page.context().newCDPSession(page);
    session.send("Page.enable");
    session.send("Page.addScriptToEvaluateOnNewDocument", script);
  }
}

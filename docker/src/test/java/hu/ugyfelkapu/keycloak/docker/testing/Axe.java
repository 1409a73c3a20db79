package hu.ugyfelkapu.keycloak.docker.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The accessibility rules of WCAG 2.2 AA and axe's best practices (ux.md). The script is added once
 * to each document and asked there; axe's own driver would open a window for each question.
 */
public final class Axe {
  private static final List<String> STANDARDS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /** The only rule of WCAG 2.2, off by default. */
  private static final Map<String, Object> TARGETS = Map.of("enabled", true);

  private static final Map<String, Object> OFF = Map.of("enabled", false);

  private static final Map<String, Object> EVERYTHING = everything(Map.of("target-size", TARGETS));

  /** A mail is shown inside a reader's page, whose landmarks are around it. */
  private static final Map<String, Object> MAIL =
      everything(Map.of("target-size", TARGETS, "landmark-one-main", OFF, "region", OFF));

  private static final Map<String, Object> LOOKS =
      Map.of(
          "resultTypes",
          List.of("violations"),
          "runOnly",
          Map.of(
              "type",
              "rule",
              "values",
              List.of(
                  "color-contrast",
                  "link-in-text-block",
                  "target-size",
                  "scrollable-region-focusable")));

  private static final String SCRIPT = script();

  private Axe() {}

  /** One line for each violation: rule, what it asks for, the places; empty if there is none. */
  public static List<String> violations(Page page) {
    return ask(page, EVERYTHING);
  }

  /** The same for the HTML part of a mail that stands alone in the window. */
  public static List<String> violationsOfMail(Page page) {
    return ask(page, MAIL);
  }

  /** The same for the rules whose answer depends on colours and window size alone. */
  public static List<String> violationsOfLook(Page page) {
    return ask(page, LOOKS);
  }

  private static Map<String, Object> everything(Map<String, Object> rules) {
    return Map.of("resultTypes", List.of("violations"), "runOnly", STANDARDS, "rules", rules);
  }

  private static List<String> ask(Page page, Map<String, Object> options) {
    if (!(Boolean) page.evaluate("() => 'axe' in window")) {
      page.evaluate(SCRIPT);
    }
    Object lines =
        page.evaluate(
            """
            async options => (await axe.run(document, options)).violations.map(
              rule => `${rule.id}: ${rule.help} ${rule.nodes.map(node => node.html)}`)
            """,
            options);
    return ((List<?>) lines).stream().map(String.class::cast).toList();
  }

  private static String script() {
    try (InputStream in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

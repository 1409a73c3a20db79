package hu.ugyfelkapu.keycloak.docker.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** The accessibility rules of WCAG 2.2 AA and axe's best practices (ux.md). */
public final class Axe {
  private static final List<String> TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private Axe() {}

  /** One line for each violation: rule, what it asks for, the places; empty if there is none. */
  public static List<String> violations(Page page) {
    return new AxeBuilder(page)
        .withTags(TAGS).analyze().getViolations().stream().map(Axe::line).toList();
  }

  private static String line(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " "
        + rule.getNodes().stream().map(node -> node.getHtml()).toList();
  }
}

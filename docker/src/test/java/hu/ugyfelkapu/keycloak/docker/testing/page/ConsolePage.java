package hu.ugyfelkapu.keycloak.docker.testing.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import java.util.List;
import java.util.Map;

/** A page of Keycloak's account console. */
public final class ConsolePage {
  /** The page of the citizen's own changes: the console's one route for all pages not its own. */
  public static final String CHANGES = "content/:componentId";

  private final Page page;

  private ConsolePage(Page page) {
    this.page = page;
  }

  /** Where the console has that page; empty for its first one. */
  public static String address(TestServer server, String path) {
    return OidcLogin.realm(server) + "/account/" + path;
  }

  /**
   * Waits until the console shows the page with that heading, and has no more to load.
   *
   * @param heading as the console shows it
   */
  public static ConsolePage await(Page page, String heading) {
    page.waitForFunction(
        """
        heading => document.querySelector('main h1')?.innerText.trim() === heading
          && document.title.startsWith(heading)
          && !document.querySelector('main [role=progressbar]')
          && document.querySelector("[data-testid='options-kebab-toggle']").ariaLabel
        """,
        heading);
    return new ConsolePage(page);
  }

  public Locator main() {
    return page.locator("main");
  }

  /** Texts that can be seen, each as it stands in one element. */
  public List<String> texts() {
    return strings(
        """
        () => {
          const found = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const parent = walker.currentNode.parentElement;
            if (parent.checkVisibility() && !parent.closest('script, style, noscript')) {
              found.push(walker.currentNode.data.trim());
            }
          }
          return found.filter(text => text);
        }
        """);
  }

  /** What is read out but not seen. */
  public List<String> names() {
    return strings(
        """
        () => [...document.querySelectorAll('[aria-label], [alt], [title], [placeholder]')]
          .filter(element => element.checkVisibility())
          .flatMap(element => ['aria-label', 'alt', 'title', 'placeholder']
            .map(name => element.getAttribute(name)))
          .filter(text => text)
        """);
  }

  /** Our links and how they miss the 44 pixels that a finger needs; empty if none does. */
  public List<String> smallTargets() {
    return strings(
        """
        () => [...document.querySelectorAll('#ugyfelkapu a, .uk-footer a')]
          .map(link => [link.innerText, link.getBoundingClientRect()])
          .filter(([name, box]) => Math.min(box.width, box.height) < 44)
          .map(([name, box]) => `${name} ${box.width}x${box.height}`)
        """);
  }

  private List<String> strings(String script) {
    return ((List<?>) page.evaluate(script)).stream().map(String.class::cast).toList();
  }

  /** Pages that every citizen finds in the console, with their headings. */
  public static Map<String, String> headings(String language) {
    return language.equals("hu")
        ? Map.of(
            "",
            "Személyes adatok",
            CHANGES,
            "Ügyfélkapu",
            "account-security/signing-in",
            "Bejelentkezési módok",
            "account-security/device-activity",
            "Eszközök",
            "applications",
            "Szolgáltatások")
        : Map.of(
            "",
            "Personal data",
            CHANGES,
            "Ügyfélkapu",
            "account-security/signing-in",
            "Ways to sign in",
            "account-security/device-activity",
            "Devices",
            "applications",
            "Services");
  }
}

package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ReducedMotion;
import hu.ugyfelkapu.keycloak.docker.gallery.Sighting;
import hu.ugyfelkapu.keycloak.docker.gallery.View;
import hu.ugyfelkapu.keycloak.docker.testing.Axe;
import hu.ugyfelkapu.keycloak.docker.testing.Screenshots;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What ux.md demands of every page in every state, asked of the page that the window shows now, in
 * each {@link View}. On the way pictures are taken for the gallery.
 */
final class Appearance {
  /** Which page has which title, to see that no two pages share one. */
  private static final Map<String, String> PAGES_BY_TITLE = new ConcurrentHashMap<>();

  /** Two templates of the same step, of which a realm's login has one. */
  private static final Map<String, String> SAME_STEP =
      Map.of("login-login-username", "login-login");

  private final Page page;
  private final String language;
  private final List<String> reports = new ArrayList<>();
  private Response document;

  private Appearance(Page page, String language) {
    this.page = page;
    this.language = language;
  }

  /** Watches a window from now on, which shall be in this language. */
  static Appearance of(Page page, String language) {
    Appearance appearance = new Appearance(page, language);
    page.onResponse(appearance::note);
    page.onPageError(appearance.reports::add);
    page.onConsoleMessage(
        message -> {
          // That the page itself comes with an error status is no fault of its content.
          if (List.of("error", "warning").contains(message.type())
              && !message.text().contains("the server responded with a status of")
              && !isIconOfThePageLeftBehind(page, message.text())) {
            appearance.reports.add(message.text());
          }
        });
    return appearance;
  }

  /** Chromium fetches a page's icon late, and may report it against the next page's policy. */
  private static boolean isIconOfThePageLeftBehind(Page page, String message) {
    String origin = page.url().replaceFirst("(https?://[^/]*).*", "$1");
    return message.contains("/img/favicon.svg") && !message.contains(origin);
  }

  private void note(Response response) {
    boolean redirect = response.status() >= 300 && response.status() < 400;
    if (response.request().isNavigationRequest()
        && response.frame() == page.mainFrame()
        && !redirect) {
      document = response;
    }
  }

  /** The page tells of no mistake. */
  void isFine(String state) {
    check(state, false);
  }

  /** The page tells of a mistake, and says so in its title. */
  void isFineAndTellsOfAMistake(String state) {
    check(state, true);
  }

  private void check(String state, boolean mistake) {
    String name = state + "-" + language;
    page.waitForLoadState();
    checkDocument(name, mistake);
    checkServedHtml(name);
    for (View view : View.values()) {
      page.setViewportSize(view.width(), 900);
      // Without motion, so that no colour is caught on its way.
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setColorScheme(view.scheme())
              .setReducedMotion(ReducedMotion.REDUCE));
      String look = name + "-" + view.suffix();
      // What is the same in every view needs to be asked once.
      boolean first = view.ordinal() == 0;
      assertThat(first ? Axe.violations(page) : Axe.violationsOfLook(page)).as(look).isEmpty();
      Screenshots.take(page, look);
      checkSizes(name, view.width());
    }
    assertThat(reports).as("console of " + name).isEmpty();
    sighting(state, mistake).store(Screenshots.directory());
  }

  private Sighting sighting(String state, boolean mistake) {
    return new Sighting(
        page.locator("body").getAttribute("data-page-id"),
        state,
        language,
        page.title(),
        Sighting.withoutIds(URI.create(page.url()).getPath()),
        mistake);
  }

  private void checkDocument(String name, boolean mistake) {
    assertThat(page.locator("html").getAttribute("lang")).as(name).isEqualTo(language);
    assertThat(page.locator("h1").count()).as("headings of " + name).isEqualTo(1);
    String prefix = !mistake ? "" : language.equals("hu") ? "Hiba: " : "Error: ";
    String service = page.locator(".uk-service, header .name").innerText().strip();
    String heading = page.locator("h1").innerText().strip();
    assertThat(page.title()).as(name).isEqualTo(prefix + heading + " – " + service);
    String pageId = page.locator("body").getAttribute("data-page-id");
    String step = SAME_STEP.getOrDefault(pageId, pageId);
    assertThat(PAGES_BY_TITLE.computeIfAbsent(page.title(), title -> step))
        .as("page with the title of " + name)
        .isEqualTo(step);
    if (page.locator(".uk-summary").count() > 0) {
      assertThat(mistake).as("summary of errors on " + name).isTrue();
      page.waitForFunction("() => document.activeElement.id === 'uk-summary-title'");
      checkSummaryLinks(name);
    }
    assertThat(page.locator("body").innerText())
        .as("unresolved texts of " + name)
        .doesNotContainPattern("\\b(uk[A-Z]|ugyfelkapu[A-Z])\\w+|\\$\\{|\\{\\d\\}");
  }

  private void checkSummaryLinks(String name) {
    Object dangling =
        page.evaluate(
            """
            () => [...document.querySelectorAll('.uk-summary a')].map(a => a.getAttribute('href'))
              .filter(href => !document.getElementById(href.slice(1))?.matches(
                'input[aria-invalid=true], select[aria-invalid=true], textarea[aria-invalid=true]'))
            """);
    assertThat((List<?>) dangling).as("links of the summary on " + name).isEmpty();
  }

  /** What came over the wire, after all that the server adds to the template's output. */
  private void checkServedHtml(String name) {
    String html = document.text();
    assertThat(html).as(name).doesNotContain("history.replaceState", "javascript:");
    Object inline =
        page.evaluate(
            """
            html => [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('*')]
              .filter(e => e.matches('script:not([src]), style, [style]')
                || [...e.attributes].some(a => a.name.startsWith('on')))
              .map(e => e.outerHTML)
            """,
            html);
    assertThat((List<?>) inline).as("inline code of " + name).isEmpty();
  }

  private void checkSizes(String name, int width) {
    assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
        .as("width of " + name)
        .isEqualTo(width);
    Object small =
        page.evaluate(
            """
            () => [...document.querySelectorAll('a, button, summary, input:not([type=hidden])')]
              .filter(e => e.checkVisibility() && !e.closest('.uk-hidden, .uk-skip, .skip'))
              .map(e => [e, e.matches('[type=checkbox], [type=radio]')
                ? e.parentElement.getBoundingClientRect() : e.getBoundingClientRect()])
              .filter(([e, box]) => Math.min(box.width, box.height)
                < (e.matches('button, .uk-button, input') ? 44 : 24))
              .map(([e, box]) => `${box.width}x${box.height} ${e.outerHTML}`)
            """);
    assertThat((List<?>) small).as("targets of " + name + " at " + width).isEmpty();
  }
}

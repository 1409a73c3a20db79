package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page in every state, on a light phone in Hungarian and on a dark desk in English; the
 * journeys of the docker module see what a server can show in all combinations. All pages are
 * loaded one after the other by one window: opening one for each would take longer than looking.
 */
class EveryPageTest extends InBrowser {

  private static final List<String> REPORTS = new ArrayList<>();

  private static Page page;
  private static String served;

  @BeforeAll
  static void openWindow() {
    BrowserContext context = browser.context(new Browser.NewContextOptions());
    // Two pages leave at once.
    context.route("**/js/autosubmit.js", PageBrowser::notFound);
    context.route("**/js/follow.js", PageBrowser::notFound);
    context.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())
              && !message.text().contains("404")) {
            REPORTS.add(message.text());
          }
        });
    context.onWebError(error -> REPORTS.add(error.error()));
    page = context.newPage();
    page.route(
        "**/login-actions/authenticate**",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html; charset=utf-8")
                    .setBody(served)));
  }

  static List<SamplePage> pages() {
    return RenderingTest.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void axeFindsNothingThePageFitsAndReportsNothing(SamplePage sample) {
    for (Locale locale : AssembledTheme.LOCALES) {
      boolean hungarian = !locale.equals(Locale.ENGLISH);
      int width = hungarian ? 320 : 1280;
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setColorScheme(hungarian ? ColorScheme.LIGHT : ColorScheme.DARK));
      page.setViewportSize(width, 900);
      REPORTS.clear();
      served = sample.html(locale);
      page.navigate(PageBrowser.SITE + "/login-actions/authenticate?session_code=old");
      PageBrowser.picture(page, sample.name() + "-" + locale.getLanguage());
      page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .as("width in " + locale)
          .isEqualTo(width);
      assertThat(PageBrowser.violations(page)).as(locale.getLanguage()).isEmpty();
      assertThat(REPORTS).as("console in " + locale).isEmpty();
      if (hungarian) {
        assertThat(smallTargets()).isEmpty();
      }
    }
  }

  /** What is lower than 44 pixels on a phone (ux.md 68). */
  private static List<?> smallTargets() {
    return (List<?>)
        page.evaluate(
            """
            [...document.querySelectorAll('button, summary, .uk-button, input:not([type=hidden]):not([type=checkbox]):not([type=radio]), .uk-check-row label, nav a')]
              .filter(e => e.checkVisibility() && !e.closest('.uk-hidden'))
              .filter(e => e.getBoundingClientRect().height < 44)
              .map(e => e.outerHTML)
            """);
  }
}

package hu.ugyfelkapu.keycloak.themes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The warning before a page's time runs out (ux.md 64), under a clock that the tests move. */
class TimeLimitTest extends InBrowser {

  private static final SamplePage LOGIN = new SamplePage("login.ftl", "ok");
  private static final Locale HUNGARIAN = Locale.forLanguageTag("hu");
  private static final String DIALOG = "#uk-time";

  private static Page open(BrowserContext context) {
    context.clock().install();
    context.clock().pauseAt(Instant.parse("2100-01-01T00:00:00Z").toString());
    Page page = PageBrowser.open(context, LOGIN, HUNGARIAN);
    page.waitForLoadState();
    return page;
  }

  @Test
  void citizenIsWarnedFiveMinutesBeforeAndToldEveryHalfMinute() {
    try (BrowserContext context = browser.context(new Browser.NewContextOptions())) {
      Page page = open(context);
      context.clock().runFor("24:30");
      assertThat(page.locator(DIALOG)).isHidden();
      context.clock().runFor("00:30");
      assertThat(page.locator(DIALOG)).isVisible();
      assertThat(page.locator("#uk-time-left")).hasText("5 perc");
      PageBrowser.picture(page, "time-limit");
      context.clock().runFor("00:30");
      assertThat(page.locator("#uk-time-left")).hasText("4 perc 30 másodperc");
      context.clock().runFor("03:30");
      assertThat(page.locator("#uk-time-left")).hasText("1 perc");
      assertThat(page.locator("#uk-time-text[aria-live=polite]")).isVisible();
      assertThat(page.locator("[data-uk-stay]")).isFocused();
      // axe waits for timers, too.
      context.clock().resume();
      assertThat(PageBrowser.violations(page)).isEmpty();
    }
  }

  @Test
  void goingOnKeepsWhatWasTypedAndBeginsTheTimeAnew() {
    try (BrowserContext context = browser.context(new Browser.NewContextOptions())) {
      Page page = open(context);
      page.fill("#username", "KissAnna");
      context.clock().runFor("26:00");
      page.locator("[data-uk-stay]").click();
      assertThat(page.locator(DIALOG)).isHidden();
      assertThat(page.locator("#username")).hasValue("KissAnna");
      assertThat(page.locator("#uk-status")).hasText("Folytathatja. Az idő újraindult.");
      context.clock().runFor("24:30");
      assertThat(page.locator(DIALOG)).isHidden();
      context.clock().runFor("00:30");
      assertThat(page.locator(DIALOG)).isVisible();
    }
  }

  @Test
  void askedPageIsTheStepWithoutItsCode() {
    try (BrowserContext context = browser.context(new Browser.NewContextOptions())) {
      Page page = open(context);
      page.fill("#username", "KissAnna");
      context.clock().runFor("26:00");
      var request =
          page.waitForRequest("**/login-actions/**", () -> page.locator("[data-uk-stay]").click());
      assertThat(request.url()).endsWith("/login-actions/authenticate?execution=1");
      assertThat(request.method()).isEqualTo("GET");
      assertThat(request.isNavigationRequest()).as("what was typed stays").isFalse();
    }
  }

  @Test
  void pageWhereNothingIsTypedIsSentAnew() {
    try (BrowserContext context = browser.context(new Browser.NewContextOptions())) {
      Page page = open(context);
      context.clock().runFor("26:00");
      var request =
          page.waitForRequest("**/login-actions/**", () -> page.locator("[data-uk-stay]").click());
      assertThat(request.isNavigationRequest()).isTrue();
    }
  }

  /** Keycloak makes some values anew whenever it sends a page; the old ones are refused then. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "session_code=abc",
        "<input type=\"hidden\" name=\"step\" value=\"1\">",
        "data-challenge=\"first\"",
        "data-uk-nonce=\"first\""
      })
  void pageWithOtherValuesOfTheServersIsLoadedAnew(String value) {
    String first = LOGIN.html(HUNGARIAN);
    if (!first.contains(value)) {
      String place = "<form id=\"kc-form-login\"";
      first =
          value.startsWith("<")
              ? first.replace("</form>", value + "</form>")
              : first.replace(place, place + " " + value);
    }
    String second =
        first.replace(
            value, value.replace("abc", "def").replace("first", "next").replace("1", "2"));
    assertThat(second).isNotEqualTo(first);
    try (BrowserContext context = browser.context(new Browser.NewContextOptions())) {
      context.clock().install();
      context.clock().pauseAt(Instant.parse("2100-01-01T00:00:00Z").toString());
      Page page = context.newPage();
      PageBrowser.show(page, first, PageBrowser.SITE + "/login-actions/authenticate");
      page.fill("#username", "KissAnna");
      page.route(
          "**/login-actions/authenticate**",
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("text/html; charset=utf-8")
                      .setBody(second)));
      context.clock().runFor("26:00");
      page.locator("[data-uk-stay]").click();
      assertThat(page.locator("#username")).hasValue("");
      assertThat(page.locator(DIALOG)).isHidden();
    }
  }

  /** A redirect means that the step is over: its answer belongs to the window, not to a script. */
  @Test
  void stepThatIsOverTakesTheWindowAlong() {
    try (BrowserContext context = browser.context(new Browser.NewContextOptions())) {
      Page page = open(context);
      page.fill("#username", "KissAnna");
      page.route(
          "**/login-actions/authenticate**",
          route ->
              route.fulfill(
                  route.request().isNavigationRequest()
                      ? new Route.FulfillOptions().setBody("on the way to the service")
                      : new Route.FulfillOptions()
                          .setStatus(302)
                          .setHeaders(Map.of("Location", PageBrowser.SITE + "/service"))));
      List<String> asked = new ArrayList<>();
      context.onRequest(request -> asked.add(request.url()));
      context.clock().runFor("26:00");
      page.locator("[data-uk-stay]").click();
      assertThat(page.locator("body")).hasText("on the way to the service");
      assertThat(asked).noneMatch(url -> url.endsWith("/service"));
    }
  }

  @Test
  void whoIsElsewhereByNowIsTakenThere() {
    try (BrowserContext context = browser.context(new Browser.NewContextOptions())) {
      Page page = open(context);
      page.fill("#username", "KissAnna");
      page.route(
          "**/login-actions/authenticate**",
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("text/html; charset=utf-8")
                      .setBody(new SamplePage("login-page-expired.ftl", "ok").html(HUNGARIAN))));
      context.clock().runFor("26:00");
      page.locator("[data-uk-stay]").click();
      assertThat(page.locator("[data-page-id=login-login-page-expired]")).isVisible();
    }
  }

  @Test
  void withoutConnectionTheWarningStays() {
    try (BrowserContext context = browser.context(new Browser.NewContextOptions())) {
      Page page = open(context);
      page.fill("#username", "KissAnna");
      page.route("**/login-actions/authenticate**", Route::abort);
      context.clock().runFor("26:30");
      page.locator("[data-uk-stay]").click();
      context.clock().runFor("00:30");
      assertThat(page.locator("#uk-time-left")).hasText("3 perc");
      // The note has a timer of its own, which may have begun after that half minute.
      context.clock().resume();
      assertThat(page.locator("#uk-time-note"))
          .hasText("Most nincs internetkapcsolat. Próbálja újra.");
      assertThat(page.locator("#username")).hasValue("KissAnna");
    }
  }

  @Test
  void afterTheEndThereIsOneWayOnAndNobodyIsBlamed() {
    try (BrowserContext context = browser.context(new Browser.NewContextOptions())) {
      Page page = open(context);
      page.fill("#password", "Titok12");
      context.clock().fastForward("01:00:00");
      context.clock().runFor("00:30");
      assertThat(page.locator(DIALOG)).containsText("Lejárt az idő");
      assertThat(page.locator("#password")).hasValue("");
      assertThat(page.locator("[data-uk-time=warning]")).isHidden();
      assertThat(page.locator("#uk-time-over-title")).isFocused();
      assertThat(
              page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Lejárt az idő")))
          .isVisible();
      assertThat(page.locator("[data-uk-stay]")).hasText("Elölről kezdem");
      var request =
          page.waitForRequest("**/login-actions/**", () -> page.locator("[data-uk-stay]").click());
      assertThat(request.isNavigationRequest()).isTrue();
    }
  }

  @Test
  void withoutScriptTheLimitIsWrittenOnThePage() {
    try (BrowserContext context =
        browser.context(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = PageBrowser.open(context, LOGIN, HUNGARIAN);
      assertThat(page.locator(".uk-limit"))
          .hasText("Biztonsági okból ennyi percig használhatja ezt az oldalt: 30");
      assertThat(page.locator(DIALOG)).isHidden();
    }
  }
}

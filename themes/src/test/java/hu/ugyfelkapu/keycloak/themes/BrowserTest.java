package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages as a browser shows them, with their style sheet, scripts and content security policy.
 * Pictures of all of them lie under {@code target/pages} afterwards. Skipped where there is no
 * Chromium: the journeys of the docker module need one.
 */
class BrowserTest {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final String SITE = "https://ugyfelkapu.test";
  private static final Path PICTURES = Path.of("target/pages");
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static final String AXE = axe();

  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void startBrowser() throws IOException {
    assumeTrue(Files.isExecutable(CHROMIUM), "no " + CHROMIUM);
    Files.createDirectories(PICTURES);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  @AfterAll
  static void stopBrowser() {
    if (playwright != null) {
      playwright.close();
    }
  }

  /**
   * The parent's security key page has a positive tabindex of its own; it is not among the methods
   * of the pack.
   */
  static List<SamplePage> accessible() {
    return RenderingTest.all().stream()
        .filter(page -> !page.template().equals("webauthn-error.ftl"))
        .toList();
  }

  static List<SamplePage> ours() {
    return RenderingTest.ours();
  }

  /** A context in which our site is answered from the sources; nothing else can be reached. */
  private static BrowserContext context(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    context.route("**", BrowserTest::notFound);
    context.route(SITE + "/resources/login/ugyfelkapu/**", BrowserTest::resource);
    return context;
  }

  private static void notFound(Route route) {
    route.fulfill(new Route.FulfillOptions().setStatus(404).setBody(""));
  }

  private static void resource(Route route) {
    String path =
        URI.create(route.request().url()).getPath().replace("/resources/login/ugyfelkapu/", "");
    Path file = SamplePage.LOGIN.own().resolve("resources").resolve(path);
    if (Files.isRegularFile(file)) {
      String type =
          path.endsWith(".css")
              ? "text/css"
              : path.endsWith(".js") ? "text/javascript" : "image/svg+xml";
      route.fulfill(new Route.FulfillOptions().setPath(file).setContentType(type));
    } else {
      notFound(route);
    }
  }

  private static Page open(BrowserContext context, SamplePage sample, Locale locale) {
    Page page = context.newPage();
    String address = SITE + "/login-actions/authenticate?session_code=old";
    String html = sample.html(locale);
    page.route(
        "**/login-actions/authenticate**",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html; charset=utf-8")
                    .setBody(html)));
    page.navigate(address);
    return page;
  }

  /**
   * Hungarian on a light phone and English on a dark desktop: the journeys of the docker module see
   * the pages of the pack in all combinations.
   */
  @ParameterizedTest
  @MethodSource("accessible")
  void axeFindsNothingAndNothingIsWiderThanTheWindow(SamplePage sample) {
    try (BrowserContext context = context(new Browser.NewContextOptions())) {
      // Two pages leave at once.
      context.route("**/js/autosubmit.js", BrowserTest::notFound);
      context.route("**/js/follow.js", BrowserTest::notFound);
      for (Locale locale : AssembledTheme.LOCALES) {
        boolean hungarian = !locale.equals(Locale.ENGLISH);
        Page page = open(context, sample, locale);
        page.emulateMedia(
            new Page.EmulateMediaOptions()
                .setColorScheme(hungarian ? ColorScheme.LIGHT : ColorScheme.DARK));
        int width = hungarian ? 320 : 1280;
        page.setViewportSize(width, 900);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(sample.name() + "-" + locale.getLanguage() + ".png"))
                .setFullPage(true));
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
            .as("width in " + locale)
            .isEqualTo(width);
        assertThat(violations(page)).as(locale.getLanguage()).isEmpty();
        page.close();
      }
    }
  }

  /** Asked in the page itself: axe's own driver opens a window for each question. */
  private static List<?> violations(Page page) {
    return violations(page, RULES);
  }

  private static List<?> violations(Page page, List<String> rules) {
    page.evaluate(AXE);
    return (List<?>)
        page.evaluate(
            """
            async rules =>
              (await axe.run(document, {
                resultTypes: ['violations'],
                runOnly: rules,
                rules: {'target-size': {enabled: true}}
              })).violations.map(rule => `${rule.id} ${rule.nodes.map(node => node.html)}`)
            """,
            rules);
  }

  private static String axe() {
    try (InputStream in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("ours")
  void ourPagesReportNothingUnderTheStrictPolicyAndHaveTargetsOf44Pixels(SamplePage sample) {
    try (BrowserContext context =
        context(new Browser.NewContextOptions().setViewportSize(320, 900))) {
      List<String> reports = new ArrayList<>();
      context.onConsoleMessage(
          message -> {
            if (List.of("error", "warning").contains(message.type())
                && !message.text().contains("404")) {
              reports.add(message.text());
            }
          });
      context.onWebError(error -> reports.add(error.error()));
      Page page = open(context, sample, Locale.forLanguageTag("hu"));
      page.waitForLoadState();
      assertThat(reports).isEmpty();
      page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
      Object small =
          page.evaluate(
              """
              [...document.querySelectorAll('button, summary, .uk-button, input:not([type=hidden]):not([type=checkbox]):not([type=radio]), .uk-check-row label, nav a')]
                .filter(e => e.checkVisibility() && !e.closest('.uk-hidden'))
                .filter(e => e.getBoundingClientRect().height < 44)
                .map(e => e.outerHTML)
              """);
      assertThat((List<?>) small).isEmpty();
    }
  }

  @Test
  void errorSummaryHasTheFocusWithoutScript() {
    SamplePage sample = byName("login-wrong-empty");
    try (BrowserContext context =
        context(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = open(context, sample, Locale.ENGLISH);
      // autofocus works when the first frame is drawn, which a headless browser does on demand.
      page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("without-script.png")));
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("uk-summary-title");
      page.keyboard().press("Tab");
      assertThat(page.locator(".uk-summary a:focus").getAttribute("href")).isEqualTo("#username");
    }
  }

  @Test
  void historyGetsTheAddressOfTheStepWithoutItsCode() {
    try (BrowserContext context = context(new Browser.NewContextOptions())) {
      Page page = open(context, byName("login-ok"), Locale.ENGLISH);
      page.waitForURL(SITE + "/login-actions/authenticate?execution=1");
      assertThat(page.url()).doesNotContain("session_code");
    }
  }

  @Test
  void passwordCanBeShownAndIsHiddenAgainBeforeItIsSent() {
    try (BrowserContext context = context(new Browser.NewContextOptions())) {
      Page page = open(context, byName("login-ok"), Locale.ENGLISH);
      page.fill("#password", "Titok12");
      page.click("text=Show password");
      assertThat(page.getAttribute("#password", "type")).isEqualTo("text");
      assertThat(page.textContent("#uk-status")).isEqualTo("The password is visible.");
      page.evaluate("document.forms[0].addEventListener('submit', e => e.preventDefault())");
      page.click("#kc-login");
      assertThat(page.getAttribute("#password", "type")).isEqualTo("password");
    }
  }

  @Test
  void doubleClickSendsAFormOnce() {
    try (BrowserContext context = context(new Browser.NewContextOptions())) {
      Page page = open(context, byName("login-ok"), Locale.ENGLISH);
      List<Request> sent = new ArrayList<>();
      page.route(
          "**/login-actions/**",
          route -> {
            sent.add(route.request());
            route.fulfill(new Route.FulfillOptions().setStatus(204));
          });
      page.dblclick("#kc-login");
      page.waitForCondition(() -> !sent.isEmpty());
      page.evaluate("1");
      assertThat(sent).hasSize(1);
    }
  }

  @Test
  void secretIsCopiedWithoutSpacesAndSaid() {
    try (BrowserContext context =
        context(
            new Browser.NewContextOptions()
                .setPermissions(List.of("clipboard-read", "clipboard-write")))) {
      Page page = open(context, byName("plus-enrol-app-ok"), Locale.ENGLISH);
      page.click("summary");
      page.click("[data-uk-copy]");
      page.waitForCondition(() -> !page.textContent("#uk-status").isEmpty());
      assertThat(page.evaluate("navigator.clipboard.readText()"))
          .isEqualTo("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");
    }
  }

  @Test
  void sentCodeIsSaidAfterLoading() {
    try (BrowserContext context = context(new Browser.NewContextOptions())) {
      Page page = open(context, byName("plus-email-code-just-sent"), Locale.ENGLISH);
      page.waitForCondition(() -> page.textContent("#uk-status").equals("The code has been sent."));
    }
  }

  @Test
  void withoutScriptNoButtonStandsThatNeedsIt() {
    try (BrowserContext context =
        context(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      for (String name : List.of("plus-deletion-code-ok", "plus-enrol-app-ok", "login-ok")) {
        Page page = open(context, byName(name), Locale.ENGLISH);
        assertThat(page.locator("button[type=button]:visible").count()).as(name).isZero();
      }
    }
  }

  @Test
  void qrCodeStaysDarkOnWhiteInDarkModeAndForcedColors() {
    try (BrowserContext context =
        context(
            new Browser.NewContextOptions()
                .setColorScheme(ColorScheme.DARK)
                .setForcedColors(ForcedColors.ACTIVE))) {
      Page page = open(context, byName("plus-enrol-app-ok"), Locale.ENGLISH);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(PICTURES.resolve("forced-colors.png"))
              .setFullPage(true));
      assertThat(page.evaluate("getComputedStyle(document.querySelector('#totp-qr rect')).fill"))
          .isEqualTo("rgb(255, 255, 255)");
      assertThat(page.evaluate("getComputedStyle(document.querySelector('#totp-qr path')).fill"))
          .isEqualTo("rgb(0, 0, 0)");
      assertThat(page.locator("#totp-qr").boundingBox().width).isGreaterThanOrEqualTo(200);
    }
  }

  @Test
  void printedDeletionCodeComesWithoutFrameAndForm() {
    try (BrowserContext context = context(new Browser.NewContextOptions())) {
      Page page = open(context, byName("plus-deletion-code-ok"), Locale.ENGLISH);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator("#deletion-code").isVisible()).isTrue();
      assertThat(page.locator("form, .uk-header, .uk-footer").filter().all())
          .noneMatch(locator -> locator.isVisible());
    }
  }

  static List<SampleMail> mails() {
    return SampleMail.all();
  }

  @ParameterizedTest
  @MethodSource("mails")
  void axeFindsNothingInTheMail(SampleMail mail) {
    try (BrowserContext context =
        context(new Browser.NewContextOptions().setViewportSize(320, 700))) {
      for (Locale locale : AssembledTheme.LOCALES) {
        Page page = context.newPage();
        page.setContent(mail.html(locale));
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("mail-" + mail + "-" + locale.getLanguage() + ".png"))
                .setFullPage(true));
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        // A mail has no landmarks: the mail reader brings them.
        assertThat(violations(page, RULES.subList(0, 5))).isEmpty();
        page.close();
      }
    }
  }

  @Test
  void loginPageKeepsItsBudget() {
    try (BrowserContext context = context(new Browser.NewContextOptions())) {
      List<String> requests = new ArrayList<>();
      context.onRequest(request -> requests.add(request.url()));
      open(context, byName("login-ok"), Locale.forLanguageTag("hu")).waitForLoadState();
      assertThat(requests).hasSizeLessThanOrEqualTo(7).allMatch(url -> url.startsWith(SITE));
      long bytes = SamplePage.rewritten().get(0).html(Locale.ENGLISH).length();
      for (String file :
          List.of(
              "css/ugyfelkapu.css",
              "js/history.js",
              "js/forms.js",
              "js/codes.js",
              "img/favicon.svg")) {
        bytes += size(SamplePage.LOGIN.own().resolve("resources").resolve(file));
      }
      // Uncompressed, so that it holds in development mode, too.
      assertThat(bytes).isLessThanOrEqualTo(40_000);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SamplePage byName(String name) {
    return RenderingTest.all().stream()
        .filter(sample -> sample.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}

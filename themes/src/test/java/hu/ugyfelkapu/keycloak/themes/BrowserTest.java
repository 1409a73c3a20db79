package hu.ugyfelkapu.keycloak.themes;

import static hu.ugyfelkapu.keycloak.themes.PageBrowser.PICTURES;
import static hu.ugyfelkapu.keycloak.themes.PageBrowser.SITE;
import static hu.ugyfelkapu.keycloak.themes.PageBrowser.open;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The pages as a browser shows them, with their style sheet, scripts and content security policy.
 * Pictures of all of them lie under {@code target/pages} afterwards. Skipped where there is no
 * Chromium: the journeys of the docker module need one.
 */
class BrowserTest extends InBrowser {

  private static BrowserContext context(Browser.NewContextOptions options) {
    return browser.context(options);
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
      page.click("details:has(#totp-secret) > summary");
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
      PageBrowser.picture(page, "forced-colors");
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
      assertThat(
              page.locator(
                      ".uk-footer, .uk-languages, .uk-test-banner, button, input:not([tabindex])")
                  .filter()
                  .all())
          .noneMatch(locator -> locator.isVisible());
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

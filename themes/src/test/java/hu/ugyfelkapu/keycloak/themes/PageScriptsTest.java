package hu.ugyfelkapu.keycloak.themes;

import static hu.ugyfelkapu.keycloak.themes.PageBrowser.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scripts of Keycloak's pages, as a browser runs them. */
class PageScriptsTest extends InBrowser {

  private BrowserContext context;

  @BeforeEach
  void openContext() {
    context = browser.context(new Browser.NewContextOptions());
  }

  @AfterEach
  void closeContext() {
    context.close();
  }

  private Page open(SamplePage sample) {
    return PageBrowser.open(context, sample, Locale.ENGLISH);
  }

  private Page open(String name) {
    return open(
        SamplePage.rewritten().stream()
            .filter(sample -> sample.name().equals(name))
            .findFirst()
            .orElseThrow());
  }

  private static SamplePage login(String hash) {
    return new SamplePage(
        "login.ftl",
        "in-a-session",
        model -> model.with("authenticationSession", Map.of("authSessionIdHash", hash)));
  }

  private void cookie(String name, String value) {
    context.addCookies(List.of(new Cookie(name, value).setUrl(SITE)));
  }

  @Test
  void loginThatIsFinishedInAnotherTabGoesOnHere() {
    Page page = open(login("here"));
    Request next =
        page.waitForRequest(
            "**/login-actions/restart", () -> cookie("KEYCLOAK_SESSION", "\"realm/user/session\""));
    assertThat(next.isNavigationRequest()).isTrue();
    assertThat(next.response().status()).isEqualTo(404);
  }

  @Test
  void whoIsSignedInAlreadyIsNotSentAway() {
    List<String> asked = new ArrayList<>();
    context.onRequest(request -> asked.add(request.url()));
    context.clock().install();
    cookie("KEYCLOAK_SESSION", "session");
    Page page = open(login("here"));
    page.clock().runFor(60_000);
    // Whatever the timers asked for before has been asked for when this is answered.
    page.evaluate("fetch('/probe').then(answer => answer.status)");
    assertThat(asked).contains(SITE + "/probe");
    assertThat(asked).noneMatch(url -> url.contains("restart"));
  }

  @Test
  void loginThatBeganAnewInAnotherTabIsLoadedAnewOnce() {
    List<Request> asked = new ArrayList<>();
    context.onRequest(
        request -> {
          if (request.isNavigationRequest()) {
            asked.add(request);
          }
        });
    cookie("KC_AUTH_SESSION_HASH", "other");
    Page page = open(login("here"));
    List<Page> loaded = new ArrayList<>();
    page.onLoad(loaded::add);
    page.waitForCondition(() -> !loaded.isEmpty());
    // By the page's own clock: its timer has run out in the page that was loaded anew, too.
    page.waitForCondition(() -> hasBeenOpenLongerThanTheTimer(page));
    assertThat(asked).hasSize(2);
  }

  private static boolean hasBeenOpenLongerThanTheTimer(Page page) {
    return Boolean.TRUE.equals(
        page.evaluate(
            "performance.now() > 2000 && performance.getEntriesByType('navigation')[0].type === 'reload'"));
  }

  @Test
  void pageOutsideALoginWatchesNothing() {
    Page page = open("login-ok");
    assertThat(page.locator("script[src$='session.js']").count()).isZero();
  }

  /** Keycloak compares them sign by sign (ux.md 34). */
  @Test
  void recoveryCodeIsSentWithoutSpacesAndInCapitals() {
    Page page = open("login-recovery-authn-code-input-ok");
    page.fill("#recoveryCodeInput", "biwp 7qwx-5y7q");
    Request request = PageBrowser.posted(page, () -> page.click("#kc-login"));
    assertThat(request.postData()).contains("recoveryCodeInput=BIWP7QWX5Y7Q");
  }

  @Test
  void codesAreSavedOnlyWithTheTick() {
    Page page = open("login-recovery-authn-code-config-ok");
    page.click("#saveRecoveryAuthnCodesBtn");
    assertThat(page.locator("#kcRecoveryCodesConfirmationCheck-confirm").isVisible()).isTrue();
    assertThat(page.evaluate("document.activeElement.id"))
        .isEqualTo("kcRecoveryCodesConfirmationCheck");
    assertThat(page.getAttribute(":focus", "aria-describedby"))
        .isEqualTo("kcRecoveryCodesConfirmationCheck-confirm");
    page.check("#kcRecoveryCodesConfirmationCheck");
    assertThat(page.locator("#kcRecoveryCodesConfirmationCheck-confirm").isVisible()).isFalse();
    Request sent = PageBrowser.posted(page, () -> page.click("#saveRecoveryAuthnCodesBtn"));
    assertThat(sent.postData()).contains("generatedAt=", "kcRecoveryCodesConfirmationCheck=on");
  }

  @Test
  void settingUpCodesCanBeCancelledWithoutTheTick() {
    Page page = open("login-recovery-authn-code-config-asked-for");
    Request sent = PageBrowser.posted(page, () -> page.click("#cancelRecoveryAuthnCodesBtn"));
    assertThat(sent.postData()).contains("cancel-aia=true");
  }

  @Test
  void valuesOfAnAttributeAreAddedAndTakenAway() {
    Page page = open("login-update-profile-all-types");
    page.click("text=Add a value");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("phones-3");
    page.keyboard().type("+36 70 234 5678");
    page.click("text=Remove value 1");
    assertThat(page.locator("input[name=phones]").all())
        .extracting(input -> input.inputValue())
        .containsExactly("+36 20 234 5678", "", "+36 70 234 5678");
    assertThat(page.locator(".uk-value label").allTextContents())
        .containsExactly("Value 1", "Value 2", "Value 3");
    assertThat(page.locator("#phones label[for='phones-2']").count()).isEqualTo(1);
  }

  @Test
  void formatsOfKeycloaksOwnAnnotationsWork() {
    Page page = open("login-update-profile-all-types");
    page.locator("#formatted").pressSequentially("12345");
    assertThat(page.inputValue("#formatted")).isEqualTo("12-345");
  }
}

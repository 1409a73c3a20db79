package hu.ugyfelkapu.keycloak.themes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static hu.ugyfelkapu.keycloak.themes.WebEidExtension.AUTHENTICATE;
import static hu.ugyfelkapu.keycloak.themes.WebEidExtension.STATUS;
import static hu.ugyfelkapu.keycloak.themes.WebEidExtension.TOKEN;
import static hu.ugyfelkapu.keycloak.themes.WebEidExtension.ack;
import static hu.ugyfelkapu.keycloak.themes.WebEidExtension.failure;
import static hu.ugyfelkapu.keycloak.themes.WebEidExtension.versions;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.theme.Theme;

/** The page of the identity card with the messages of the Web eID extension. */
class CardReaderTest extends InBrowser {

  private static CardVisit visit(WebEidExtension extension) {
    return CardVisit.start(browser, new Browser.NewContextOptions(), extension);
  }

  @Test
  void cardDialogOpensOnlyWhenTheCitizenStartsIt() {
    try (CardVisit visit = visit(WebEidExtension.working())) {
      visit.open("ok").afterLoading();
      assertThat(visit.start()).isVisible();
      assertThat(visit.start()).hasText("Azonosítás indítása");
      assertThat(visit.news()).containsText("Tegye a kártyát az olvasóba");
      assertThat(visit.steps()).containsExactly("done", "open", "open", "open");
      assertThat(visit.asked()).containsExactly(STATUS);
    }
  }

  @Test
  void signedChallengeIsSentWithTheFivePartsAndNoButton() {
    try (CardVisit visit = visit(WebEidExtension.working())) {
      visit.open("phone").afterLoading();
      visit.start().click();
      assertThat(visit.news()).containsText("Ellenőrzés folyamatban");
      assertThat(visit.steps()).containsExactly("done", "done", "done", "now");
      Map<String, String> fields = visit.sent();
      assertThat(fields).containsOnlyKeys("authToken");
      assertThat(JsonParser.parseString(fields.get("authToken")))
          .isEqualTo(
              JsonParser.parseString(
                  """
                  {"unverifiedCertificate": "MIIBxjCCAW2gAwIBAgIUCbmi",
                   "algorithm": "ES384",
                   "signature": "HBjNXIaUskXbfhzYQHvwjKDUWfNu4yxXZha==",
                   "format": "web-eid:1.0",
                   "appVersion": "https://web-eid.eu/web-eid-app/releases/v2.0.0"}
                  """));
      assertThat(visit.asked()).containsExactly(STATUS, AUTHENTICATE);
      assertThat(visit.said(AUTHENTICATE).get("challengeNonce")).isEqualTo(CardPages.NONCE);
      assertThat(visit.said(AUTHENTICATE).get("libraryVersion")).isEqualTo("2.1.0");
      assertThat((Map<?, ?>) visit.said(AUTHENTICATE).get("options"))
          .isEqualTo(Map.of("lang", "hu", "userInteractionTimeout", 120000));
    }
  }

  /** Without our theme there is neither its style sheet nor its scripts. */
  @Test
  void stockThemeShowsTheStepsAndSendsTheToken() {
    try (CardVisit visit = visit(WebEidExtension.working())) {
      visit
          .openUnder(new AssembledTheme(Theme.Type.LOGIN, false, "keycloak.v2", "base"), "phone")
          .afterLoading();
      assertThat(visit.news()).containsText("Tegye a kártyát az olvasóba");
      assertThat(visit.page().locator("#card-status > li").first())
          .hasText("Kliensprogram megtalálva kész");
      visit.start().click();
      assertThat(visit.sent()).containsOnlyKeys("authToken");
    }
  }

  @Test
  void programGetsNoMoreTimeThanTheChallengeHas() {
    try (CardVisit visit = visit(WebEidExtension.working().answers(AUTHENTICATE))) {
      visit.open("ok").afterLoading();
      visit.page().clock().runFor(240_000);
      visit.start().click();
      visit.awaitSaid(AUTHENTICATE);
      Map<?, ?> options = (Map<?, ?>) visit.said(AUTHENTICATE).get("options");
      assertThat((Integer) options.get("userInteractionTimeout")).isBetween(1, 59_000);
    }
  }

  @Test
  void missingExtensionIsToldAndTheNextTryLoadsThePageAgain() {
    try (CardVisit visit = visit(new WebEidExtension())) {
      visit.open("demo").afterLoading();
      visit.page().clock().runFor(1000);
      assertThat(visit.news()).containsText("A böngésző nem találja a kliensprogramot.");
      assertThat(visit.news().locator("a:visible"))
          .hasAttribute("href", "https://kliens.pelda.test/");
      assertThat(visit.steps()).containsExactly("failed", "open", "open", "open");
      assertThat(visit.start()).hasText("Próbálja újra");
      // An extension installed now answers only in a page that is loaded after it.
      WebEidExtension.working().installIn(visit.page());
      List<Page> loaded = new ArrayList<>();
      visit.page().onLoad(loaded::add);
      visit.start().click();
      visit.page().waitForCondition(() -> !loaded.isEmpty());
      visit.afterLoading();
      assertThat(visit.start()).hasText("Azonosítás indítása");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ERR_WEBEID_NATIVE_UNAVAILABLE, native",
    "ERR_WEBEID_VERSION_MISMATCH, version",
    "ERR_WEBEID_VERSION_INVALID, version",
    "ERR_WEBEID_UNKNOWN_ERROR, program",
    "ERR_WEBEID_SOMETHING_NEW, program"
  })
  void troubleOfTheClientIsToldBeforeTheCitizenStarts(String code, String name) {
    WebEidExtension extension =
        new WebEidExtension().answers(STATUS, ack(STATUS), failure(STATUS, code));
    try (CardVisit visit = visit(extension)) {
      visit.open("ok").afterLoading();
      assertThat(visit.news()).containsText(CardVisit.text("ugyfelkapuCardProblem." + name));
      assertThat(visit.steps()).containsExactly("failed", "open", "open", "open");
      assertThat(visit.start()).hasText("Próbálja újra");
      assertThat(visit.start()).isVisible();
      visit.assertFine("client-" + code);
    }
  }

  @Test
  void clientIsLookedForAgainAfterAnInstallation() {
    WebEidExtension extension =
        new WebEidExtension()
            .answers(STATUS, ack(STATUS), failure(STATUS, "ERR_WEBEID_NATIVE_UNAVAILABLE"));
    try (CardVisit visit = visit(extension)) {
      visit.open("ok").afterLoading();
      visit.start().click();
      visit.page().waitForCondition(() -> visit.asked().equals(List.of(STATUS, STATUS)));
      assertThat(visit.news()).containsText("A kliensprogram nincs telepítve");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ERR_WEBEID_USER_CANCELLED, cancelled",
    "ERR_WEBEID_USER_TIMEOUT, timeout",
    "ERR_WEBEID_NATIVE_FATAL, program",
    "ERR_WEBEID_NATIVE_INVALID_ARGUMENT, program",
    "ERR_WEBEID_UNKNOWN_ERROR, program",
    "ERR_WEBEID_SOMETHING_NEW, program"
  })
  void endOfTheCardDialogComesWithHelpAndAnotherTry(String code, String name) {
    WebEidExtension extension =
        WebEidExtension.working()
            .answers(AUTHENTICATE, ack(AUTHENTICATE), failure(AUTHENTICATE, code));
    try (CardVisit visit = visit(extension)) {
      visit.open("phone").afterLoading();
      visit.start().click();
      assertThat(visit.news()).containsText(CardVisit.text("ugyfelkapuCardProblem." + name));
      assertThat(visit.steps()).containsExactly("done", "open", "open", "open");
      assertThat(visit.page().locator("#card-help summary:visible")).hasCount(4);
      assertThat(visit.start()).hasText("Próbálja újra");
      assertThat(visit.page().evaluate("document.activeElement.matches('[data-uk-card-start]')"))
          .isEqualTo(true);
      visit.start().click();
      visit.page().waitForCondition(() -> visit.asked().size() == 3);
      assertThat(visit.asked()).containsExactly(STATUS, AUTHENTICATE, AUTHENTICATE);
      visit.assertFine("card-" + code);
    }
  }

  @Test
  void helpIsHiddenUntilItIsNeeded() {
    try (CardVisit visit = visit(WebEidExtension.working())) {
      visit.open("ok").afterLoading();
      assertThat(visit.start()).isVisible();
      assertThat(visit.page().locator("#card-help")).isHidden();
    }
  }

  @Test
  void programThatGoesMissingLaterIsLookedForAgain() {
    WebEidExtension extension =
        WebEidExtension.working()
            .answers(
                AUTHENTICATE,
                ack(AUTHENTICATE),
                failure(AUTHENTICATE, "ERR_WEBEID_NATIVE_UNAVAILABLE"));
    try (CardVisit visit = visit(extension)) {
      visit.open("ok").afterLoading();
      visit.start().click();
      assertThat(visit.news()).containsText("A kliensprogram nincs telepítve");
      assertThat(visit.steps()).containsExactly("failed", "open", "open", "open");
      visit.start().click();
      visit.page().waitForCondition(() -> visit.asked().size() == 3);
      assertThat(visit.asked()).containsExactly(STATUS, AUTHENTICATE, STATUS);
    }
  }

  @Test
  void acknowledgedRequestWithoutAnswerEndsAtItsTime() {
    WebEidExtension extension =
        WebEidExtension.working().answers(AUTHENTICATE, ack(AUTHENTICATE), ack(AUTHENTICATE));
    try (CardVisit visit = visit(extension)) {
      visit.open("ok").afterLoading();
      visit.start().click();
      visit.awaitSaid(AUTHENTICATE + "-ack");
      // The citizen's two minutes, and those of the handshakes.
      visit.page().clock().runFor(124_000);
      assertThat(visit.news()).containsText("Folytassa a kliensprogram ablakában.");
      visit.page().clock().runFor(2_000);
      assertThat(visit.news()).containsText("A kliensprogram nem válaszolt.");
    }
  }

  @Test
  void silentProgramIsToldAfterItsHandshake() {
    try (CardVisit visit = visit(new WebEidExtension().answers(STATUS, ack(STATUS)))) {
      visit.open("ok").afterLoading();
      visit.awaitSaid(STATUS + "-ack");
      visit.page().clock().runFor(6_000);
      assertThat(visit.news()).containsText("A kliensprogram nem válaszolt.");
      assertThat(visit.steps()).containsExactly("failed", "open", "open", "open");
    }
  }

  @Test
  void doubledAcknowledgementsAndAnswersCountOnce() {
    WebEidExtension extension =
        new WebEidExtension()
            .answers(STATUS, ack(STATUS), ack(STATUS), versions(), versions())
            .answers(AUTHENTICATE, ack(AUTHENTICATE), ack(AUTHENTICATE), TOKEN, TOKEN);
    try (CardVisit visit = visit(extension)) {
      visit.open("ok").afterLoading();
      visit.start().click();
      assertThat(visit.sent()).containsOnlyKeys("authToken");
      assertThat(visit.news()).containsText("Ellenőrzés folyamatban");
      visit.start().click();
      assertThat(visit.asked()).containsExactly(STATUS, AUTHENTICATE);
      assertThat(visit.posts()).hasSize(1);
    }
  }

  @Test
  void secondPressWhileTheDialogIsOpenAsksNothingAgain() {
    WebEidExtension extension = WebEidExtension.working().answers(AUTHENTICATE, ack(AUTHENTICATE));
    try (CardVisit visit = visit(extension)) {
      visit.open("ok").afterLoading();
      visit.start().click();
      visit.awaitSaid(AUTHENTICATE + "-ack");
      visit.start().click();
      visit.start().click();
      assertThat(visit.news()).containsText("Folytassa a kliensprogram ablakában.");
      assertThat(visit.asked()).containsExactly(STATUS, AUTHENTICATE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://ugyfelkapu.test/window", "https://idegen.pelda.test/window"})
  void answerOfAnotherWindowIsNotHeard(String address) {
    WebEidExtension extension = WebEidExtension.working().answers(AUTHENTICATE, ack(AUTHENTICATE));
    try (CardVisit visit = visit(extension)) {
      visit.open("ok").afterLoading();
      visit.start().click();
      visit.awaitSaid(AUTHENTICATE + "-ack");
      // An empty answer would be replaced by a page of the browser, which has no origin.
      visit
          .page()
          .context()
          .route(
              address, route -> route.fulfill(new Route.FulfillOptions().setBody("<p>window</p>")));
      Page other =
          visit.page().waitForPopup(() -> visit.page().evaluate("a => { open(a); }", address));
      other.waitForLoadState();
      other.evaluate("token => opener.postMessage(token, '*')", TOKEN);
      visit.awaitSaid(AUTHENTICATE + "-success");
      assertThat(visit.news()).containsText("Folytassa a kliensprogram ablakában.");
      assertThat(visit.steps()).containsExactly("done", "now", "open", "open");
      assertThat(visit.posts()).isEmpty();
    }
  }

  @Test
  void answerWithAnotherOriginIsNotHeard() {
    try (CardVisit visit = visit(new WebEidExtension().answers(STATUS, ack(STATUS)))) {
      visit.open("ok").afterLoading();
      visit.awaitSaid(STATUS + "-ack");
      visit
          .page()
          .evaluate(
              """
              data => dispatchEvent(new MessageEvent('message',
                {data, source: window, origin: 'https://idegen.pelda.test'}))
              """,
              versions());
      assertThat(visit.news()).containsText("Keressük a kliensprogramot");
      assertThat(visit.start()).isHidden();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36'",
    "'Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)'"
  })
  void browserWithoutExtensionsIsToldSoAndShownThePhone(String agent) {
    Browser.NewContextOptions options = new Browser.NewContextOptions().setUserAgent(agent);
    try (CardVisit visit = CardVisit.start(browser, options, new WebEidExtension())) {
      visit.open("phone").afterLoading();
      visit.page().clock().runFor(1000);
      assertThat(visit.news()).containsText("nem használható kártyaolvasó");
      assertThat(visit.news()).containsText("Telefonnal is azonosíthatja magát");
      assertThat(visit.start()).isHidden();
      assertThat(visit.page().locator("#card-qr")).isVisible();
      visit.assertFine("unsupported");
    }
  }

  @Test
  void insecurePageAsksNoExtensionAtAll() {
    try (CardVisit visit = visit(WebEidExtension.working())) {
      visit.openAt("http://ugyfelkapu.test", "ok");
      assertThat(visit.news()).containsText("A kapcsolat nem biztonságos.");
      assertThat(visit.start()).isHidden();
      assertThat(visit.asked()).isEmpty();
    }
  }

  @Test
  void expiredChallengeCanBeRenewedAndALateAnswerIsNotSent() {
    WebEidExtension extension = WebEidExtension.working().answers(AUTHENTICATE, ack(AUTHENTICATE));
    try (CardVisit visit = visit(extension)) {
      visit.open("phone").afterLoading();
      visit.page().clock().runFor(200_000);
      visit.start().click();
      visit.awaitSaid(AUTHENTICATE + "-ack");
      assertThat(visit.page().locator("[data-uk-card-soon]")).isHidden();
      visit.page().clock().runFor(41_000);
      assertThat(visit.page().locator("[data-uk-card-soon]")).isVisible();
      assertThat(visit.page().locator("button[name=renew]")).isVisible();
      visit.page().clock().runFor(59_000);
      assertThat(visit.page().locator("[data-uk-card-soon]")).isHidden();
      assertThat(visit.over())
          .hasText("Lejárt az azonosításra szánt idő. Indítson új azonosítást.");
      assertThat(visit.page().locator("[data-uk-card-way]:visible")).hasCount(0);
      assertThat(visit.page().locator("button[name=renew]")).isFocused();
      visit.page().evaluate("token => postMessage(token)", TOKEN);
      visit.awaitSaid(AUTHENTICATE + "-success");
      assertThat(visit.page().locator("button[name=renew]")).isVisible();
      visit.assertFine("expired");
      assertThat(visit.posts()).isEmpty();
      visit.page().click("button[name=renew]");
      assertThat(visit.sent()).isEqualTo(Map.of("authToken", "", "renew", "true"));
    }
  }

  @Test
  void expiryIsNoticedWhenASleepingComputerWakesUp() {
    try (CardVisit visit = visit(WebEidExtension.working())) {
      visit.open("ok").afterLoading();
      assertThat(visit.start()).isVisible();
      visit.page().evaluate("{ const at = Date.now() + 300000; Date.now = () => at; }");
      visit.page().evaluate("document.dispatchEvent(new Event('visibilitychange'))");
      assertThat(visit.over()).isVisible();
    }
  }

  /** Hungarian on a light phone, English on a dark desktop. */
  @ParameterizedTest
  @CsvSource({"hu, 320, LIGHT", "en, 1280, DARK"})
  void stepsAndMessagesLookRight(String language, int width, ColorScheme scheme) {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme);
    WebEidExtension extension =
        WebEidExtension.working()
            .answers(
                AUTHENTICATE,
                ack(AUTHENTICATE),
                failure(AUTHENTICATE, "ERR_WEBEID_USER_CANCELLED"));
    try (CardVisit visit = CardVisit.start(browser, options, extension)) {
      visit.in(Locale.forLanguageTag(language)).open("demo").afterLoading();
      assertThat(visit.start()).isVisible();
      visit.assertFine("ready-" + language);
      visit.start().click();
      assertThat(visit.page().locator("#card-help")).isVisible();
      visit.assertFine("cancelled-" + language);
    }
  }
}

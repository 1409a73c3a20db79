package hu.ugyfelkapu.keycloak.themes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The phone as reader: what the desktop hears of it, and what the phone's page makes of the app's
 * answer.
 */
class CardPhoneTest extends InBrowser {

  private static final String TOKEN =
      """
      {"unverifiedCertificate":"MIIBxjCCAW2g","algorithm":"ES384","signature":"HBjN+/w==","format":"web-eid:1.0"}""";

  private final List<String> questions = new ArrayList<>();
  private String answer = "{\"state\": \"waiting\"}";

  /** The desktop's page; the server answers what the test has set. */
  private CardVisit desktop(String state) {
    return desktop(CardVisit.start(browser), state);
  }

  private CardVisit desktop(CardVisit visit, String state) {
    visit.open(state);
    visit
        .page()
        .route(
            CardPages.STATUS,
            route -> {
              questions.add(route.request().headerValue("accept"));
              if (answer == null) {
                route.abort();
              } else {
                route.fulfill(
                    new Route.FulfillOptions().setContentType("application/json").setBody(answer));
              }
            });
    return visit;
  }

  /** Turns the clock until the page has asked, and answers; null: the network is gone. */
  private void ask(CardVisit visit, String state) {
    answer = state == null ? null : "{\"state\": \"" + state + "\"}";
    int before = questions.size();
    visit
        .page()
        .waitForCondition(
            () -> {
              visit.page().clock().runFor(2000);
              return questions.size() > before;
            });
  }

  private static Locator shown(CardVisit visit) {
    return visit.page().locator("#card-phone-news[role=status] > :visible");
  }

  @Test
  void pageFollowsThePhoneAndGoesOnByItself() {
    try (CardVisit visit = desktop("phone")) {
      assertThat(shown(visit)).hasText("A telefonra várunk.");
      ask(visit, "confirmed");
      assertThat(shown(visit)).containsText("Ott olvassa be a kártyáját.");
      ask(visit, "answered");
      assertThat(shown(visit)).containsText("Megérkezett a telefon válasza.");
      assertThat(visit.sent()).isEqualTo(Map.of("authToken", "", "phone", "true"));
      int asked = visit.fetched();
      visit.page().clock().runFor(10_000);
      assertThat(visit.fetched()).isEqualTo(asked);
      assertThat(questions).containsOnly("application/json");
    }
  }

  @ParameterizedTest
  @CsvSource({"denied, elutasították", "gone, már nem folytatható"})
  void endOnThePhoneEndsThePageAndItsQuestions(String state, String text) {
    try (CardVisit visit = desktop("phone")) {
      ask(visit, state);
      assertThat(visit.over()).containsText(text);
      assertThat(visit.page().locator("button[name=renew]")).isVisible();
      assertThat(visit.page().locator("[data-uk-card-way]:visible")).hasCount(0);
      int asked = visit.fetched();
      visit.page().clock().runFor(10_000);
      assertThat(visit.fetched()).isEqualTo(asked);
      visit.assertFine("phone-" + state);
      assertThat(visit.posts()).isEmpty();
    }
  }

  @Test
  void lostNetworkAndUnknownStatesAreNoNews() {
    try (CardVisit visit = desktop("phone")) {
      ask(visit, null);
      ask(visit, "something-new");
      assertThat(shown(visit)).hasText("A telefonra várunk.");
      assertThat(visit.page().locator("[role=alert]")).hasCount(0);
      ask(visit, "confirmed");
      assertThat(shown(visit)).containsText("Ott olvassa be a kártyáját.");
    }
  }

  @Test
  void nobodyAsksWhileThePageIsHidden() {
    try (CardVisit visit = CardVisit.start(browser)) {
      // As in a tab that is opened in the background.
      visit
          .page()
          .addInitScript(
              "window.covered = true;"
                  + "Object.defineProperty(document, 'hidden', {get: () => window.covered})");
      desktop(visit, "phone");
      visit.page().clock().runFor(60_000);
      assertThat(visit.fetched()).isZero();
      answer = "{\"state\": \"confirmed\"}";
      cover(visit, false);
      assertThat(shown(visit)).containsText("Ott olvassa be a kártyáját.");
      int asked = visit.fetched();
      cover(visit, true);
      visit.page().clock().runFor(60_000);
      assertThat(visit.fetched()).isEqualTo(asked);
    }
  }

  private static void cover(CardVisit visit, boolean covered) {
    visit
        .page()
        .evaluate(
            "c => { window.covered = c; document.dispatchEvent(new Event('visibilitychange')); }",
            covered);
  }

  @Test
  void questionsEndWithTheChallenge() {
    try (CardVisit visit = desktop("phone")) {
      ask(visit, "confirmed");
      visit.page().clock().runFor(300_000);
      assertThat(visit.over()).containsText("Lejárt");
      int asked = visit.fetched();
      visit.page().clock().runFor(60_000);
      assertThat(visit.fetched()).isEqualTo(asked);
    }
  }

  /** Otherwise a page that the server refuses would be sent again and again. */
  @Test
  void answerThatTheServerKnowsAlreadyIsNotSentByItself() {
    try (CardVisit visit = desktop("phone-answered")) {
      visit.page().clock().runFor(60_000);
      assertThat(visit.fetched()).isZero();
      assertThat(visit.posts()).isEmpty();
      visit.page().click("button[name=phone]");
      assertThat(visit.sent()).containsEntry("phone", "true");
    }
  }

  @Test
  void deniedRequestOnArrivalOffersANewOne() {
    try (CardVisit visit = desktop("phone-denied")) {
      assertThat(visit.over()).containsText("elutasították");
      assertThat(visit.page().locator("button[name=renew]")).isVisible();
      visit.page().clock().runFor(10_000);
      assertThat(visit.fetched()).isZero();
    }
  }

  @Test
  void pageWithoutPhoneAsksNothing() {
    try (CardVisit visit = desktop("ok")) {
      visit.page().clock().runFor(60_000);
      assertThat(visit.fetched()).isZero();
    }
  }

  @Test
  void withoutScriptThePhoneWayHasAllItNeeds() {
    Browser.NewContextOptions options = new Browser.NewContextOptions().setJavaScriptEnabled(false);
    try (CardVisit visit = CardVisit.start(browser, options, new WebEidExtension())) {
      visit.open("phone");
      assertThat(visit.page().locator("noscript p").first()).isVisible();
      assertThat(visit.page().locator("#card-qr")).isVisible();
      assertThat(visit.page().locator("#request-id")).isVisible();
      assertThat(visit.start()).isHidden();
      visit.page().click("button[name=phone]");
      assertThat(visit.sent()).containsEntry("phone", "true");
    }
  }

  private Map<String, String> passedOn(String fragment) {
    try (CardVisit visit = CardVisit.start(browser)) {
      visit.openOnPhone("return", "#" + fragment);
      Map<String, String> fields = visit.sent();
      assertThat(visit.page().url()).isEqualTo(PageBrowser.SITE + CardPages.ACTION + "?r=1");
      assertThat(visit.posts().get(0).url()).isEqualTo(PageBrowser.SITE + CardPages.ACTION);
      assertThat(fields).containsOnlyKeys("authToken", "cardError");
      return fields;
    }
  }

  private static String base64url(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Both letters that differ between the two alphabets are in the text. */
  @ParameterizedTest
  @ValueSource(strings = {"authToken", "auth_token"})
  void tokenIsReadInBothAlphabetsAndLeavesTheAddress(String key) {
    String text = "{\"" + key + "\":" + TOKEN + ",\"note\":\"őű>>>>>?????\"}";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String base64 = Base64.getEncoder().encodeToString(bytes);
    assertThat(base64).contains("+", "/");
    for (String fragment : List.of(base64url(text), base64, base64.replace("=", "%3D"))) {
      Map<String, String> fields = passedOn(fragment);
      assertThat(JsonParser.parseString(fields.get("authToken")))
          .isEqualTo(JsonParser.parseString(TOKEN));
      assertThat(fields.get("cardError")).isEmpty();
    }
  }

  @Test
  void errorOfTheAppIsPassedOnAsItsCode() {
    String error =
        "{\"error\":true,\"code\":\"ERR_WEBEID_USER_CANCELLED\",\"message\":\"<b>User</b> cancelled\"}";
    assertThat(passedOn(base64url(error)))
        .isEqualTo(Map.of("authToken", "", "cardError", "ERR_WEBEID_USER_CANCELLED"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nem base64!",
        "%",
        "e30",
        "bnVsbA",
        // {"error":true,"code":"<script>"}
        "eyJlcnJvciI6dHJ1ZSwiY29kZSI6IjxzY3JpcHQ-In0",
        // {"authToken":{"format":"web-eid:1.0"}}
        "eyJhdXRoVG9rZW4iOnsiZm9ybWF0Ijoid2ViLWVpZDoxLjAifX0"
      })
  void garbageIsPassedOnAsUnreadable(String fragment) {
    assertThat(passedOn(fragment))
        .isEqualTo(Map.of("authToken", "", "cardError", "ERR_CARD_ANSWER_UNREADABLE"));
  }

  @Test
  void pageWithoutAnAnswerSendsNothingAndSaysSo() {
    try (CardVisit visit = CardVisit.start(browser)) {
      visit.openOnPhone("return", "");
      assertThat(visit.page().locator("[data-uk-card-empty]")).isVisible();
      assertThat(visit.page().locator("[data-uk-card-wait]")).isHidden();
      assertThat(visit.posts()).isEmpty();
    }
  }
}

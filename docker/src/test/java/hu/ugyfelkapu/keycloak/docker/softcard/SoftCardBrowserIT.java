package hu.ugyfelkapu.keycloak.docker.softcard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.Axe;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Look;
import hu.ugyfelkapu.keycloak.docker.testing.SoftCardReader;
import hu.ugyfelkapu.keycloak.docker.web.LocalSite;
import hu.ugyfelkapu.keycloak.docker.web.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The soft card's pages, phone app and extension in a browser; no Keycloak is needed. */
@ExtendWith(BrowserExtension.class)
class SoftCardBrowserIT {
  private static final String RETURN = "/returned";
  private static final String CANCELLED = "ERR_WEBEID_USER_CANCELLED";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private LocalSite site;
  private SoftCardSite softCard;

  @BeforeEach
  void start() throws Exception {
    site = new LocalSite(0, URI.create("http://localhost:1"));
    softCard =
        SoftCardSite.serve(site, DemoIssuer.open(directory, Instant.now()), Clock.systemUTC());
    WebEidPage.serve(site);
    site.serve(
        RETURN,
        (request, language) ->
            new Response(200, "text/plain", "returned".getBytes(StandardCharsets.UTF_8), Map.of()));
    site.start();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void pageShowsTheCardsAndRevokesAndRenewsThem(Browser browser) {
    Page page = browser.window();
    page.navigate(site.url() + "/soft-card/");
    assertThat(page.locator(".demo-mark").innerText()).isEqualTo("DEMÓ");
    assertThat(page.locator("#cards h3").allInnerTexts())
        .containsExactly(
            "Kiss Anna", "Kiss Anna", "Őri Ödön", "Lejárt Lajos", "Zárolt Zita", "Vendég Vilma");
    var card = page.locator("#card-DEMO000002AB");
    assertThat(card.innerText()).contains("1991. november 30.");
    assertThat(Axe.violations(page)).isEmpty();

    card.locator("form[action$=revoke] button").click();
    assertThat(card.locator(".state").innerText()).isEqualTo("Visszavonva");
    assertThat(page.locator(".state").allInnerTexts()).filteredOn("Érvényes"::equals).hasSize(5);
    card.locator("form[action$=renew] button").click();

    assertThat(card.locator(".state").innerText()).isEqualTo("Érvényes");
  }

  @Test
  void pagesFitOnAPhoneAndAreAccessible(Browser browser) {
    Page page = browser.window(Look.DEFAULT.english().onAPhone().inTheDark());
    for (String address : List.of("/soft-card/", "/soft-card/app#" + request(returnUrl()))) {
      page.navigate(site.url() + address);

      assertThat(Axe.violations(page)).as(address).isEmpty();
      assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
          .as(address)
          .isEqualTo(320);
      assertThat(page.locator(".demo-mark").innerText()).isEqualTo("DEMO");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"loginUri", "login_uri"})
  void phoneAppShowsWhoAsksAndReturnsWithAToken(String key, Browser browser) throws Exception {
    Page page = browser.window();
    page.navigate(
        site.url() + "/soft-card/app#" + encode(Map.of("challenge", "abc", key, returnUrl())));
    assertThat(page.locator("#origin").innerText()).isEqualTo(site.url().toString());

    page.locator("#card-DEMO000003AC").check();
    page.locator("#pin").fill("1234");
    page.locator("#confirm").click();

    JsonNode token = returned(page).get("authToken");
    assertThat(TokenProof.holds(token, site.url().toString(), "abc")).isTrue();
    assertThat(TokenProof.certificate(token))
        .isEqualTo(softCard.wallet().find("DEMO000003AC").orElseThrow().certificate());
  }

  @Test
  void phoneAppRefusesAWrongPinAndReturnsWhenCancelled(Browser browser) throws Exception {
    Page page = browser.window();
    page.navigate(site.url() + "/soft-card/app#" + request(returnUrl()));
    page.locator("#pin").fill("4321");
    page.locator("#confirm").click();
    page.locator("#wrong-pin").waitFor();
    assertThat(page.locator("#wrong-pin").innerText()).contains("A PIN-kód nem jó");
    assertThat(page.locator("#pin").inputValue()).isEmpty();

    page.locator("#cancel").click();

    JsonNode answer = returned(page);
    assertThat(answer.get("error").asBoolean()).isTrue();
    assertThat(answer.get("code").asText()).isEqualTo(CANCELLED);
    assertThat(answer.get("message").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "http://gonosz.pelda.test/x",
        "data:text/html,x",
        "nowhere",
        ""
      })
  void phoneAppOpensNoAddressThatIsNotAWebSites(String loginUri, Browser browser) {
    Page page = browser.window();
    page.navigate(site.url() + "/soft-card/app#" + request(loginUri));

    page.locator("#no-request").waitFor();
    assertThat(page.locator("#app").isVisible()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#", "#nonsense", "#e30"})
  void phoneAppWithoutARequestSaysSo(String fragment, Browser browser) {
    Page page = browser.window();
    page.navigate(site.url() + "/soft-card/app" + fragment);

    page.locator("#no-request").waitFor();
    assertThat(page.locator("#app").isVisible()).isFalse();
  }

  @Test
  void extensionAcknowledgesAndTellsItsState(Browser browser) {
    Page page = browser.window();
    SoftCardReader.install(page, softCard.wallet());
    WebEidPage asking = WebEidPage.open(page, site);

    asking.askForStatus();

    List<Map<?, ?>> answers = asking.answers(2);
    assertThat(answers.get(0).get("action")).isEqualTo("web-eid:status-ack");
    assertThat(answers.get(1).get("action")).isEqualTo("web-eid:status-success");
    assertThat(answers.get(1).get("library")).isEqualTo("2.1.0");
    assertThat((String) answers.get(1).get("extension")).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat((String) answers.get(1).get("nativeApp")).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  void extensionSignsForTheOriginThatTheBrowserNames(Browser browser) throws Exception {
    Page page = browser.window();
    SoftCardReader reader = SoftCardReader.install(page, softCard.wallet());
    WebEidPage asking = WebEidPage.open(page, site);
    asking.askForToken();
    assertThat(reader.dialog().innerText())
        .contains("DEMÓ", "senkinek a személyazonosságát nem igazolja", site.url().toString());
    assertThat(Axe.violations(page)).filteredOn(line -> line.contains("soft-card")).isEmpty();

    reader.identifyWith(softCard.wallet().find("DEMO000002AB").orElseThrow());

    List<Map<?, ?>> answers = asking.answers(2);
    assertThat(answers.get(0).get("action")).isEqualTo("web-eid:authenticate-ack");
    assertThat(answers.get(1).get("action")).isEqualTo("web-eid:authenticate-success");
    JsonNode token = JSON.valueToTree(answers.get(1));
    assertThat(token.get("format").asText()).isEqualTo("web-eid:1.0");
    assertThat(TokenProof.holds(token, site.url().toString(), WebEidPage.NONCE)).isTrue();
    reader.awaitClosed();
  }

  @Test
  void extensionAsksAgainAfterAWrongPinAndTellsThePageOfTheCancelOnly(Browser browser) {
    Page page = browser.window();
    SoftCardReader reader = SoftCardReader.install(page, softCard.wallet());
    WebEidPage asking = WebEidPage.open(page, site);
    asking.askForToken(WebEidPage.NONCE, Map.of("lang", "en"));
    reader.enterPin("4321");
    assertThat(reader.error()).startsWith("The PIN is wrong");
    assertThat(asking.answers(1)).hasSize(1);

    reader.cancel();

    assertThat(asking.failure()).isEqualTo("web-eid:authenticate-failure " + CANCELLED);
    reader.awaitClosed();
  }

  @Test
  void escapeCancelsToo(Browser browser) {
    Page page = browser.window();
    SoftCardReader reader = SoftCardReader.install(page, softCard.wallet());
    WebEidPage asking = WebEidPage.open(page, site);
    asking.askForToken();
    reader.dialog().waitFor();

    page.keyboard().press("Escape");

    assertThat(asking.failure()).endsWith(CANCELLED);
  }

  @Test
  void whoeverTakesTooLongIsTimedOut(Browser browser) {
    Page page = browser.window();
    SoftCardReader reader = SoftCardReader.install(page, softCard.wallet());
    WebEidPage asking = WebEidPage.open(page, site);

    asking.askForToken(WebEidPage.NONCE, Map.of("userInteractionTimeout", 1));

    assertThat(asking.failure()).endsWith("ERR_WEBEID_USER_TIMEOUT");
    reader.awaitClosed();
  }

  @Test
  void secondRequestDoesNotDisturbTheFirst(Browser browser) {
    Page page = browser.window();
    SoftCardReader reader = SoftCardReader.install(page, softCard.wallet());
    WebEidPage asking = WebEidPage.open(page, site);
    asking.askForToken();
    reader.dialog().waitFor();

    asking.askForToken();

    Map<?, ?> pending = asking.answers(3).get(2);
    assertThat(((Map<?, ?>) pending.get("error")).get("code"))
        .isEqualTo("ERR_WEBEID_ACTION_PENDING");
    reader.enterPin("1234");
    assertThat(asking.answers(4).get(3).get("action")).isEqualTo("web-eid:authenticate-success");
  }

  @ParameterizedTest
  @CsvSource({
    "'', ERR_WEBEID_MISSING_PARAMETER",
    "short, ERR_WEBEID_NATIVE_INVALID_ARGUMENT",
  })
  void badNonceIsRefusedWithoutADialog(String nonce, String code, Browser browser) {
    Page page = browser.window();
    SoftCardReader reader = SoftCardReader.install(page, softCard.wallet());
    WebEidPage asking = WebEidPage.open(page, site);

    asking.askForToken(nonce, Map.of());

    assertThat(asking.failure()).endsWith(code);
    assertThat(reader.dialog().count()).isZero();
  }

  @Test
  void pageWithoutAVersionIsTold(Browser browser) {
    Page page = browser.window();
    SoftCardReader.install(page, softCard.wallet());
    WebEidPage asking = WebEidPage.open(page, site);

    asking.post(Map.of("action", "web-eid:status", "libraryVersion", "new"));

    assertThat(asking.failure()).isEqualTo("web-eid:status-failure ERR_WEBEID_VERSION_INVALID");
  }

  private String returnUrl() {
    return site.url() + RETURN;
  }

  private static String request(String loginUri) {
    return encode(Map.of("challenge", "abc", "loginUri", loginUri));
  }

  private static String encode(Map<String, String> request) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(JSON.valueToTree(request).toString().getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode returned(Page page) throws Exception {
    page.waitForURL(url -> url.startsWith(returnUrl()));
    String fragment = page.url().substring(page.url().indexOf('#') + 1);
    return JSON.readTree(Base64.getUrlDecoder().decode(fragment));
  }
}

package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import hu.ugyfelkapu.keycloak.docker.softcard.SoftCard;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.CardCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.CardLogin;
import hu.ugyfelkapu.keycloak.docker.testing.FlowSetting;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.page.IdCardPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.IdCardPhonePage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A phone as the card's reader, and those who would like to be that phone (mission.md §7). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class IdCardPhoneIT {
  private static final String METHOD = CardLogin.METHOD;
  private static final String UNREADABLE = "A kártya válaszát nem tudtuk feldolgozni.";
  private static final String GONE = "Ez a kód már nem használható";

  @AfterEach
  void resetClock(TestServer server) {
    server.clock().reset();
  }

  @Test
  void phoneThatRunsTheLoginItselfComesBackToIt(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page, METHOD);
    IdCardPage card = new IdCardPage(page);
    String token = CardLogin.token(server, citizen.card(), card);
    page.navigate(card.phoneLink());
    new IdCardPhonePage(page).confirm();
    CardLogin.answerByApp(server, page, token);

    page.locator("main a.uk-button").click();

    assertThat(login.tokens().claim("azonositasModja")).isEqualTo(METHOD);
  }

  /** The desktop's page is not offered on a phone that has nothing to do with its login. */
  @Test
  void otherPhoneIsNotLedIntoTheLogin(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    Page desktop = browser.window();
    OidcLogin.start(server, desktop, METHOD);
    IdCardPage card = new IdCardPage(desktop);
    Page phone = browser.window();
    phone.navigate(card.phoneLink());
    new IdCardPhonePage(phone).confirm();

    CardLogin.answerByApp(server, phone, CardLogin.token(server, citizen.card(), card));

    assertThat(title(phone)).isEqualTo("Megérkezett a kártya válasza");
    assertThat(phone.locator("main a").count()).isZero();
  }

  /** Whoever was sent somebody else's code can end it, and no answer is taken for it any more. */
  @Test
  void deniedRequestIsOverOnBothScreens(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    Page desktop = browser.window();
    OidcLogin.start(server, desktop, METHOD);
    IdCardPage card = new IdCardPage(desktop);
    String nonce = card.nonce();
    String token = CardLogin.token(server, citizen.card(), card);
    Page phone = browser.window();
    phone.navigate(card.phoneLink());

    new IdCardPhonePage(phone).deny();

    assertThat(title(phone)).isEqualTo("Elutasította a bejelentkezést");
    desktop.locator("[data-uk-card-over=denied]").waitFor();
    card = card.again(() -> desktop.locator("[name=renew]").click());
    assertThat(card.nonce()).isNotEqualTo(nonce);
    CardLogin.answerByApp(server, phone, token);
    assertThat(title(phone)).isEqualTo(GONE);
  }

  /** H16: of two phones with one code, the first that confirms has it. */
  @Test
  void secondPhoneComesTooLate_H16(TestServer server, Browser browser) {
    Page desktop = browser.window();
    OidcLogin.start(server, desktop, METHOD);
    String link = new IdCardPage(desktop).phoneLink();
    Page first = browser.window();
    Page second = browser.window();
    first.navigate(link);
    second.navigate(link);
    new IdCardPhonePage(first).confirm();

    new IdCardPhonePage(second).confirm();

    assertThat(title(second)).isEqualTo(GONE);
    assertThat(title(first)).isEqualTo("Olvassa be a kártyáját");
  }

  /** H28: an answer counts only from the phone whose owner has compared the ids. */
  @Test
  void answerOfAnotherPhoneIsNotTaken_H28(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    Page desktop = browser.window();
    OidcLogin.start(server, desktop, METHOD);
    IdCardPage card = new IdCardPage(desktop);
    Page phone = browser.window();
    phone.navigate(card.phoneLink());
    new IdCardPhonePage(phone).confirm();
    Page stranger = browser.window();

    CardLogin.answerByApp(server, stranger, CardLogin.token(server, citizen.card(), card));

    assertThat(title(stranger)).isEqualTo(GONE);
    assertThat(state(card.phoneLink())).isEqualTo("{\"state\":\"confirmed\"}");
  }

  /** H76: any page can open ours with some token; it must not spoil the login. */
  @Test
  void answerToAnotherChallengeIsNotKept_H76(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    Page desktop = browser.window();
    OidcLogin login = OidcLogin.start(server, desktop, METHOD);
    IdCardPage card = new IdCardPage(desktop);
    String token = CardLogin.token(server, citizen.card(), card);
    Page phone = browser.window();
    phone.navigate(card.phoneLink());
    new IdCardPhonePage(phone).confirm();

    CardLogin.answerByApp(
        server,
        phone,
        SoftCard.token(citizen.card(), server.url().toString(), "A".repeat(43) + "="));

    assertThat(title(phone)).isEqualTo("Nem sikerült beolvasni a kártyát");
    CardLogin.answerByApp(server, phone, token);
    assertThat(login.tokens().claim("azonositasModja")).isEqualTo(METHOD);
  }

  @Test
  void cancelledAppMayBeOpenedAgain(TestServer server, Browser browser) {
    Page desktop = browser.window();
    OidcLogin.start(server, desktop, METHOD);
    Page phone = browser.window();
    phone.navigate(new IdCardPage(desktop).phoneLink());
    new IdCardPhonePage(phone).confirm();

    CardLogin.failByApp(server, phone, "ERR_WEBEID_USER_CANCELLED");

    assertThat(title(phone)).isEqualTo("Nem sikerült beolvasni a kártyát");
    assertThat(phone.locator("main").innerText()).contains("megszakadt");
    assertThat(phone.locator("main a.uk-button").getAttribute("href"))
        .startsWith(server.service() + "/soft-card/app#");
  }

  /** Mail programs and chats open links to show what is behind them. */
  @Test
  void lookingAtTheRequestChangesNothing(TestServer server, Browser browser) {
    Page desktop = browser.window();
    OidcLogin.start(server, desktop, METHOD);
    String link = new IdCardPage(desktop).phoneLink();

    HttpResponse<String> preview = Http.send(HttpRequest.newBuilder(URI.create(link)).build());

    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(preview.headers().map()).doesNotContainKey("set-cookie");
    assertThat(state(link)).isEqualTo("{\"state\":\"waiting\"}");
  }

  @Test
  void requestEndsWithItsChallenge(TestServer server, Browser browser) {
    Page desktop = browser.window();
    OidcLogin.start(server, desktop, METHOD);
    String link = new IdCardPage(desktop).phoneLink();
    server.clock().advance(Duration.ofMinutes(5).plusSeconds(1));

    Response late = browser.window().navigate(link);

    assertThat(late.status()).isEqualTo(410);
    assertThat(state(link)).isEqualTo("{\"state\":\"gone\"}");
  }

  /** H77: pages of other origins can neither ask nor decide, and no answer is readable to them. */
  @ParameterizedTest
  @CsvSource({
    "Origin, https://gonosz.pelda.test",
    "Origin, null",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Sec-Fetch-Site, none"
  })
  void pagesOfOtherOriginsAreRefused_H77(
      String header, String value, TestServer server, Browser browser) {
    Page desktop = browser.window();
    OidcLogin.start(server, desktop, METHOD);
    String link = new IdCardPage(desktop).phoneLink();

    HttpResponse<String> decision =
        Http.send(
            HttpRequest.newBuilder(URI.create(link))
                .header(header, value)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("decision=confirm"))
                .build());
    HttpResponse<String> question =
        Http.send(HttpRequest.newBuilder(status(link)).header(header, value).build());

    assertThat(decision.statusCode()).isEqualTo(403);
    assertThat(question.statusCode()).isEqualTo(403);
    assertThat(question.headers().map())
        .doesNotContainKey("access-control-allow-origin")
        .containsKey("cross-origin-resource-policy");
    assertThat(state(link)).isEqualTo("{\"state\":\"waiting\"}");
  }

  /** H80: what one realm asks is unknown in every other one. */
  @Test
  void requestIsUnknownInAnotherRealm_H80(TestServer server, Browser browser) {
    Page desktop = browser.window();
    OidcLogin.start(server, desktop, METHOD);
    String link = new IdCardPage(desktop).phoneLink();
    String elsewhere = link.replace("/realms/" + TestServer.REALM + "/", "/realms/master/");

    assertThat(Http.send(HttpRequest.newBuilder(URI.create(elsewhere)).build()).statusCode())
        .isEqualTo(410);
    assertThat(state(elsewhere)).isEqualTo("{\"state\":\"gone\"}");
    assertThat(state(link)).isEqualTo("{\"state\":\"waiting\"}");
  }

  @Test
  void phonesCanBeTurnedOff(TestServer server, Browser browser) {
    FlowSetting.idCard(server, "phone-app-link", "off")
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin.start(server, page, METHOD);

              assertThat(new IdCardPage(page).nonce()).hasSize(44);
              assertThat(page.locator("#card-qr").count()).isZero();
            });
  }

  private static String title(Page page) {
    return page.locator("h1").innerText().strip();
  }

  private static URI status(String link) {
    return URI.create(link.replace("/phone/", "/status/"));
  }

  private static String state(String link) {
    return Http.send(HttpRequest.newBuilder(status(link)).build(), 200);
  }
}

package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.relyingparty.Level;
import hu.ugyfelkapu.keycloak.docker.softcard.CardAlgorithm;
import hu.ugyfelkapu.keycloak.docker.softcard.CardOffice;
import hu.ugyfelkapu.keycloak.docker.softcard.CardWallet;
import hu.ugyfelkapu.keycloak.docker.softcard.DemoCard;
import hu.ugyfelkapu.keycloak.docker.softcard.DemoIssuer;
import hu.ugyfelkapu.keycloak.docker.softcard.SoftCard;
import hu.ugyfelkapu.keycloak.docker.softcard.SoftCardSite;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.CardCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.CardLogin;
import hu.ugyfelkapu.keycloak.docker.testing.CardRealm;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.SoftCardReader;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.page.IdCardPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.IdCardPhonePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.IdCardRegistrationPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.web.LocalSite;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Identification by identity card, with the soft card (mission.md §7). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class IdCardJourneyIT {
  private static final String METHOD = CardLogin.METHOD;
  private static final String MERGED =
      "A személyi igazolvány vagy a PIN-kód helytelen, vagy Ön nem jogosult a kiválasztott"
          + " azonosítási szolgáltatás igénybevételére.";
  private static final String UNREADABLE = "A kártya válaszát nem tudtuk feldolgozni.";

  @AfterEach
  void resetClock(TestServer server) {
    server.clock().reset();
  }

  @Test
  void cardInTheReaderIdentifiesAtTheHighLevel(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    Page page = browser.window();
    SoftCardReader reader = SoftCardReader.install(page, citizen.card());
    OidcLogin login = OidcLogin.start(server, page, Level.HIGH.uri());
    IdCardPage card = new MethodPage(page).chooseIdCard();
    card.start();
    reader.identifyWith(citizen.card());

    OidcLogin.Tokens tokens = login.tokens();
    assertThat(tokens.claim("acr")).isEqualTo(Level.HIGH.uri());
    assertThat(tokens.claim("azonositasModja")).isEqualTo(METHOD);
    assertThat(tokens.claim("azonositasTranzakcioAzonosito")).startsWith("ID_");
    assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(200);
    assertThat(citizen.citizen().errors(server)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void cardOfEveryAlgorithmIdentifies(CardAlgorithm algorithm, TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    DemoCard card = server.softCard().office().issue(citizen.card().holder(), algorithm);

    assertThat(CardLogin.identify(server, browser, card).claim("azonositasModja"))
        .isEqualTo(METHOD);
  }

  @Test
  void citizenWhoCancelsReadsSoAndMayTryAgain(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    Page page = browser.window();
    SoftCardReader reader = SoftCardReader.install(page, citizen.card());
    OidcLogin login = OidcLogin.start(server, page, METHOD);
    IdCardPage card = new IdCardPage(page);
    card.start();
    reader.enterPin("4321");
    assertThat(reader.error()).contains("A PIN-kód nem jó");
    reader.cancel();
    assertThat(card.awaitProblem("ERR_WEBEID_USER_CANCELLED"))
        .contains("Az azonosítás megszakadt.");

    page.locator("[data-uk-card-start]").click();
    reader.identifyWith(citizen.card());

    assertThat(login.tokens().claim("azonositasModja")).isEqualTo(METHOD);
    assertThat(citizen.citizen().errors(server)).isEmpty();
  }

  @Test
  void browserWithoutTheExtensionIsToldHowToGetIt(TestServer server, Browser browser) {
    Page page = browser.window();
    OidcLogin.start(server, page, METHOD);

    IdCardPage card = new IdCardPage(page);

    card.awaitProblem("ERR_WEBEID_EXTENSION_UNAVAILABLE");
    assertThat(card.steps().get(0)).isEqualTo("failed");
    assertThat(page.locator("a[href='" + server.service() + "/soft-card/']").first().isVisible())
        .isTrue();
  }

  /** H79: the person is who he was, whatever key his card has. */
  @Test
  void renewedCardKeepsTheAccount_H79(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    CardOffice office = server.softCard().office();
    OidcLogin.Tokens before = CardLogin.identify(server, browser, citizen.card());
    DemoCard renewed = office.renew(citizen.card());
    office.revoke(citizen.card());

    OidcLogin.Tokens after = CardLogin.identify(server, browser, renewed);

    assertThat(after.claim("sub")).isEqualTo(before.claim("sub"));
    assertThat(after.claim("viseltNev")).isEqualTo(before.claim("viseltNev"));
  }

  /** H78: a good card of somebody who is not registered opens nothing. */
  @Test
  void unknownCitizensCardReadsTheMergedMessage_H78(TestServer server, Browser browser) {
    DemoCard stranger = CardCitizen.stranger(server);
    Page page = browser.window();
    SoftCardReader reader = SoftCardReader.install(page, stranger);
    OidcLogin.start(server, page, METHOD);
    IdCardPage card = new IdCardPage(page);
    card.start();

    card = card.again(() -> reader.identifyWith(stranger));

    assertThat(card.error()).contains(MERGED);
  }

  /** H78: whoever lost the right to log in reads what a stranger reads. */
  @ParameterizedTest
  @ValueSource(strings = {"locked", "expired", "ended", "temporary", "to_be_activated"})
  void cardOfARegistrationThatIsNotValidReadsTheMergedMessage_H78(
      String state, TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    citizen.citizen().change(server, "state", state);

    assertThat(CardLogin.refusal(server, browser, citizen.card())).contains(MERGED);
  }

  @Test
  void cardOfARegistrationWhoseTimeIsOverReadsTheMergedMessage(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    citizen
        .citizen()
        .change(server, "valid_until", OffsetDateTime.of(2020, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));

    assertThat(CardLogin.refusal(server, browser, citizen.card())).contains(MERGED);
  }

  @Test
  void citizenWithTwoRegistrationsChoosesOne(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    Citizen second = citizen.registerAgain(server);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page, METHOD);
    IdCardPage card = new IdCardPage(page);
    card.send(CardLogin.token(server, citizen.card(), card));
    IdCardRegistrationPage choice = new IdCardRegistrationPage(page);
    assertThat(choice.userNames())
        .containsExactlyInAnyOrder(citizen.citizen().userName(), second.userName());

    choice.choose(second.userName());

    login.tokens();
    assertThat(second.events(server, "LOGIN")).hasSize(1);
    assertThat(citizen.citizen().events(server, "LOGIN")).isEmpty();
  }

  @Test
  void revokedCardIsRefused(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    server.softCard().office().revoke(citizen.card());

    assertThat(CardLogin.refusal(server, browser, citizen.card()))
        .contains("Az igazolvány tanúsítványát visszavonták.");
  }

  @Test
  void expiredCardIsRefused(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    server.clock().advance(Duration.ofDays(3 * 365 + 1));

    assertThat(CardLogin.refusal(server, browser, citizen.card()))
        .contains("Lejárt az igazolvány tanúsítványa.");
  }

  /** Another demo's issuer has the same name, and the same mark, but not the same key. */
  @Test
  void cardOfAnotherDemosIssuerIsRefused(
      TestServer server, Browser browser, @TempDir Path directory) throws Exception {
    CardCitizen citizen = CardCitizen.register(server);
    try (LocalSite elsewhere = new LocalSite(0, server.url())) {
      SoftCardSite other =
          SoftCardSite.serve(
              elsewhere, DemoIssuer.open(directory, Instant.now()), Clock.systemUTC());
      elsewhere.start();

      assertThat(CardLogin.refusal(server, browser, other.office().issue(citizen.card().holder())))
          .contains("Ez a személyi igazolvány itt nem használható.");
    }
  }

  /** H16: a challenge is spent by its first answer, whatever came of it. */
  @Test
  void replayedTokenIsRefused_H16(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    citizen.citizen().change(server, "state", "locked");
    Page page = browser.window();
    OidcLogin.start(server, page, METHOD);
    IdCardPage card = new IdCardPage(page);
    String nonce = card.nonce();
    String token = CardLogin.token(server, citizen.card(), card);
    card = card.sendWrongly(token);
    assertThat(card.error()).contains(MERGED);
    citizen.citizen().change(server, "state", "valid");

    assertThat(card.nonce()).isNotEqualTo(nonce);
    assertThat(card.sendWrongly(token).error()).contains(UNREADABLE);
    assertThat(new IdCardPage(page).sendWrongly(token).error()).contains(UNREADABLE);
  }

  /** H16: nor does the answer that identified its citizen identify him once more. */
  @Test
  void tokenThatLoggedInLogsInNobodyElse_H16(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page, METHOD);
    IdCardPage card = new IdCardPage(page);
    String token = CardLogin.token(server, citizen.card(), card);
    card.send(token);
    login.tokens();

    assertThat(refusedToken(server, browser, token)).contains(UNREADABLE);
  }

  /** H28: what was signed for one login decides no other one. */
  @Test
  void tokenOfAnotherSessionIsRefused_H28(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    Page victims = browser.window();
    OidcLogin.start(server, victims, METHOD);
    String token = CardLogin.token(server, citizen.card(), new IdCardPage(victims));

    assertThat(refusedToken(server, browser, token)).contains(UNREADABLE);
  }

  /** H28: two tabs of one browser are two logins. */
  @Test
  void tokenOfAnotherTabIsRefused_H28(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    Page first = browser.window();
    OidcLogin.start(server, first, METHOD);
    String token = CardLogin.token(server, citizen.card(), new IdCardPage(first));
    Page second = first.context().newPage();
    OidcLogin login = OidcLogin.start(server, second, METHOD);

    assertThat(new IdCardPage(second).sendWrongly(token).error()).contains(UNREADABLE);
    IdCardPage card = new IdCardPage(second);
    card.send(CardLogin.token(server, citizen.card(), card));
    assertThat(login.tokens().claim("azonositasModja")).isEqualTo(METHOD);
  }

  /** H28: two realms of one server have one origin, and nothing else in common. */
  @Test
  void tokenOfAnotherRealmIsRefused_H28(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    try (CardRealm other = CardRealm.create(server, "masik")) {
      Page there = browser.window();
      there.navigate(other.login());
      String token = CardLogin.token(server, citizen.card(), new MethodPage(there).chooseIdCard());

      assertThat(refusedToken(server, browser, token)).contains(UNREADABLE);
      // Nor was its own realm told of it: there the token is as good as before.
      new IdCardPage(there).send(token);
      there.waitForURL(url -> url.startsWith(other.account()));
    }
  }

  /** H76: what was signed for another origin, or for ours with a slash, is worth nothing here. */
  @ParameterizedTest
  @ValueSource(strings = {"https://gonosz.pelda.test", "http://localhost", "%s/", "%s/realms"})
  void tokenOfAnotherOriginIsRefused_H76(String origin, TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page, METHOD);
    IdCardPage card = new IdCardPage(page);
    String token = SoftCard.token(citizen.card(), origin.formatted(server.url()), card.nonce());

    assertThat(card.sendWrongly(token).error()).contains(UNREADABLE);
  }

  @Test
  void challengeEndsAfterFiveMinutes(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page, METHOD);
    IdCardPage card = new IdCardPage(page);
    String late = CardLogin.token(server, citizen.card(), card);
    server.clock().advance(Duration.ofMinutes(5).plusSeconds(1));

    card = card.sendWrongly(late);

    assertThat(card.error()).contains("Lejárt az idő, vagy ezt az azonosítást már felhasználták.");
    card.send(CardLogin.token(server, citizen.card(), card));
    assertThat(login.tokens().claim("azonositasModja")).isEqualTo(METHOD);
  }

  /** The other person in a session that stands is refused as a stranger is. */
  @Test
  void anotherPersonsCardInAStandingSessionIsRefused(TestServer server, Browser browser) {
    CardCitizen first = CardCitizen.register(server);
    CardCitizen other = CardCitizen.register(server);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page, METHOD);
    IdCardPage card = new IdCardPage(page);
    card.send(CardLogin.token(server, first.card(), card));
    String subject = login.tokens().claim("sub");

    OidcLogin again =
        OidcLogin.start(server, page, Map.of("prompt", "login", "acr_values", METHOD));
    card = new IdCardPage(page);
    card = card.sendWrongly(CardLogin.token(server, other.card(), card));
    assertThat(card.error()).contains(MERGED);
    card.send(CardLogin.token(server, first.card(), card));

    assertThat(again.tokens().claim("sub")).isEqualTo(subject);
  }

  /** The phone reads the card, the desktop page goes on; both show the same id. */
  @Test
  void phoneReadsTheCardForTheDesktop(TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    CardWallet wallet = server.softCard().wallet();
    wallet.put(citizen.card());
    Page desktop = browser.window();
    OidcLogin login = OidcLogin.start(server, desktop, METHOD);
    IdCardPage card = new IdCardPage(desktop);
    Page phone = browser.window();
    phone.navigate(card.phoneLink());
    IdCardPhonePage request = new IdCardPhonePage(phone);
    assertThat(request.requestId()).isEqualTo(card.requestId());

    request.confirm().openApp();
    phone.waitForURL(url -> url.startsWith(server.service() + "/soft-card/app"));
    assertThat(phone.locator("#origin").innerText()).isEqualTo(origin(server));
    phone.locator("#card-" + citizen.card().holder().serialNumber()).check();
    phone.locator("#pin").fill(CardWallet.PIN);
    phone.locator("#confirm").click();

    assertThat(login.tokens().claim("azonositasModja")).isEqualTo(METHOD);
  }

  /** What the page of another login says of a token. */
  private static String refusedToken(TestServer server, Browser browser, String token) {
    Page page = browser.window();
    OidcLogin.start(server, page, METHOD);
    return new IdCardPage(page).sendWrongly(token).error();
  }

  private static String origin(TestServer server) {
    URI url = server.url();
    return url.getScheme() + "://" + url.getAuthority();
  }
}

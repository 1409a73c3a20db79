package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.relyingparty.Level;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.FormPost;
import hu.ugyfelkapu.keycloak.docker.testing.Look;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TelephoneCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.TelephoneDigitsPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.TelephoneIdPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.TelephonePasswordPage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Telephone identification on the web, from the one-time password on (mission.md §6). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class TelephoneJourneyIT {
  private static final String URI = "urn:eksz.gov.hu:1.0:azonositas:kau:1:rkta";
  private static final String MERGED =
      "A telefonos azonosító vagy a jelszó helytelen, vagy Ön nem jogosult a kiválasztott"
          + " azonosítási szolgáltatás igénybevételére.";
  private static final String OWN = TelephoneCitizen.OWN;

  @AfterEach
  void resetClock(TestServer server) {
    server.clock().reset();
  }

  @Test
  void oneTimePasswordIsAskedWholeAndLeadsToAnOwnOneAndIn(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.register(server);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    TelephoneDigitsPage digits = citizen.atDigits(page);
    assertThat(digits.asksWhole()).isTrue();
    assertThat(digits.telephoneId().replace(" ", "")).isEqualTo(citizen.telephoneId());

    digits.enter(citizen.oneTimePassword());
    new TelephonePasswordPage(page).change(OWN);

    OidcLogin.Tokens tokens = login.tokens();
    assertThat(tokens.claim("acr")).isEqualTo(Level.LOW.uri());
    assertThat(tokens.claim("azonositasModja")).isEqualTo(URI);
    assertThat(tokens.claim("azonositasTranzakcioAzonosito")).startsWith("ID_");
    assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(200);
    assertThat(citizen.changes(server)).containsExactly("telephone-password-changed");
    assertThat(citizen.citizen().errors(server)).isEmpty();
  }

  @Test
  void ownPasswordIsAskedByThreeOfItsDigits(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.withOwnPassword(server, browser);
    for (int i = 0; i < 3; i++) {
      Page page = browser.window();
      OidcLogin login = OidcLogin.start(server, page, URI);
      TelephoneDigitsPage digits = new TelephoneIdPage(page).enter(spaced(citizen.telephoneId()));
      assertThat(digits.positions()).hasSize(3).isSorted().doesNotHaveDuplicates();

      digits.enter(OWN);

      assertThat(login.tokens().claim("azonositasModja")).isEqualTo(URI);
    }
  }

  private static String spaced(String id) {
    return " " + id.substring(0, 4) + " " + id.substring(4) + " ";
  }

  /** The same session serves the next service; a higher level is another login. */
  @Test
  void singleSignOnServesTheLowLevelOnly(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.withOwnPassword(server, browser);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.atDigits(page).enter(OWN);
    String sid = login.tokens().claim("sid");

    assertThat(OidcLogin.start(server, page, Level.LOW.uri()).tokens().claim("sid")).isEqualTo(sid);
    OidcLogin.start(server, page, Level.SUBSTANTIAL.uri());
    assertThat(new MethodPage(page).methods()).doesNotContain("telephone").isNotEmpty();
  }

  /** Whoever leaves half way has the one-time password as it was; a reload loses nothing. */
  @Test
  void pageOfTheOwnPasswordCanBeReloadedAndLeft(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page);
    citizen.changePassword(page).changeWrongly("12", "12");
    page.reload();
    new TelephonePasswordPage(page);
    page.locator("button[name=back]").click();

    assertThat(citizen.atDigits(page).asksWhole()).isTrue();
    Page second = browser.window();
    OidcLogin login = OidcLogin.start(server, second);
    citizen.changePassword(second).change(OWN);
    assertThat(login.tokens().claim("azonositasModja")).isEqualTo(URI);

    // The first window may not go back to the password that has been replaced.
    new TelephoneDigitsPage(page).enterWrongly(citizen.oneTimePassword());
    assertThat(new TelephoneDigitsPage(page).positions()).hasSize(3);
    assertThat(new TelephoneDigitsPage(page).text()).contains("Írja be a most kért számjegyeket");
    assertThat(citizen.citizen().errors(server)).isEmpty();
  }

  /** H7: a page that was left open replaces neither the own password nor a newer one-time one. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void openPageOfTheOwnPasswordIsWorthlessAfterAChange_H7(
      boolean renewed, TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.register(server);
    Page open = browser.window();
    OidcLogin.start(server, open);
    TelephonePasswordPage left = citizen.changePassword(open);
    String holds;
    if (renewed) {
      // So that the two one-time passwords end at different times.
      server.clock().advance(Duration.ofMinutes(1));
      holds = citizen.renew(server);
    } else {
      Page second = browser.window();
      OidcLogin login = OidcLogin.start(server, second);
      citizen.changePassword(second).change(OWN);
      login.tokens();
      holds = OWN;
    }

    left.change("204681");

    assertThat(new TelephoneIdPage(open).error()).contains("Kezdje elölről");
    Page third = browser.window();
    OidcLogin login = OidcLogin.start(server, third);
    citizen.atDigits(third).enter(holds);
    if (renewed) {
      new TelephonePasswordPage(third).change(OWN);
    }
    assertThat(login.tokens().claim("azonositasModja")).isEqualTo(URI);
  }

  /** Six equal digits, runs, the birth date 1980-02-29; the reason stands at the field. */
  @ParameterizedTest
  @CsvSource({
    "777777, minden számjegye azonos",
    "345678, egymást követő",
    "210987, egymást követő",
    "800229, a születési dátumából",
    "290280, a születési dátumából"
  })
  void weakPasswordIsRefusedWithItsReason(
      String weak, String reason, TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page);
    TelephonePasswordPage refused = citizen.changePassword(page).changeWrongly(weak, weak);

    assertThat(refused.page().locator("#passwordNew-error").innerText()).contains(reason);
    assertThat(refused.page().locator("#passwordNew").inputValue()).isEmpty();
    assertThat(citizen.changes(server)).isEmpty();
  }

  @Test
  void digitsOfTheIdAndTheOneTimePasswordItselfAreRefused(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.register(server);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    String ofId = citizen.telephoneId().substring(1, 7);
    String before = citizen.oneTimePassword();

    TelephonePasswordPage refused = citizen.changePassword(page).changeWrongly(ofId, ofId);
    assertThat(refused.error()).contains("a telefonos azonosítójából");
    refused = refused.changeWrongly(before, before);
    assertThat(refused.error()).contains("legyen más, mint a jelenlegi");
    refused = refused.changeWrongly(OWN, "497184");
    assertThat(refused.error()).contains("nem egyezik");
    refused = refused.changeWrongly("4971", "4971");
    assertThat(refused.error()).contains("hat számjegyből áll");
    refused = refused.changeWrongly("", "");
    assertThat(refused.error()).contains("Adja meg az új jelszót");
    refused.change("497 183", "497-183");

    assertThat(login.tokens().claim("azonositasModja")).isEqualTo(URI);
  }

  @Test
  void oneTimePasswordEndsAfterFiveDays(TestServer server, Browser browser) {
    TelephoneCitizen inTime = TelephoneCitizen.register(server);
    TelephoneCitizen late = TelephoneCitizen.register(server);
    server.clock().advance(Duration.ofDays(5).minusMinutes(10));
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    inTime.changePassword(page).change(OWN);
    assertThat(login.tokens().claim("azonositasModja")).isEqualTo(URI);
    Page open = browser.window();
    OidcLogin.start(server, open);
    TelephonePasswordPage left = late.changePassword(open);

    server.clock().advance(Duration.ofMinutes(11));

    left.change(OWN);
    assertThat(new TelephoneIdPage(open).error()).contains("Kezdje elölről");
    Page second = browser.window();
    OidcLogin.start(server, second);
    assertThat(late.atDigits(second).enterWrongly(late.oneTimePassword()).error()).contains(MERGED);
    assertThat(late.citizen().errors(server)).containsExactly("expired_code");
  }

  @Test
  void mistypedIdIsCorrectedFromTheDigitsPage(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.withOwnPassword(server, browser);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    TelephoneIdPage id = new MethodPage(page).chooseTelephone();
    id = id.enterWrongly("1234 567");
    assertThat(id.error()).contains("nyolc számjegyből áll");
    assertThat(id.telephoneId()).isEqualTo("1234 567");
    id = id.enterWrongly("");
    assertThat(id.error()).contains("Adja meg a telefonos azonosítóját");
    id = id.enter("00000000").otherId();
    page.reload();
    id = new TelephoneIdPage(page).enterWrongly("abc");

    id.enter(citizen.telephoneId()).enter(OWN);

    assertThat(login.tokens().claim("azonositasModja")).isEqualTo(URI);
  }

  /** Missing and wrong fields are told plainly, and cost no attempt. */
  @Test
  void whatIsNoDigitIsToldAndNotCounted(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.register(server);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    TelephoneDigitsPage digits = citizen.atDigits(page);
    for (int i = 0; i < 4; i++) {
      digits = digits.enterNothing();
      assertThat(digits.error()).contains("Adja meg a jelszó 6. számjegyét.");
    }
    String five = "digit1=1&digit2=2&digit3=3&digit4=4&digit5=5";
    assertThat(FormPost.send(page, five + "&digit6=x").text())
        .contains("A jelszó 6. számjegyéhez egyetlen számjegyet írjon be.");
    page.reload();
    assertThat(FormPost.send(page, five + "&digit6=66").text())
        .contains("A jelszó 6. számjegyéhez egyetlen számjegyet írjon be.");
    page.reload();
    assertThat(FormPost.send(page, five + "&digit6=6&digit6=7").text())
        .contains("Adja meg a jelszó 6. számjegyét.");
    page.reload();
    APIResponse other = FormPost.send(page, "digit1=1&digit2=2&digit3=3");
    assertThat(other.text()).contains("Írja be a most kért számjegyeket");

    page.reload();
    new TelephoneDigitsPage(page).enter(citizen.oneTimePassword());
    new TelephonePasswordPage(page).change(OWN);

    assertThat(login.tokens().claim("azonositasModja")).isEqualTo(URI);
    assertThat(citizen.citizen().errors(server)).isEmpty();
  }

  /** Another person in a session that stands reads the merged message, not of a conflict. */
  @Test
  void anotherPersonInAStandingSessionIsRefused(TestServer server, Browser browser) {
    TelephoneCitizen first = TelephoneCitizen.withOwnPassword(server, browser);
    TelephoneCitizen other = TelephoneCitizen.withOwnPassword(server, browser);
    TelephoneCitizen fresh = TelephoneCitizen.register(server);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    first.atDigits(page).enter(OWN);
    String subject = login.tokens().claim("sub");

    OidcLogin again = OidcLogin.start(server, page, Map.of("prompt", "login"));
    TelephoneDigitsPage digits = other.atDigits(page).enterWrongly(OWN);
    assertThat(digits.error()).contains(MERGED);
    TelephoneDigitsPage whole = digits.otherId().enter(fresh.telephoneId());
    assertThat(whole.enterWrongly(fresh.oneTimePassword()).error()).contains(MERGED);
    new TelephoneDigitsPage(page).otherId().enter(first.telephoneId()).enter(OWN);

    assertThat(again.tokens().claim("sub")).isEqualTo(subject);
    assertThat(other.citizen().errors(server)).containsExactly("different_user_authenticated");
  }

  /** ux.md 67: the whole way in a browser that runs no scripts. */
  @Test
  void wholeWayWorksWithoutJavaScript(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.register(server);
    Page page = browser.window(Look.DEFAULT.withoutJavaScript());
    OidcLogin login = OidcLogin.start(server, page);
    TelephoneDigitsPage digits =
        new MethodPage(page).chooseTelephone().enterWrongly("x").enter(citizen.telephoneId());
    digits
        .enterNothing()
        .enterWrongly(citizen.wrongOneTimePassword())
        .enter(citizen.oneTimePassword());
    new TelephonePasswordPage(page).changeWrongly("111111", "111111").change(OWN);

    assertThat(login.tokens().claim("azonositasModja")).isEqualTo(URI);
  }
}

package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Await;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.FlowSetting;
import hu.ugyfelkapu.keycloak.docker.testing.FormPost;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.ServedPage;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.AppCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.OfferPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.PasswordPage;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** User name and password: who gets in, and what everybody else reads (mission.md §1 and §2). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class PasswordJourneyIT {
  private static final String MERGED =
      "A felhasználónév vagy a jelszó helytelen, vagy Ön nem jogosult a kiválasztott azonosítási"
          + " szolgáltatás igénybevételére.";

  /**
   * H34, H58, H72: an unknown, expired, locked, unfinished or damaged registration reads as a wrong
   * password does.
   */
  @ParameterizedTest
  @CsvSource({
    "KissAnna, rossz",
    "NincsIlyen, Proba2024Jelszo",
    "LejartLajos, Regi2010Jelszo",
    "ZaroltZita, Zarva2024Ajto",
    "IdeiglenesIda, Barmi2024Jelszo",
    "IsmeretlenImre, Barmi2024Jelszo",
    "MegszuntMiklos, Megszunt2024Jelszo",
    "'x'' OR ''1''=''1', Barmi2024Jelszo",
    "Kiss😀Anna, Proba2024Jelszo"
  })
  void everyRefusalIsTheMergedMessage_H34(
      String userName, String password, TestServer server, Browser browser) {
    PasswordPage refused =
        passwordPage(server, browser, "ugyfelkapu").logInWrongly(userName, password);

    assertThat(refused.error()).contains(MERGED);
    assertThat(refused.username()).isEqualTo(userName);
    assertThat(refused.page().locator("#password").inputValue()).isEmpty();
  }

  /** H34: not a byte differs but what the visitor typed and Keycloak's own one-time values. */
  @Test
  void refusalsOfKnownAndUnknownNamesAreTheSamePage_H34(TestServer server, Browser browser) {
    Citizen known = Citizen.register(server);
    Citizen locked = Citizen.register(server);
    locked.change(server, "state", "locked");

    List<String> bodies =
        List.of(known.userName(), locked.userName(), "Nem Letezik 1").stream()
            .map(name -> refusal(server, browser, name))
            .toList();

    assertThat(bodies).allSatisfy(body -> assertThat(body).contains("Ön nem jogosult"));
    assertThat(bodies).containsOnly(bodies.get(0));
  }

  private static String refusal(TestServer server, Browser browser, String userName) {
    PasswordPage page = passwordPage(server, browser, "ugyfelkapu");
    APIResponse response =
        FormPost.send(
            page.page(), "username=" + AdminApi.encode(userName) + "&password=Rossz12Jelszo");
    assertThat(response.status()).isEqualTo(200);
    return ServedPage.ofAnyLogin(response.text().replace(userName, "USER"));
  }

  /** H65: KissAnna and kissanna are two people; a third spelling is nobody. */
  @Test
  void twinsThatDifferInCaseAreTwoPeople_H65(TestServer server, Browser browser) {
    Citizen upper = Citizen.register(server, "IkerIlona" + System.nanoTime());
    Citizen lower = Citizen.register(server, upper.userName().toLowerCase(java.util.Locale.ROOT));

    assertThat(
            passwordPage(server, browser, "ugyfelkapu")
                .logInWrongly(upper.userName(), lower.password())
                .error())
        .contains(MERGED);
    assertThat(
            passwordPage(server, browser, "ugyfelkapu")
                .logInWrongly(upper.userName().toUpperCase(java.util.Locale.ROOT), upper.password())
                .error())
        .contains(MERGED);

    FlowSetting.closingDate(server, "never")
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin login = OidcLogin.start(server, page);
              lower.signIn(page, "ugyfelkapu");
              new OfferPage(page).chooseLater();
              assertThat(login.tokens().claim("szuletesiHely")).isEqualTo("Mintaváros");
            });
    // H2, H4: each wrong answer is counted once, for the right one of the two.
    assertThat(Await.until(() -> upper.failures(server), count -> count >= 1)).isEqualTo(1);
    assertThat(lower.failures(server)).isZero();
  }

  @Test
  void accentsAndSpacesAreLettersLikeAnyOther(TestServer server, Browser browser) {
    Page page = browser.window();
    OidcLogin.start(server, page);
    new MethodPage(page).choose("ugyfelkapu").logIn("Őri Ödön 12", "Tavasz12Nyar34");

    assertThat(new OfferPage(page).choices()).containsExactly("app", "email");
  }

  /**
   * A row in which everything optional is missing traps nobody, in no page that asks to complete a
   * profile.
   */
  @Test
  void registrationWithNothingOptionalLogsInAllTheSame(TestServer server, Browser browser) {
    FlowSetting.closingDate(server, "never")
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin login = OidcLogin.start(server, page);
              new MethodPage(page).choose("ugyfelkapu").logIn("UresUbul", "Ures2024Jelszo");
              new OfferPage(page).chooseLater();

              OidcLogin.Tokens tokens = login.tokens();
              assertThat(tokens.claim("acr")).isEqualTo("http://eidas.europa.eu/LoA/low");
              assertThat(tokens.id().has("szuletesiHely")).isFalse();
            });
  }

  /** „Ő” in two signs, as some keyboards send it, is the same name. */
  @Test
  void decomposedAccentsAreTheSameName(TestServer server, Browser browser) {
    Page page = browser.window();
    OidcLogin.start(server, page);
    new MethodPage(page)
        .choose("ugyfelkapu")
        .logIn(" O\u030bri O\u0308do\u0308n 12 ", "Tavasz12Nyar34");

    assertThat(new OfferPage(page).heading()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ugyfelkapu-plus-app", "ugyfelkapu-plus-email"})
  void methodWithoutItsFactorIsNotOpenToTheCitizen(
      String method, TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);

    PasswordPage refused =
        passwordPage(server, browser, method).logInWrongly(citizen.userName(), citizen.password());

    assertThat(refused.error()).contains(MERGED);
  }

  @Test
  void fiveWrongPasswordsLockAndTheSixthRightOneIsRefused_H5(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    PasswordPage page = passwordPage(server, browser, "ugyfelkapu");
    for (int i = 1; i <= 5; i++) {
      int expected = i;
      page = page.logInWrongly(citizen.userName(), "Rossz" + i + "1Jelszo");
      assertThat(Await.until(() -> citizen.failures(server), count -> count >= expected))
          .isEqualTo(expected);
    }

    assertThat(page.logInWrongly(citizen.userName(), citizen.password()).error()).contains(MERGED);
    // H5: a new window, hence a new login, does not get around it.
    assertThat(
            passwordPage(server, browser, "ugyfelkapu")
                .logInWrongly(citizen.userName(), citizen.password())
                .error())
        .contains(MERGED);
    assertThat(citizen.failures(server)).isEqualTo(5);
  }

  /**
   * H7: who is locked in the meantime cannot go on in a login that stands at the code already, and
   * learns until when.
   */
  @Test
  void lockFallsDuringTheSecondFactorToo_H7(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu-plus-app");
    AppCodePage code = new AppCodePage(page);

    for (int i = 1; i <= 5; i++) {
      int expected = i;
      code = code.enterWrongly(app.wrong());
      assertThat(Await.until(() -> citizen.failures(server), count -> count >= expected))
          .isEqualTo(expected);
    }
    page.reload();

    assertThat(new AppCodePage(page).error()).containsPattern("[0-2][0-9]:[0-5][0-9]");
    assertThat(FormPost.send(page, "otp=" + app.fresh()).text())
        .contains("data-page-id=\"login-plus-app-code\"");
  }

  /** H1, H8: of many guesses at once, none is checked without being counted. */
  @Test
  void burstOfGuessesIsCountedToTheLast_H8(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    int guesses = 8;
    List<PasswordPage> pages =
        IntStream.range(0, guesses)
            .mapToObj(i -> passwordPage(server, browser, "ugyfelkapu"))
            .toList();

    pages.forEach(
        page ->
            page.page()
                .evaluate(
                    "body => { fetch(document.querySelector('form').action, {method: 'POST',"
                        + " headers: {'Content-Type': 'application/x-www-form-urlencoded'}, body}) }",
                    "username=" + AdminApi.encode(citizen.userName()) + "&password=Rossz12Jelszo"));

    List<String> errors = Await.until(() -> citizen.errors(server), all -> all.size() >= guesses);
    assertThat(errors)
        .hasSize(guesses)
        .containsOnly("invalid_user_credentials", "user_temporarily_disabled");
    int checked = Collections.frequency(errors, "invalid_user_credentials");
    assertThat(checked).isBetween(1, 5);
    assertThat(Await.until(() -> citizen.failures(server), count -> count >= checked))
        .isEqualTo(checked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|Adja meg a felhasználónevét",
        "username=KissAnna|Adja meg a jelszavát",
        "username=KissAnna&password=|Adja meg a jelszavát",
        "username=&password=x|Adja meg a felhasználónevét",
        "username=KissAnna&username=kissanna&password=Proba2024Jelszo|Kezdje elölről",
        "username=KissAnna&password=Proba2024Jelszo&password=x|Kezdje elölről"
      })
  void missingAndDoubledFieldsAreToldPlainly(
      String form, String message, TestServer server, Browser browser) {
    APIResponse response =
        FormPost.send(passwordPage(server, browser, "ugyfelkapu").page(), form == null ? "" : form);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).contains(message).contains("data-page-id=\"login-login\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 5_000, 100_000})
  void overlongInputIsToldPlainlyAndNotGivenBack(int length, TestServer server, Browser browser) {
    String name = "A".repeat(length);

    APIResponse response =
        FormPost.send(
            passwordPage(server, browser, "ugyfelkapu").page(),
            "username=" + name + "&password=Proba2024Jelszo");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).contains("túl hosszú").doesNotContain(name);
  }

  /** H83: what was typed comes back as text. */
  @Test
  void markupInTheUserNameStaysText_H83(TestServer server, Browser browser) {
    PasswordPage refused =
        passwordPage(server, browser, "ugyfelkapu")
            .logInWrongly("<img src=x onerror=alert(1)>\"'", "Barmi2024Jelszo");

    assertThat(refused.username()).isEqualTo("<img src=x onerror=alert(1)>\"'");
    assertThat(refused.page().locator("main img").count()).isZero();
  }

  private static PasswordPage passwordPage(TestServer server, Browser browser, String method) {
    Page page = browser.window();
    OidcLogin.start(server, page);
    return new MethodPage(page).choose(method);
  }
}

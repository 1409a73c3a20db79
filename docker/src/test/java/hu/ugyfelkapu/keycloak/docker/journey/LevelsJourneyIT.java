package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.FlowSetting;
import hu.ugyfelkapu.keycloak.docker.testing.FormPost;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.AppCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.ErrorPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.OfferPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.PasswordPage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Levels: what is asked for, what is offered, what is recorded (mission.md §1). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class LevelsJourneyIT {
  private static final String LOW = "http://eidas.europa.eu/LoA/low";
  private static final String SUBSTANTIAL = "http://eidas.europa.eu/LoA/substantial";
  private static final String HIGH = "http://eidas.europa.eu/LoA/high";
  private static final String APP_URI = "urn:eksz.gov.hu:1.0:azonositas:kau:2:uk:totp";
  private static final String PASSWORD_URI = "urn:eksz.gov.hu:1.0:azonositas:kau:1:uk:uidpwd";

  @Test
  void lowSessionStepsUpToSubstantialAndStaysTheSamePerson(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    FlowSetting.closingDate(server, "never")
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin low = lowLogin(server, page, citizen);
              OidcLogin.Tokens first = low.tokens();
              assertThat(first.claim("acr")).isEqualTo(LOW);
              assertThat(first.claim("azonositasModja")).isEqualTo(PASSWORD_URI);

              OidcLogin again = OidcLogin.start(server, page, LOW);
              OidcLogin.Tokens sso = again.tokens();
              assertThat(sso.claim("acr")).isEqualTo(LOW);
              assertThat(sso.claim("azonositasTranzakcioAzonosito"))
                  .isEqualTo(first.claim("azonositasTranzakcioAzonosito"));

              OidcLogin high = OidcLogin.start(server, page, SUBSTANTIAL);
              assertThat(new MethodPage(page).methods())
                  .containsExactly(
                      "ugyfelkapu", "ugyfelkapu-plus-app", "ugyfelkapu-plus-email", "id-card");
              PasswordPage password = new MethodPage(page).choose("ugyfelkapu");
              assertThat(password.page().locator("#username[readonly]").count())
                  .isEqualTo(password.page().locator("#username").count());
              password.page().locator("#password").fill(citizen.password());
              password.page().locator("button[type=submit]").first().click();
              OfferPage offer = new OfferPage(page);
              assertThat(offer.choices()).containsExactly("app", "email");
              var enrolment = offer.chooseApp();
              enrolment.confirm(citizen.password(), enrolment.app().fresh()).finish().goOn();

              OidcLogin.Tokens up = high.tokens();
              assertThat(up.claim("acr")).isEqualTo(SUBSTANTIAL);
              assertThat(up.claim("azonositasModja")).isEqualTo(APP_URI);
              assertThat(up.claim("sub")).isEqualTo(first.claim("sub"));
              assertThat(up.claim("sid")).isEqualTo(first.claim("sid"));
            });
  }

  @Test
  void substantialSessionServesEveryDemandUpToItsLevel(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin first = plusLogin(server, page, citizen, app, SUBSTANTIAL);
    assertThat(first.tokens().claim("acr")).isEqualTo(SUBSTANTIAL);

    assertThat(OidcLogin.start(server, page).tokens().claim("azonositasModja")).isEqualTo(APP_URI);
    assertThat(OidcLogin.start(server, page, SUBSTANTIAL).tokens().claim("acr"))
        .isEqualTo(SUBSTANTIAL);
    withoutTheCard(
        server,
        () -> {
          OidcLogin.start(server, page, HIGH);
          assertThat(new ErrorPage(page).text()).contains("magasabb szintű azonosítást kér");
        });
  }

  /** H31: an essential level that no method reaches ends in an error, never in a lower token. */
  @Test
  void essentialLevelThatIsNotOnOfferIsRefused_H31(TestServer server, Browser browser) {
    Page page = browser.window();
    String claims = "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"" + HIGH + "\"]}}}";

    withoutTheCard(
        server,
        () -> {
          OidcLogin.start(server, page, Map.of("claims", claims));
          assertThat(new ErrorPage(page).heading()).isNotEmpty();
        });
  }

  /** No other method reaches the level high. */
  private static void withoutTheCard(TestServer server, Runnable part) {
    FlowSetting.requirement(server, "kau-identification", "kau-id-card", "DISABLED").during(part);
  }

  /** H31: a demand that the map does not know is refused when it is essential. */
  @Test
  void essentialLevelThatIsNoneIsRefused_H31(TestServer server, Browser browser) {
    Page page = browser.window();
    String claims = "{\"id_token\":{\"acr\":{\"essential\":true,\"value\":\"urn:pelda\"}}}";

    OidcLogin.start(server, page, Map.of("claims", claims));

    assertThat(new ErrorPage(page).heading()).isNotEmpty();
  }

  /**
   * H31: a password session is never sold as more, whatever else the relying party asks for beside
   * it.
   */
  @Test
  void unknownAcrBesideTheLevelDoesNotLowerTheDemand_H31(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    FlowSetting.closingDate(server, "never")
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin.start(server, page, SUBSTANTIAL + " " + APP_URI);
              PasswordPage password = new PasswordPage(page);
              password.logInWrongly(citizen.userName(), citizen.password());
              page.locator("button[name=back]").click();
              citizen.signIn(page, "ugyfelkapu");
              assertThat(new OfferPage(page).choices()).containsExactly("app", "email");
            });
  }

  @Test
  void methodUriPreselectsTheMethodAndTheWayBackLeadsToTheChooser(
      TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page, APP_URI);

    new PasswordPage(page).page().locator("button[name=back]").click();
    assertThat(new MethodPage(page).methods()).contains("ugyfelkapu-plus-app");
    citizen.signInWithApp(page, app);

    assertThat(login.tokens().claim("acr")).isEqualTo(SUBSTANTIAL);
  }

  /** The button of a disabled or removed method vanishes, and so does the way by its id. */
  @Test
  void disabledMethodHasNoButtonAndCannotBePosted(TestServer server, Browser browser) {
    FlowSetting.requirement(server, "kau-identification", "kau-ugyfelkapu-plus-app", "DISABLED")
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin.start(server, page);
              assertThat(new MethodPage(page).methods())
                  .containsExactly("ugyfelkapu", "ugyfelkapu-plus-email", "telephone", "id-card");
              APIResponse response = FormPost.send(page, "method=ugyfelkapu-plus-app");
              assertThat(response.text())
                  .contains("data-page-id=\"login-identification-method\"")
                  .contains("nem választható");
            });
  }

  /** The choice is made while the method is on; it is switched off before the password comes. */
  @Test
  void methodDisabledInMidLoginRecordsNothing(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu-plus-app");
    new AppCodePage(page);

    FlowSetting.requirement(server, "kau-identification", "kau-ugyfelkapu-plus-app", "DISABLED")
        .during(
            () -> {
              new AppCodePage(page).enter(app.fresh());
              assertThat(new ErrorPage(page).heading()).isNotEmpty();
              OidcLogin.start(server, page);
              assertThat(new MethodPage(page).methods()).isNotEmpty();
            });
  }

  /**
   * An administrator takes the code out of the method: its level is no longer earned, so no one
   * gets it.
   */
  @Test
  void methodWithoutItsCodeGivesNoOneItsLevel(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Enrolment.enrol(server, browser, citizen);
    FlowSetting.requirement(
            server, "kau-ugyfelkapu-plus-app", "ugyfelkapu-plus-app-code", "DISABLED")
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin.start(server, page);
              citizen.signIn(page, "ugyfelkapu-plus-app");
              assertThat(new MethodPage(page).heading()).isNotEmpty();
            });
  }

  /** Without the recorder nothing that is proven counts, so the password form lets nobody in. */
  @Test
  void flowWithoutItsRecorderLetsNobodyIn(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    FlowSetting.requirement(server, "kau-identification", "ugyfelkapu-recorder", "DISABLED")
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin.start(server, page);
              citizen.signIn(page, "ugyfelkapu");
              assertThat(new ErrorPage(page).heading()).isNotEmpty();
              assertThat(server.log()).contains("an enabled recorder behind it. No one is let in.");
            });
  }

  /**
   * An administrator takes the factor out of the password's way: the enrolled citizen is still not
   * let in.
   */
  @Test
  void passwordAloneIsNeverEnoughForTheEnrolled(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Enrolment.enrol(server, browser, citizen);
    FlowSetting.closingDate(server, "never")
        .during(
            () ->
                FlowSetting.requirement(
                        server, "kau-ugyfelkapu", "ugyfelkapu-plus-factor", "DISABLED")
                    .during(
                        () -> {
                          Page page = browser.window();
                          OidcLogin.start(server, page);
                          citizen.signIn(page, "ugyfelkapu");
                          assertThat(new MethodPage(page).heading()).isNotEmpty();
                        }));
  }

  /**
   * H24: whoever is enrolled is asked for the code at the password's button, and gets the code's
   * level.
   */
  @Test
  void enrolledCitizenAtThePasswordButtonIsAskedForTheCode(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu");
    new AppCodePage(page).enter(app.fresh());

    OidcLogin.Tokens tokens = login.tokens();
    assertThat(tokens.claim("acr")).isEqualTo(SUBSTANTIAL);
    assertThat(tokens.claim("azonositasModja")).isEqualTo(APP_URI);
  }

  /** H20: what was proven on the way of one method is not carried into another. */
  @Test
  void passwordOfOneMethodIsNotCarriedIntoAnother_H20(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu");
    new AppCodePage(page).page().locator("button[name=back]").click();

    PasswordPage again = new MethodPage(page).choose("ugyfelkapu-plus-app");

    assertThat(again.username()).isEmpty();
    assertThat(FormPost.send(page, "otp=" + app.fresh()).text())
        .contains("data-page-id=\"login-login\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "method=nincs-ilyen",
        "method=",
        "",
        "method=ugyfelkapu&method=ugyfelkapu-plus-app",
        "method=UGYFELKAPU",
        "method=dap"
      })
  void methodThatIsNotOnOfferIsToldPlainly(String form, TestServer server, Browser browser) {
    Page page = browser.window();
    OidcLogin.start(server, page);
    new MethodPage(page);

    assertThat(FormPost.send(page, form).text())
        .contains("data-page-id=\"login-identification-method\"")
        .contains("nem választható");
  }

  private static OidcLogin lowLogin(TestServer server, Page page, Citizen citizen) {
    OidcLogin login = OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu");
    new OfferPage(page).chooseLater();
    return login;
  }

  private static OidcLogin plusLogin(
      TestServer server, Page page, Citizen citizen, Totp app, String acr) {
    OidcLogin login = OidcLogin.start(server, page, acr);
    citizen.signInWithApp(page, app);
    return login;
  }
}

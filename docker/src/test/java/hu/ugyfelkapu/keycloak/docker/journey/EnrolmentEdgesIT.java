package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.Await;
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
import hu.ugyfelkapu.keycloak.docker.testing.page.DeletionCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.DonePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolAppPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.OfferPage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What citizens and attackers do in the middle of the enrolment (mission.md §3). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class EnrolmentEdgesIT {

  /**
   * H38, H26: the secret stays through a wrong code, a wrong password, a reload and the back
   * button.
   */
  @Test
  void secretSurvivesMistakesReloadAndBack_H38(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page);
    EnrolAppPage enrolment = Enrolment.begin(page, citizen);
    String secret = enrolment.secret();
    Totp app = enrolment.app();

    enrolment = enrolment.confirmWrongly(citizen.password(), app.wrong());
    assertThat(enrolment.secret()).isEqualTo(secret);
    enrolment = enrolment.confirmWrongly("Rossz12Jelszo", app.fresh());
    assertThat(enrolment.secret()).isEqualTo(secret);
    page.reload();
    assertThat(new EnrolAppPage(page).secret()).isEqualTo(secret);

    DeletionCodePage deletionCode = new EnrolAppPage(page).confirm(citizen.password(), app.fresh());
    String code = deletionCode.code();
    page.goBack();
    page.goForward();
    page.reload();

    assertThat(new DeletionCodePage(page).code()).isEqualTo(code);
    assertThat(citizen.credentialTypes(server)).doesNotContain("otp");
  }

  /**
   * H10, H2: guessing inside the enrolment counts like any other guessing, and is locked like it.
   */
  @Test
  void wrongAnswersOfTheEnrolmentAreCountedAndLocked_H10(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page);
    EnrolAppPage enrolment = Enrolment.begin(page, citizen);
    Totp app = enrolment.app();

    for (int i = 1; i <= 5; i++) {
      int expected = i;
      boolean wrongCode = i % 2 == 0;
      enrolment =
          enrolment.confirmWrongly(
              wrongCode ? citizen.password() : "Rossz12Jelszo",
              wrongCode ? app.wrong() : app.fresh());
      assertThat(enrolment.error()).contains("A jelszó vagy a hitelesítő kód helytelen");
      assertThat(Await.until(() -> citizen.failures(server), count -> count >= expected))
          .isEqualTo(expected);
    }

    enrolment = enrolment.confirmWrongly(citizen.password(), app.fresh());
    assertThat(enrolment.error()).containsPattern("[0-2][0-9]:[0-5][0-9]");
    assertThat(citizen.credentialTypes(server)).doesNotContain("otp");
  }

  @Test
  void leavingBeforeTheEndLeavesNothingBehind(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page);
    EnrolAppPage first = Enrolment.begin(page, citizen);
    String secret = first.secret();
    first.confirm(citizen.password(), first.app().fresh());

    Page later = browser.window();
    OidcLogin.start(server, later);

    assertThat(citizen.credentialTypes(server)).doesNotContain("otp", "ugyfelkapu-deletion-code");
    assertThat(Enrolment.begin(later, citizen).secret()).isNotEqualTo(secret);
  }

  @Test
  void deletionCodeMustBeAcknowledged(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page);
    EnrolAppPage enrolment = Enrolment.begin(page, citizen);
    DeletionCodePage deletionCode = enrolment.confirm(citizen.password(), enrolment.app().fresh());
    String code = deletionCode.code();

    DeletionCodePage again = deletionCode.finishWithoutTick();

    assertThat(again.error()).contains("Jelölje be");
    assertThat(again.code()).isEqualTo(code);
    assertThat(citizen.credentialTypes(server)).doesNotContain("otp");
  }

  /**
   * H22: after the closing date neither a restart nor the way back to the chooser gets around the
   * enrolment.
   */
  @Test
  void restartInTheMiddleGoesAroundNothing_H22(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page);
    Enrolment.begin(page, citizen);
    String restart =
        page.url().replaceFirst("login-actions/[^?]*", "login-actions/restart")
            + "&skip_logout=true";

    page.navigate(restart);

    assertThat(new MethodPage(page).methods()).contains("ugyfelkapu");
    citizen.signIn(page, "ugyfelkapu");
    assertThat(new OfferPage(page).choices()).containsExactly("app", "email");
  }

  @Test
  void skippingIsRefusedAfterTheClosingDateEvenIfPosted(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu");

    APIResponse response = FormPost.send(page, "choice=later");

    assertThat(response.text()).contains("data-page-id=\"login-plus-offer\"");
  }

  /**
   * H24: two tabs, one enrols; the other cannot skip, finish its own enrolment or get in by the
   * password.
   */
  @Test
  void secondTabCannotGetInWithoutTheFactor_H24(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    FlowSetting.closingDate(server, "never")
        .during(
            () -> {
              Page first = browser.window();
              OidcLogin.start(server, first);
              citizen.signIn(first, "ugyfelkapu");
              new OfferPage(first);

              Enrolment.enrol(server, browser, citizen);

              assertThat(FormPost.send(first, "choice=later").text())
                  .contains("data-page-id=\"login-identification-method\"");
            });
  }

  /** H24 again, by a mere reload of the tab that stands at the offer. */
  @Test
  void reloadedSecondTabCannotGetInWithoutTheFactor_H24(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    FlowSetting.closingDate(server, "never")
        .during(
            () -> {
              Page first = browser.window();
              OidcLogin.start(server, first);
              citizen.signIn(first, "ugyfelkapu");
              new OfferPage(first);

              Enrolment.enrol(server, browser, citizen);

              first.reload();
              assertThat(new MethodPage(first).methods()).isNotEmpty();
              citizen.signIn(first, "ugyfelkapu");
              assertThat(new AppCodePage(first).heading()).isNotEmpty();
            });
  }

  /**
   * H25: the double of „Befejezés” neither fails nor enrols twice; the citizen reads the done page.
   */
  @Test
  void doubledFinishEndsOnTheDonePage_H25(TestServer server, Browser browser)
      throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    EnrolAppPage enrolment = Enrolment.begin(page, citizen);
    enrolment.confirm(citizen.password(), enrolment.app().fresh());

    APIResponse first = FormPost.send(page, "finish=true&deletionCodeSaved=on");
    assertThat(first.text()).contains("data-page-id=\"login-plus-done\"");
    page.locator("#deletionCodeSaved").check();
    page.locator("button[name=finish]").click();
    // H25: nor does a reload of the last page ask for another code.
    new DonePage(page).page().reload();
    new DonePage(page).goOn();

    assertThat(login.tokens().claim("acr")).isEqualTo("http://eidas.europa.eu/LoA/substantial");
    assertThat(citizen.credentialTypes(server))
        .containsOnlyOnce("otp")
        .containsOnlyOnce("ugyfelkapu-deletion-code");
    assertThat(server.mail().take(citizen.email(), Duration.ofMinutes(1)).subject())
        .isEqualTo("Sikeres Ügyfélkapu+ igénylés");
    // One event tells of the change.
    assertThat(citizen.events(server, "UPDATE_CREDENTIAL"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.at("/details/credential_type").asText()).isEqualTo("otp");
              assertThat(event.at("/details/ugyfelkapu_change").asText()).isEqualTo("app-enrolled");
            });
  }

  /**
   * H11, H13: a code of the enrolment is used up, and saying so is not more than any wrong code
   * says.
   */
  @Test
  void codeIsAcceptedOnceAcrossEnrolmentAndLogin_H11(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page);
    EnrolAppPage enrolment = Enrolment.begin(page, citizen);
    Totp app = enrolment.app();
    String used = app.fresh();
    enrolment.confirm(citizen.password(), used).finish().goOn();

    Page second = browser.window();
    OidcLogin login = OidcLogin.start(server, second);
    citizen.signIn(second, "ugyfelkapu-plus-app");
    AppCodePage code = new AppCodePage(second).enterWrongly(used);
    String reused = code.error();
    code = code.enterWrongly(app.wrong());

    assertThat(code.error()).isEqualTo(reused).contains("A megadott hitelesítő kód helytelen!");
    String fresh = app.fresh();
    code.enter(fresh);
    assertThat(login.tokens().claim("azonositasModja"))
        .isEqualTo("urn:eksz.gov.hu:1.0:azonositas:kau:2:uk:totp");

    Page third = browser.window();
    OidcLogin.start(server, third);
    citizen.signIn(third, "ugyfelkapu-plus-app");
    assertThat(new AppCodePage(third).enterWrongly(fresh).error()).isEqualTo(reused);
  }

  /**
   * H39: the secret stands in the page where people read it, and nowhere a script or a log would
   * pick it up.
   */
  @Test
  void secretIsInNoAddressAndInNoScript_H39(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page);
    String secret = Enrolment.begin(page, citizen).secret();

    assertThat(page.url()).doesNotContain(secret);
    assertThat(String.join("", page.locator("script").allTextContents())).doesNotContain(secret);
    assertThat(page.locator("input[type=hidden]").all())
        .noneMatch(field -> secret.equals(field.getAttribute("value")));
    assertThat(server.log()).doesNotContain(secret);
  }

  /** H40: the change ends the citizen's other sessions. */
  @Test
  void enrolmentEndsTheOtherSessions(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    FlowSetting.closingDate(server, "never")
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin login = OidcLogin.start(server, page);
              citizen.signIn(page, "ugyfelkapu");
              new OfferPage(page).chooseLater();
              OidcLogin.Tokens tokens = login.tokens();

              Enrolment.enrol(server, browser, citizen);

              assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(400);
              OidcLogin.start(server, page);
              assertThat(new MethodPage(page).methods()).isNotEmpty();
            });
  }
}

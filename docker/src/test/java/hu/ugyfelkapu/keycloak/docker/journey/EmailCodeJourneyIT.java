package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.mail.ReceivedMail;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.EmailEnrolment;
import hu.ugyfelkapu.keycloak.docker.testing.FlowSetting;
import hu.ugyfelkapu.keycloak.docker.testing.FormPost;
import hu.ugyfelkapu.keycloak.docker.testing.MailedCode;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.AppCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.DonePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EmailCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolEmailPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.FactorPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.PasswordPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ügyfélkapu+ with e-mail code: enrolment and login (mission.md §4). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class EmailCodeJourneyIT {
  private static final String EMAIL_URI = "urn:eksz.gov.hu:1.0:azonositas:kau:2:uk:email";
  private static final String APP_URI = "urn:eksz.gov.hu:1.0:azonositas:kau:2:uk:totp";
  private static final String SUBSTANTIAL = "http://eidas.europa.eu/LoA/substantial";
  private static final String WRONG_CODE = "A megadott hitelesítő kód helytelen!";

  @AfterEach
  void resetClock(TestServer server) {
    server.clock().reset();
  }

  @Test
  void enrolmentAsksForPasswordAndMailedCodeAndLogsInAtTheNewLevel(
      TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    EnrolEmailPage enrolment = EmailEnrolment.begin(page, citizen);

    assertThat(enrolment.asksForPassword()).isTrue();
    assertThat(enrolment.text())
        .contains("Megerősítő kód küldése", masked(citizen))
        .doesNotContain(citizen.email());
    assertThat(citizen.events(server, "SEND_VERIFY_EMAIL")).isEmpty();

    enrolment = enrolment.send(citizen.password());
    MailedCode mailed = MailedCode.take(server, citizen);
    assertThat(mailed.mail().subject()).isEqualTo("Ügyfélkapu+ igénylés – Megerősítő kód");
    assertThat(mailed.mail().html().orElseThrow()).contains(mailed.code(), mailed.requestId());
    assertThat(mailed.mail().text().orElseThrow()).doesNotContain("http");
    assertThat(enrolment.requestId()).isEqualTo(mailed.requestId());
    assertThat(enrolment.text()).contains("Megerősítés").doesNotContain(mailed.code());
    assertThat(citizen.credentialTypes(server)).doesNotContain("ugyfelkapu-plus-email");

    DonePage done = enrolment.confirm(mailed.code());
    assertThat(citizen.credentialTypes(server)).contains("ugyfelkapu-plus-email");
    ReceivedMail notice = MailedCode.takeMail(server, citizen);
    assertThat(notice.subject()).isEqualTo("Sikeres Ügyfélkapu+ igénylés");
    assertThat(notice.text().orElseThrow()).doesNotContain(mailed.code(), mailed.requestId());
    assertThat(notice.html()).isPresent();

    done.goOn();
    OidcLogin.Tokens tokens = login.tokens();
    assertThat(tokens.claim("acr")).isEqualTo(SUBSTANTIAL);
    assertThat(tokens.claim("azonositasModja")).isEqualTo(EMAIL_URI);
    assertThat(citizen.events(server, "UPDATE_CREDENTIAL"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(detail(event, "credential_type")).isEqualTo("ugyfelkapu-plus-email");
              assertThat(detail(event, "ugyfelkapu_change")).isEqualTo("email-enabled");
            });
    assertThat(citizen.events(server, "SEND_VERIFY_EMAIL"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(detail(event, "ugyfelkapu_purpose")).isEqualTo("enrolment");
              assertThat(detail(event, "ugyfelkapu_request")).isEqualTo(mailed.requestId());
            });
  }

  /** No mail goes out to someone whose password the visitor does not know. */
  @Test
  void enrolmentSendsNothingBeforeTheRightPassword_H10(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page);

    EnrolEmailPage enrolment = EmailEnrolment.begin(page, citizen).send("Rossz12Jelszo");

    assertThat(enrolment.error()).contains("A megadott jelszó helytelen");
    assertThat(enrolment.asksForPassword()).isTrue();
    for (String form : new String[] {"resend=true", "emailCode=123456"}) {
      page.reload();
      assertThat(FormPost.send(page, form).text()).contains("name=\"password\"");
    }
    assertThat(citizen.events(server, "SEND_VERIFY_EMAIL")).isEmpty();
    assertThat(server.mail().waiting(citizen.email())).isZero();
    assertThat(citizen.errors(server)).containsExactly("invalid_user_credentials");
  }

  /** H26: nothing is active before the code was right. */
  @Test
  void enrolmentIsNotDoneWithoutTheCode_H26(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page);
    EnrolEmailPage enrolment = EmailEnrolment.begin(page, citizen).send(citizen.password());
    MailedCode mailed = MailedCode.take(server, citizen);

    enrolment = enrolment.enterWrongly(mailed.wrong());

    assertThat(enrolment.error()).contains(WRONG_CODE);
    assertThat(enrolment.text()).contains("Ennyiszer próbálhatja még: 4");
    FormPost.send(page, "continue=true");
    assertThat(citizen.credentialTypes(server)).doesNotContain("ugyfelkapu-plus-email");
    page.reload();
    enrolment = new EnrolEmailPage(page);
    enrolment.confirm(mailed.code());
    assertThat(citizen.credentialTypes(server)).contains("ugyfelkapu-plus-email");
  }

  /** H25: the double of „Megerősítés” finds its own factor made. */
  @Test
  void doubledConfirmationEndsOnTheDonePage_H25(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    EnrolEmailPage enrolment = EmailEnrolment.begin(page, citizen).send(citizen.password());
    MailedCode mailed = MailedCode.take(server, citizen);

    assertThat(FormPost.send(page, "emailCode=" + mailed.code()).text())
        .contains("data-page-id=\"login-plus-done\"");
    DonePage done = enrolment.confirm(mailed.code());
    done.page().reload();
    new DonePage(page).goOn();

    assertThat(login.tokens().claim("azonositasModja")).isEqualTo(EMAIL_URI);
    assertThat(citizen.credentialTypes(server)).containsOnlyOnce("ugyfelkapu-plus-email");
    assertThat(citizen.events(server, "UPDATE_CREDENTIAL")).hasSize(1);
    assertThat(citizen.errors(server)).isEmpty();
  }

  @Test
  void nextLoginAsksForAMailedCode(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu-plus-email");
    EmailCodePage code = new EmailCodePage(page);
    MailedCode mailed = MailedCode.take(server, citizen);

    assertThat(mailed.mail().subject())
        .isEqualTo("Ügyfélkapu+ bejelentkezés – Egyszer használatos kód");
    assertThat(mailed.mail().html().orElseThrow()).contains(mailed.code(), mailed.requestId());
    assertThat(code.requestId()).isEqualTo(mailed.requestId());
    assertThat(code.text())
        .contains(masked(citizen))
        .doesNotContain(citizen.email(), mailed.code());
    assertThat(page.locator("#emailCode").getAttribute("autocomplete")).isEqualTo("one-time-code");
    code.enter(mailed.code());

    OidcLogin.Tokens tokens = login.tokens();
    assertThat(tokens.claim("acr")).isEqualTo(SUBSTANTIAL);
    assertThat(tokens.claim("azonositasModja")).isEqualTo(EMAIL_URI);
  }

  /** mission.md §2: the password's button asks for the factor, and never shows the offer. */
  @Test
  void passwordAloneIsNotEnoughForWhoeverHasTheFactor(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    FlowSetting.closingDate(server, "never")
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin login = OidcLogin.start(server, page);
              citizen.signIn(page, "ugyfelkapu");
              EmailCodePage code = new EmailCodePage(page);

              for (String form : new String[] {"choice=later", "continue=true", "", "factor=app"}) {
                page.reload();
                assertThat(FormPost.send(page, form).text())
                    .contains("data-page-id=\"" + EmailCodePage.ID + "\"");
              }
              page.reload();
              code = new EmailCodePage(page);
              assertThat(page.locator("button[name=otherFactor]").count()).isZero();
              code.enter(MailedCode.take(server, citizen).code());

              assertThat(login.tokens().claim("azonositasModja")).isEqualTo(EMAIL_URI);
            });
  }

  @Test
  void passwordButtonAsksForTheFactorAfterTheClosingDateToo(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu");

    new EmailCodePage(page).enter(MailedCode.take(server, citizen).code());

    assertThat(login.tokens().claim("acr")).isEqualTo(SUBSTANTIAL);
  }

  /** H34: the button is no oracle for who has the factor. */
  @Test
  void buttonOfTheMethodIsNotOpenToWhoeverHasNoFactor_H34(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page);

    PasswordPage refused =
        new MethodPage(page)
            .choose("ugyfelkapu-plus-email")
            .logInWrongly(citizen.userName(), citizen.password());

    assertThat(refused.error()).contains("Ön nem jogosult a kiválasztott azonosítási szolgáltatás");
    assertThat(citizen.events(server, "SEND_VERIFY_EMAIL")).isEmpty();
  }

  /** H21: two codes in one flow, each good for its own field only. */
  @Test
  void citizenWithBothFactorsChoosesAndChangesBetweenThem_H21(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = EmailEnrolment.enrolAfterApp(server, browser, citizen);
    server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu");
    FactorPage choice = new FactorPage(page);
    assertThat(choice.factors()).containsExactly("app", "email");
    assertThat(citizen.events(server, "SEND_VERIFY_EMAIL")).hasSize(1);

    EmailCodePage email = choice.chooseEmail();
    MailedCode mailed = MailedCode.take(server, citizen);
    assertThat(email.enterWrongly(app.fresh()).error()).contains(WRONG_CODE);
    AppCodePage appCode = new EmailCodePage(page).useApp();
    assertThat(appCode.enterWrongly(mailed.code()).error()).contains(WRONG_CODE);
    page.locator("button[name=otherFactor]").click();
    // H33: coming back to the page sends nothing.
    assertThat(new EmailCodePage(page).requestId()).isEqualTo(mailed.requestId());
    assertThat(server.mail().waiting(citizen.email())).isZero();
    new EmailCodePage(page).enter(mailed.code());

    assertThat(login.tokens().claim("azonositasModja")).isEqualTo(EMAIL_URI);
  }

  @Test
  void citizenWithBothFactorsGetsInByTheAppToo(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = EmailEnrolment.enrolAfterApp(server, browser, citizen);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu");

    new FactorPage(page).chooseApp().enter(app.fresh());

    assertThat(login.tokens().claim("azonositasModja")).isEqualTo(APP_URI);
    assertThat(server.mail().waiting(citizen.email())).isZero();
  }

  @Test
  void bothMethodsOfTheChooserAreOpenToWhoeverHasBothFactors(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = EmailEnrolment.enrolAfterApp(server, browser, citizen);
    server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);
    Page first = browser.window();
    OidcLogin byApp = OidcLogin.start(server, first);
    citizen.signIn(first, "ugyfelkapu-plus-app");
    new AppCodePage(first).enter(app.fresh());
    assertThat(byApp.tokens().claim("azonositasModja")).isEqualTo(APP_URI);

    Page second = browser.window();
    OidcLogin byEmail = OidcLogin.start(server, second);
    citizen.signIn(second, "ugyfelkapu-plus-email");
    new EmailCodePage(second).enter(MailedCode.take(server, citizen).code());

    assertThat(byEmail.tokens().claim("azonositasModja")).isEqualTo(EMAIL_URI);
  }

  /** H5: the code belongs to the citizen, not to the login that asked for it. */
  @Test
  void codeStillWorksAfterARestartOfTheLogin_H5(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu-plus-email");
    new EmailCodePage(page);
    MailedCode mailed = MailedCode.take(server, citizen);

    page.navigate(
        page.url().replaceFirst("login-actions/[^?]*", "login-actions/restart")
            + "&skip_logout=true");
    citizen.signIn(page, "ugyfelkapu-plus-email");
    EmailCodePage code = new EmailCodePage(page);

    assertThat(code.requestId()).isEqualTo(mailed.requestId());
    assertThat(server.mail().waiting(citizen.email())).isZero();
    code.enter(mailed.code());
    assertThat(login.tokens().claim("acr")).isEqualTo(SUBSTANTIAL);
  }

  /** H14, H18: a code logs in once. */
  @Test
  void usedCodeIsRefusedInAnotherLogin_H14_H18(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    EmailCodePage other = EmailEnrolment.signIn(server, browser, citizen);
    MailedCode mailed = MailedCode.take(server, citizen);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu-plus-email");
    new EmailCodePage(page).enter(mailed.code());
    login.tokens();

    EmailCodePage refused = other.enterWrongly(mailed.code());

    assertThat(refused.error()).contains("Ez a kód már nem használható");
    assertThat(refused.asksForCode()).isFalse();
  }

  @Test
  void codeOfAnotherCitizenIsWrong(TestServer server, Browser browser) {
    Citizen anna = EmailEnrolment.enrolledCitizen(server, browser);
    Citizen bela = EmailEnrolment.enrolledCitizen(server, browser);
    EmailCodePage annas = EmailEnrolment.signIn(server, browser, anna);
    MailedCode toAnna = MailedCode.take(server, anna);
    EmailEnrolment.signIn(server, browser, bela);
    MailedCode toBela = MailedCode.take(server, bela);

    assertThat(toBela.code()).isNotEqualTo(toAnna.code());
    assertThat(annas.enterWrongly(toBela.code()).error()).contains(WRONG_CODE);
  }

  /** A mail about a login must not enrol: it says something else to its reader. */
  @Test
  void codeOfALoginDoesNotEnrol(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    EmailEnrolment.signIn(server, browser, citizen);
    MailedCode forLogin = MailedCode.take(server, citizen);
    removeFactor(server, citizen);
    server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);
    Page page = browser.window();
    OidcLogin.start(server, page);
    EnrolEmailPage enrolment = EmailEnrolment.begin(page, citizen).send(citizen.password());
    MailedCode forEnrolment = MailedCode.take(server, citizen);

    assertThat(forEnrolment.requestId()).isNotEqualTo(forLogin.requestId());
    assertThat(forEnrolment.code()).isNotEqualTo(forLogin.code());
    assertThat(enrolment.enterWrongly(forLogin.code()).error()).contains(WRONG_CODE);
    assertThat(citizen.credentialTypes(server)).doesNotContain("ugyfelkapu-plus-email");
  }

  private static void removeFactor(TestServer server, Citizen citizen) {
    String credentials =
        "/realms/"
            + TestServer.REALM
            + "/users/"
            + AdminApi.encode(citizen.id(server))
            + "/credentials";
    for (JsonNode credential : server.admin().get(credentials)) {
      if (credential.get("type").asText().equals("ugyfelkapu-plus-email")) {
        server.admin().delete(credentials + "/" + credential.get("id").asText());
      }
    }
    server.mail().forget(citizen.email());
  }

  private static String masked(Citizen citizen) {
    String name = citizen.email().substring(0, citizen.email().indexOf('@'));
    return name.charAt(0) + "•••" + name.charAt(name.length() - 1) + "@pelda.test";
  }

  private static String detail(JsonNode event, String name) {
    return event.path("details").path(name).asText();
  }
}

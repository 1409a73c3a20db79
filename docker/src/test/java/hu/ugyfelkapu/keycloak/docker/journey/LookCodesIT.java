package hu.ugyfelkapu.keycloak.docker.journey;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.EmailEnrolment;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.FlowSetting;
import hu.ugyfelkapu.keycloak.docker.testing.Look;
import hu.ugyfelkapu.keycloak.docker.testing.MailedCode;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.page.AppCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EmailCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolEmailPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.RemovePage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * H82, H84: the pages of mailed codes and of the deletion code when a code is wrong, used up, too
 * old or asked for too soon ({@link Appearance} says what is asked of each).
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class LookCodesIT {
  private static final Duration AFTER_EXPIRY = Duration.ofMinutes(11);

  @AfterEach
  void giveBackTheClock(TestServer server) {
    server.clock().reset();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void mailedCodeOfALogin_H82_H84(String language, TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    Page page = window(browser, language);
    Appearance appearance = Appearance.of(page, language);
    OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu-plus-email");
    EmailCodePage code = new EmailCodePage(page);
    MailedCode mailed = MailedCode.take(server, citizen);
    MailAppearance.check(browser, mailed.mail(), "plus-code.login", language);
    code = code.enterWrongly("");
    appearance.isFineAndTellsOfAMistake("email-code-empty");
    code = code.enterWrongly(mailed.wrong());
    appearance.isFineAndTellsOfAMistake("email-code-wrong");
    code = code.resend();
    appearance.isFineAndTellsOfAMistake("email-code-too-soon");
    server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);
    code = code.resend();
    appearance.isFine("email-code-sent-again");
    server.clock().advance(AFTER_EXPIRY);
    code.enterWrongly(MailedCode.take(server, citizen).code());
    appearance.isFineAndTellsOfAMistake("email-code-expired");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void mailedCodeOfAnEnrolment_H82_H84(String language, TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = window(browser, language);
    Appearance appearance = Appearance.of(page, language);
    OidcLogin.start(server, page);
    EnrolEmailPage enrolment = EmailEnrolment.begin(page, citizen);
    appearance.isFine("enrol-email");
    enrolment = enrolment.send("");
    appearance.isFineAndTellsOfAMistake("enrol-email-empty");
    enrolment = enrolment.send(citizen.password());
    appearance.isFine("enrol-email-sent");
    MailedCode mailed = MailedCode.take(server, citizen);
    MailAppearance.check(browser, mailed.mail(), "plus-code.enrolment", language);
    enrolment = enrolment.enterWrongly(mailed.wrong());
    appearance.isFineAndTellsOfAMistake("enrol-email-code-wrong");
    enrolment.confirm(mailed.code());
    MailAppearance.take(server, browser, citizen.email(), "plus-notice.enrolled", language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void deletionCodeThatIsLocked_H82_H84(String language, TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Enrolment.enrol(server, browser, citizen);
    FlowSetting.noBruteForceProtection(server)
        .during(
            () -> {
              Page page = window(browser, language);
              Appearance appearance = Appearance.of(page, language);
              OidcLogin.start(server, page);
              citizen.signIn(page, "ugyfelkapu-plus-app");
              RemovePage remove = new AppCodePage(page).lostDevice();
              while (remove.isOpen()) {
                remove = remove.enterWrongly("AAAA-BBBB-CCCC-DDDD");
              }
              appearance.isFineAndTellsOfAMistake("remove-locked");
            });
  }

  private static Page window(Browser browser, String language) {
    return browser.window(language.equals("en") ? Look.DEFAULT.english() : Look.DEFAULT);
  }
}

package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.mail.MailHold;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.EmailEnrolment;
import hu.ugyfelkapu.keycloak.docker.testing.FlowSetting;
import hu.ugyfelkapu.keycloak.docker.testing.MailedCode;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.PlainVisitor;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.page.CodeEntryPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EmailCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolEmailPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.PasswordPage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mailed codes while the mail server is down, picky or slow (mission.md §4 "Limits"). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class EmailCodeMailIT {
  private static final String METHOD = "ugyfelkapu-plus-email";
  private static final String NOT_SENT = "A kódot nem tudtuk elküldeni.";

  @AfterEach
  void resetClock(TestServer server) {
    server.clock().reset();
  }

  /** H36, H37: told in plain words, nothing kept, nothing used up. */
  @Test
  void mailServerThatTakesNothingIsToldAndCostsNothing_H36_H37(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    EmailCodePage code;
    server.mail().refuse(true);
    try {
      code = EmailEnrolment.signIn(server, browser, citizen);
      // More often than the hour has mails.
      for (int i = 0; i < 6; i++) {
        assertNothingSent(code);
        code = code.resend();
      }
      assertNothingSent(code);
    } finally {
      server.mail().refuse(false);
    }
    assertThat(citizen.events(server, "SEND_VERIFY_EMAIL_ERROR"))
        .hasSize(7)
        .allSatisfy(
            event -> assertThat(event.get("error").asText()).isEqualTo("email_send_failed"));

    code = code.resend();

    assertThat(code.error()).isEmpty();
    MailedCode mailed = MailedCode.take(server, citizen);
    assertThat(code.requestId()).isEqualTo(mailed.requestId());
    code.enter(mailed.code());
    code.page().waitForURL(url -> url.startsWith(server.service().toString()));
    assertThat(server.log())
        .contains("a code could not be mailed")
        .doesNotContain(citizen.email(), citizen.userName());
  }

  /** H36, H37: one mailbox that does not exist, in the enrolment. */
  @Test
  void mailServerThatRefusesTheRecipientIsToldInTheEnrolment_H36_H37(
      TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page);
    EnrolEmailPage enrolment = EmailEnrolment.begin(page, citizen);
    server.mail().refuseRecipient(citizen.email(), true);
    try {
      enrolment = enrolment.send(citizen.password());
      assertNothingSent(enrolment);
      page.reload();
      assertThat(new EnrolEmailPage(page).requestId()).isEmpty();
    } finally {
      server.mail().refuseRecipient(citizen.email(), false);
    }
    assertThat(server.log()).doesNotContain(citizen.email(), citizen.userName());

    enrolment = new EnrolEmailPage(page).resend();

    MailedCode mailed = MailedCode.take(server, citizen);
    assertThat(enrolment.requestId()).isEqualTo(mailed.requestId());
    enrolment.confirm(mailed.code());
  }

  /** An earlier code that reached the citizen is not lost by a later one that does not. */
  @Test
  void earlierCodeStaysGoodWhenTheNextCannotBeSent_H36(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    EmailCodePage code = EmailEnrolment.signIn(server, browser, citizen);
    MailedCode mailed = MailedCode.take(server, citizen);
    server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);
    server.mail().refuse(true);
    try {
      code = code.resend();
    } finally {
      server.mail().refuse(false);
    }

    assertThat(code.error()).contains(NOT_SENT);
    assertThat(code.requestId()).isEqualTo(mailed.requestId());
    code.enter(mailed.code());
    code.page().waitForURL(url -> url.startsWith(server.service().toString()));
  }

  /** H32: while one mail is on its way, no other login sends a second one. */
  @Test
  void secondLoginSendsNothingWhileAMailIsOnItsWay_H32(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    // Keycloak's protector would refuse the second login until the first has its answer.
    FlowSetting.noBruteForceProtection(server)
        .during(
            () -> {
              PlainVisitor first = PlainVisitor.atPassword(server, METHOD);
              Page page = browser.window();
              OidcLogin.start(server, page);
              PasswordPage password = new MethodPage(page).choose(METHOD);
              CompletableFuture<HttpResponse<String>> answer;
              try (MailHold hold = server.mail().hold()) {
                answer = first.submitAsync(PlainVisitor.credentials(citizen));
                awaitSender(hold);

                password.logIn(citizen.userName(), citizen.password());
                EmailCodePage second = new EmailCodePage(page);
                assertThat(second.error())
                    .contains("Nemrég küldtünk kódot.")
                    .containsPattern("[0-2][0-9]:[0-5][0-9]");
                assertThat(second.requestId()).isEmpty();
              }
              assertThat(PlainVisitor.pageId(answer.join().body())).isEqualTo(EmailCodePage.ID);
              assertOneMailWasTried(server, citizen);
            });
  }

  /** The same behind the protector, which lets a person try one secret at a time. */
  @Test
  void secondLoginIsRefusedWhileAMailIsOnItsWayAndThenGetsIn_H32(
      TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    PlainVisitor first = PlainVisitor.atPassword(server, METHOD);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    PasswordPage password = new MethodPage(page).choose(METHOD);
    CompletableFuture<HttpResponse<String>> answer;
    try (MailHold hold = server.mail().hold()) {
      answer = first.submitAsync(PlainVisitor.credentials(citizen));
      awaitSender(hold);
      password = password.logInWrongly(citizen.userName(), citizen.password());
    }
    assertThat(PlainVisitor.pageId(answer.join().body())).isEqualTo(EmailCodePage.ID);
    assertOneMailWasTried(server, citizen);
    assertThat(citizen.failures(server)).isZero();

    password.logIn(citizen.userName(), citizen.password());
    new EmailCodePage(page).enter(MailedCode.take(server, citizen).code());
    assertThat(login.tokens().claim("azonositasModja")).endsWith(":uk:email");
  }

  /** Beside the mail of the enrolment. */
  private static void assertOneMailWasTried(TestServer server, Citizen citizen) {
    assertThat(citizen.events(server, "SEND_VERIFY_EMAIL")).hasSize(2);
    assertThat(citizen.events(server, "SEND_VERIFY_EMAIL_ERROR")).isEmpty();
    assertThat(server.mail().waiting(citizen.email())).isEqualTo(1);
  }

  private static void awaitSender(MailHold hold) {
    try {
      hold.awaitSender(Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void assertNothingSent(CodeEntryPage page) {
    assertThat(page.error())
        .contains(NOT_SENT)
        .doesNotContainIgnoringCase("smtp", "mail server", "exception", "451", "550");
    assertThat(page.requestId()).isEmpty();
    assertThat(page.asksForCode()).isFalse();
  }
}

package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.docker.testing.Await;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.EmailEnrolment;
import hu.ugyfelkapu.keycloak.docker.testing.FlowSetting;
import hu.ugyfelkapu.keycloak.docker.testing.MailedCode;
import hu.ugyfelkapu.keycloak.docker.testing.PlainVisitor;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.page.EmailCodePage;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many answers to one mailed code at the same moment (mission.md §4: five tries, one use). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class EmailCodeBurstIT {
  private static final int GUESSES = 50;

  /** Failures that lock the person in the exported realm. */
  private static final int LOCK = 5;

  private static final String COMPARED = "invalid_user_credentials";

  @AfterEach
  void resetClock(TestServer server) {
    server.clock().reset();
  }

  /** H1, H8: the code's own budget, seen without the brute-force protector before it. */
  @Test
  void fiftyParallelWrongCodesGetExactlyFiveComparisons_H1_H8(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    FlowSetting.noBruteForceProtection(server)
        .during(
            () -> {
              List<PlainVisitor> logins = logins(server, citizen, GUESSES + 1);
              MailedCode mailed = MailedCode.take(server, citizen);

              submit(logins.subList(0, GUESSES), mailed.wrong());

              List<String> errors = errors(server, citizen, GUESSES);
              assertThat(Collections.frequency(errors, COMPARED)).isEqualTo(5);
              assertThat(Collections.frequency(errors, "expired_code")).isEqualTo(GUESSES - 5);
              // All those logins asked for one mail.
              assertThat(citizen.events(server, "SEND_VERIFY_EMAIL")).hasSize(2);
              assertThat(server.mail().waiting(citizen.email())).isZero();

              HttpResponse<String> right =
                  submit(logins.subList(GUESSES, GUESSES + 1), mailed.code()).get(0);
              assertThat(PlainVisitor.pageId(right.body())).isEqualTo(EmailCodePage.ID);
              assertThat(right.body()).contains("Ez a kód már nem használható");
            });
  }

  /** H1, H8: the same behind the protector: at most five are compared, and the person is locked. */
  @Test
  void fiftyParallelWrongCodesLockThePerson_H1_H8(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    List<PlainVisitor> logins = logins(server, citizen, GUESSES + LOCK);
    MailedCode mailed = MailedCode.take(server, citizen);

    submit(logins.subList(0, GUESSES), mailed.wrong());

    List<String> errors = errors(server, citizen, GUESSES);
    assertThat(errors)
        .hasSize(GUESSES)
        .isSubsetOf(COMPARED, "user_temporarily_disabled", "expired_code");
    int compared = Collections.frequency(errors, COMPARED);
    assertThat(compared).isBetween(1, LOCK);
    assertFailures(server, citizen, compared);
    // The protector turns parallel tries away uncompared, so that the burst can stay below the
    // lock.
    for (int failures = compared; failures < LOCK; failures++) {
      submit(logins.subList(GUESSES + failures, GUESSES + failures + 1), mailed.wrong());
      assertFailures(server, citizen, failures + 1);
    }

    HttpResponse<String> right = submit(logins.subList(GUESSES, GUESSES + 1), mailed.code()).get(0);
    assertThat(PlainVisitor.pageId(right.body())).isEqualTo(EmailCodePage.ID);
  }

  private static void assertFailures(TestServer server, Citizen citizen, int failures) {
    assertThat(Await.until(() -> citizen.failures(server), count -> count >= failures))
        .isEqualTo(failures);
  }

  /**
   * H14, H16: the right code from many logins at once lets one in. Without the protector, which
   * would refuse most of them by itself, and with tries for all of them.
   */
  @Test
  void twentyParallelRightCodesLetExactlyOneIn_H14_H16(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    FlowSetting.noBruteForceProtection(server)
        .during(
            () ->
                FlowSetting.emailCode(server, "wrong-tries", "20")
                    .during(() -> letExactlyOneIn(server, citizen)));
  }

  private static void letExactlyOneIn(TestServer server, Citizen citizen) {
    List<PlainVisitor> logins = logins(server, citizen, 20);
    MailedCode mailed = MailedCode.take(server, citizen);

    List<HttpResponse<String>> answers = submit(logins, mailed.code());

    assertThat(answers.stream().filter(answer -> answer.statusCode() / 100 == 3))
        .singleElement()
        .satisfies(
            answer ->
                assertThat(answer.headers().firstValue("Location").orElseThrow())
                    .contains("code="));
    assertThat(answers.stream().map(answer -> PlainVisitor.pageId(answer.body())))
        .filteredOn(EmailCodePage.ID::equals)
        .hasSize(19);
    // The enrolment was the first login.
    assertThat(citizen.events(server, "LOGIN")).hasSize(2);
    assertThat(citizen.errors(server)).hasSize(19).containsOnly("expired_code");
  }

  private static List<PlainVisitor> logins(TestServer server, Citizen citizen, int count) {
    List<PlainVisitor> logins =
        Stream.generate(() -> PlainVisitor.behindPassword(server, citizen, "ugyfelkapu-plus-email"))
            .limit(count)
            .toList();
    assertThat(logins).allMatch(login -> login.pageId().equals(EmailCodePage.ID));
    return logins;
  }

  /** Posts the code in all logins at once and waits for all answers. */
  private static List<HttpResponse<String>> submit(List<PlainVisitor> logins, String code) {
    List<CompletableFuture<HttpResponse<String>>> answers =
        logins.stream().map(login -> login.submitAsync("emailCode=" + code)).toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private static List<String> errors(TestServer server, Citizen citizen, int count) {
    return Await.until(() -> citizen.errors(server), all -> all.size() >= count);
  }
}

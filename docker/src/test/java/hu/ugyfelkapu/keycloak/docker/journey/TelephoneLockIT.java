package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.Await;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.PlainVisitor;
import hu.ugyfelkapu.keycloak.docker.testing.TelephoneCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.OfferPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.PasswordPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.TelephoneDigitsPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.TelephoneIdPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.TelephonePasswordPage;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Three failures lock telephone identification until a new one-time password; it and the other
 * methods do not lock one another (mission.md §6).
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class TelephoneLockIT {
  private static final String MERGED = "A telefonos azonosító vagy a jelszó helytelen";
  private static final String OWN = TelephoneCitizen.OWN;
  private static final String WRONG = TelephoneCitizen.WRONG;

  @Test
  void threeWrongAnswersLockUntilANewOneTimePassword(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.withOwnPassword(server, browser);
    fail(server, browser, citizen, 3);

    Page page = browser.window();
    OidcLogin.start(server, page);
    assertThat(citizen.atDigits(page).enterWrongly(OWN).error()).contains(MERGED);
    assertThat(citizen.awaitedLocks(server)).isEqualTo(1);
    assertThat(citizen.citizen().errors(server))
        .containsExactlyInAnyOrder(
            "invalid_user_credentials",
            "invalid_user_credentials",
            "invalid_user_credentials",
            "not_allowed");

    String renewed = citizen.renew(server);
    TelephoneDigitsPage digits =
        new TelephoneDigitsPage(page).otherId().enter(citizen.telephoneId());
    assertThat(digits.asksWhole()).isTrue();
    digits.enter(renewed);
    assertThat(new TelephonePasswordPage(page).heading()).isNotEmpty();
  }

  /** Two failures and a right answer begin anew. */
  @Test
  void rightAnswerForgivesTheFailuresBefore(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.withOwnPassword(server, browser);
    for (int i = 0; i < 2; i++) {
      fail(server, browser, citizen, 2);
      Page page = browser.window();
      OidcLogin login = OidcLogin.start(server, page);
      citizen.atDigits(page).enter(OWN);
      assertThat(login.tokens().claim("acr")).endsWith("/low");
    }
    assertThat(citizen.locks(server)).isZero();
  }

  /** H6: a telephone lock leaves the password as it was, and costs it no attempt. */
  @Test
  void lockOfTheTelephoneLeavesThePasswordOpen_H6(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.withOwnPassword(server, browser);
    fail(server, browser, citizen, 3);

    assertThat(citizen.citizen().failures(server)).isZero();
    Page page = browser.window();
    OidcLogin.start(server, page);
    citizen.citizen().signIn(page, "ugyfelkapu");
    assertThat(new OfferPage(page).heading()).isNotEmpty();
  }

  /** H6: five wrong passwords lock the password only; a telephone login forgives none of them. */
  @Test
  void lockOfThePasswordLeavesTheTelephoneOpen_H6(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.withOwnPassword(server, browser);
    Citizen person = citizen.citizen();
    Page wrong = browser.window();
    OidcLogin.start(server, wrong);
    PasswordPage password = new MethodPage(wrong).choose("ugyfelkapu");
    for (int i = 1; i <= 5; i++) {
      int expected = i;
      password = password.logInWrongly(person.userName(), "Rossz" + i + "1Jelszo");
      assertThat(Await.until(() -> person.failures(server), count -> count >= expected))
          .isEqualTo(expected);
    }

    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.atDigits(page).enter(OWN);

    assertThat(login.tokens().claim("azonositasModja")).endsWith(":rkta");
    assertThat(person.failures(server)).isEqualTo(5);
    assertThat(password.logInWrongly(person.userName(), person.password()).error())
        .contains("A felhasználónév vagy a jelszó helytelen");
  }

  /** H7: the lock falls while another login stands at the page of the own password. */
  @Test
  void lockClosesThePageOfTheOwnPassword_H7(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.register(server);
    Page open = browser.window();
    OidcLogin.start(server, open);
    TelephonePasswordPage left = citizen.changePassword(open);
    Page page = browser.window();
    OidcLogin.start(server, page);
    TelephoneDigitsPage digits = citizen.atDigits(page);
    for (int i = 0; i < 3; i++) {
      digits = digits.enterWrongly(citizen.wrongOneTimePassword());
    }

    left.change(OWN);

    assertThat(new TelephoneIdPage(open).error()).contains("Kezdje elölről");
    assertThat(citizen.awaitedLocks(server)).isEqualTo(1);
    assertThat(citizen.changes(server)).containsExactly("telephone-locked");
  }

  /** H1, H8: of many wrong answers at once exactly one is the third, and none more is compared. */
  @Test
  void parallelWrongAnswersLockExactlyOnce_H1_H8(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.withOwnPassword(server, browser);
    int guesses = 20;
    List<PlainVisitor> logins = logins(server, citizen.telephoneId(), guesses + 1);

    List<HttpResponse<String>> answers = submit(logins.subList(0, guesses), WRONG);

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(200);
              assertThat(answer.body()).contains(MERGED);
            });
    List<String> errors = citizen.citizen().errors(server);
    assertThat(errors).hasSize(guesses);
    assertThat(Collections.frequency(errors, "invalid_user_credentials")).isEqualTo(3);
    assertThat(Collections.frequency(errors, "not_allowed")).isEqualTo(guesses - 3);
    assertThat(citizen.awaitedLocks(server)).isEqualTo(1);
    assertThat(submit(logins.subList(guesses, guesses + 1), OWN).get(0).body()).contains(MERGED);
  }

  /**
   * H16, H89: of the logins that answer the same digits at once the first gets in; the rest do only
   * if the next draw happens to be theirs, and else see other positions, without a failure.
   */
  @Test
  void parallelRightAnswersGetInOrSeeOtherPositions_H16_H89(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.withOwnPassword(server, browser);
    List<PlainVisitor> logins = logins(server, citizen.telephoneId(), 8);

    List<HttpResponse<String>> answers = submit(logins, OWN);

    assertThat(answers)
        .allMatch(
            answer ->
                answer.statusCode() / 100 == 3
                    || PlainVisitor.pageId(answer.body()).equals(TelephoneDigitsPage.ID));
    assertThat(answers.stream().filter(answer -> answer.statusCode() / 100 == 3)).isNotEmpty();
    assertThat(citizen.citizen().errors(server)).isEmpty();
  }

  private static List<PlainVisitor> logins(TestServer server, String telephoneId, int count) {
    return Stream.generate(() -> PlainVisitor.atTelephoneDigits(server, telephoneId))
        .limit(count)
        .toList();
  }

  /** Posts the digits in all logins at once and waits for all answers. */
  private static List<HttpResponse<String>> submit(List<PlainVisitor> logins, String password) {
    List<CompletableFuture<HttpResponse<String>>> answers =
        logins.stream().map(login -> login.submitAsync(login.digits(password))).toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private static void fail(
      TestServer server, Browser browser, TelephoneCitizen citizen, int times) {
    Page page = browser.window();
    OidcLogin.start(server, page);
    TelephoneDigitsPage digits = citizen.atDigits(page);
    for (int i = 0; i < times; i++) {
      digits = digits.enterWrongly(WRONG);
      assertThat(digits.error()).contains(MERGED);
    }
  }
}

package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Await;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.EmailEnrolment;
import hu.ugyfelkapu.keycloak.docker.testing.FlowSetting;
import hu.ugyfelkapu.keycloak.docker.testing.MailedCode;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.page.EmailCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolEmailPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a code is sent and tried, and how long it lives (mission.md §4 "Limits"). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class EmailCodeLimitsIT {
  private static final String METHOD = "ugyfelkapu-plus-email";
  private static final String WRONG_CODE = "A megadott hitelesítő kód helytelen!";
  private static final String GONE = "Ez a kód már nem használható. Kérjen új kódot.";
  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneId.of("Europe/Budapest"));

  @AfterEach
  void resetClock(TestServer server) {
    server.clock().reset();
  }

  /** H33: mails are sent by buttons, not by looking at the page. */
  @Test
  void reloadsAndBackAndForwardSendNothing_H33(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    EmailCodePage code = EmailEnrolment.signIn(server, browser, citizen);
    Page page = code.page();
    MailedCode mailed = MailedCode.take(server, citizen);
    server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);

    for (int i = 0; i < 5; i++) {
      page.reload();
      assertThat(new EmailCodePage(page).requestId()).isEqualTo(mailed.requestId());
    }
    page.goBack();
    page.goForward();
    page.reload();

    assertThat(new EmailCodePage(page).requestId()).isEqualTo(mailed.requestId());
    assertThat(server.mail().waiting(citizen.email())).isZero();
    assertThat(citizen.events(server, "SEND_VERIFY_EMAIL")).hasSize(2);
    new EmailCodePage(page).enter(mailed.code());
    assertThat(citizen.errors(server)).isEmpty();
  }

  /** H33, for the page of the enrolment. */
  @Test
  void reloadsInTheEnrolmentSendNothing_H33(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page);
    EmailEnrolment.begin(page, citizen).send(citizen.password());
    MailedCode mailed = MailedCode.take(server, citizen);
    server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);

    for (int i = 0; i < 5; i++) {
      page.reload();
      assertThat(new EnrolEmailPage(page).requestId()).isEqualTo(mailed.requestId());
    }

    assertThat(server.mail().waiting(citizen.email())).isZero();
    new EnrolEmailPage(page).confirm(mailed.code());
  }

  /** H5, H32: the minute between two mails is the citizen's, whatever login asks. */
  @Test
  void nextMailWaitsAMinuteInEveryLoginOfTheCitizen_H5_H32(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    Instant before = server.clock().now();
    EmailCodePage code = EmailEnrolment.signIn(server, browser, citizen);
    Instant after = server.clock().now();
    MailedCode first = MailedCode.take(server, citizen);
    assertThat(code.text()).contains("Új kódot ekkortól kérhet:");

    EmailCodePage refused = code.resend();
    assertThat(refused.error())
        .contains("Nemrég küldtünk kódot. Újat ekkortól kérhet:")
        .containsAnyOf(clocks(before.plusSeconds(60), after.plusSeconds(60)));
    assertThat(refused.requestId()).isEqualTo(first.requestId());

    // Restarted login, another tab, another browser.
    Page page = refused.page();
    page.navigate(
        page.url().replaceFirst("login-actions/[^?]*", "login-actions/restart")
            + "&skip_logout=true");
    citizen.signIn(page, METHOD);
    assertThat(new EmailCodePage(page).resend().error()).contains("Nemrég küldtünk kódot.");
    Page tab = page.context().newPage();
    OidcLogin.start(server, tab);
    citizen.signIn(tab, METHOD);
    assertThat(new EmailCodePage(tab).resend().error()).contains("Nemrég küldtünk kódot.");
    EmailCodePage elsewhere = EmailEnrolment.signIn(server, browser, citizen).resend();
    assertThat(elsewhere.error()).contains("Nemrég küldtünk kódot.");
    assertThat(server.mail().waiting(citizen.email())).isZero();

    server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);
    EmailCodePage sent = elsewhere.resend();
    assertThat(sent.error()).isEmpty();
    assertThat(sent.text()).contains("Elküldtük a kódot.");
    assertThat(sent.requestId()).isEqualTo(MailedCode.take(server, citizen).requestId());
  }

  @Test
  void newCodeVoidsTheOldOneAndHasANewRequestId(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.signIn(page, METHOD);
    EmailCodePage code = new EmailCodePage(page);
    MailedCode old = MailedCode.take(server, citizen);
    server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);

    code = code.resend();
    MailedCode fresh = MailedCode.take(server, citizen);
    assertThat(fresh.requestId()).isNotEqualTo(old.requestId()).isEqualTo(code.requestId());
    assertThat(fresh.code()).isNotEqualTo(old.code());
    code = code.enterWrongly(old.code());

    assertThat(code.error()).contains(WRONG_CODE);
    code.enter(fresh.code());
    assertThat(login.tokens().claim("azonositasModja")).endsWith(":uk:email");
  }

  /**
   * H32: five within an hour, over all purposes and logins; the sixth waits for the first to age.
   */
  @Test
  void sixthMailOfAnHourIsRefusedUntilTheHourIsOver_H32(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Instant before = server.clock().now();
    EmailEnrolment.enrol(server, browser, citizen);
    Instant after = server.clock().now();
    server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);
    EmailCodePage code = EmailEnrolment.signIn(server, browser, citizen);
    for (int mails = 2; mails < 5; mails++) {
      server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);
      code = code.resend();
      assertThat(code.error()).isEmpty();
    }
    assertThat(citizen.events(server, "SEND_VERIFY_EMAIL")).hasSize(5);
    server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);

    code = code.resend();
    assertThat(code.error())
        .contains("Túl sok kódot kért. Újat ekkortól kérhet:")
        .containsAnyOf(clocks(before.plus(HOUR), after.plus(HOUR)));
    EmailCodePage elsewhere = EmailEnrolment.signIn(server, browser, citizen).resend();
    assertThat(elsewhere.error()).contains("Túl sok kódot kért.");
    assertThat(citizen.events(server, "SEND_VERIFY_EMAIL")).hasSize(5);
    assertThat(citizen.events(server, "SEND_VERIFY_EMAIL_ERROR"))
        .hasSize(2)
        .allSatisfy(
            event -> assertThat(event.get("error").asText()).isEqualTo("email_budget_spent"));

    server.mail().forget(citizen.email());
    server.clock().setTo(after.plus(HOUR).plusSeconds(1));
    EmailCodePage later = EmailEnrolment.signIn(server, browser, citizen);
    assertThat(later.requestId()).isEqualTo(MailedCode.take(server, citizen).requestId());
  }

  /** H2, H4: a wrong code is one failure and one event, in the login as in the enrolment. */
  @Test
  void wrongCodeIsCountedOnceAndTold_H2_H4(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    EmailCodePage code = EmailEnrolment.signIn(server, browser, citizen);
    MailedCode mailed = MailedCode.take(server, citizen);

    code = code.enterWrongly(mailed.wrong());

    assertThat(code.error()).contains(WRONG_CODE);
    assertThat(code.text()).contains("Ennyiszer próbálhatja még: 4");
    assertThat(Await.until(() -> citizen.failures(server), count -> count >= 1)).isEqualTo(1);
    assertThat(citizen.errors(server)).containsExactly("invalid_user_credentials");
    // What is no code is no try.
    assertThat(code.enterWrongly("12345").error()).contains("A kód hat számjegyből áll.");
    assertThat(code.enterWrongly(" ").error()).contains("Adja meg a hatjegyű kódot.");
    assertThat(citizen.errors(server)).hasSize(1);
    new EmailCodePage(code.page()).enter(spaced(mailed.code()));
    code.page().waitForURL(url -> url.startsWith(server.service().toString()));
  }

  /**
   * H2: otherwise the wrong codes of years would add up to a permanent lock where an administrator
   * limits the failures of second factors.
   */
  @Test
  void rightCodeForgivesTheWrongOnesBeforeIt_H2(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    EmailCodePage code = EmailEnrolment.signIn(server, browser, citizen);
    MailedCode mailed = MailedCode.take(server, citizen);
    code = code.enterWrongly(mailed.wrong());
    assertThat(Await.until(() -> secondFactorFailures(server, citizen), count -> count >= 1))
        .isEqualTo(1);

    code.enter(mailed.code());

    assertThat(Await.until(() -> secondFactorFailures(server, citizen), count -> count == 0))
        .isZero();
    assertThat(citizen.failures(server)).isZero();
  }

  private static int secondFactorFailures(TestServer server, Citizen citizen) {
    return server
        .admin()
        .get(
            "/realms/"
                + TestServer.REALM
                + "/attack-detection/brute-force/users/"
                + AdminApi.encode(citizen.id(server)))
        .get("numSecondaryAuthFailures")
        .asInt();
  }

  @Test
  void fifthWrongTryKillsTheCodeEvenWithoutBruteForceProtection(
      TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    FlowSetting.noBruteForceProtection(server)
        .during(
            () -> {
              EmailCodePage code = EmailEnrolment.signIn(server, browser, citizen);
              MailedCode mailed = MailedCode.take(server, citizen);
              // H5: the tries are the code's, from whatever login they come.
              EmailCodePage other = EmailEnrolment.signIn(server, browser, citizen);
              for (int left = 4; left >= 1; left--) {
                code = code.enterWrongly(mailed.wrong());
                assertThat(code.error()).contains(WRONG_CODE);
                assertThat(code.text()).contains("Ennyiszer próbálhatja még: " + left);
              }
              code = code.enterWrongly(mailed.wrong());
              assertThat(code.error()).contains(GONE);
              assertThat(code.asksForCode()).isFalse();

              other = other.enterWrongly(mailed.code());

              assertThat(other.error()).contains(GONE);
              assertThat(other.requestId()).isEmpty();
              assertThat(citizen.errors(server)).hasSize(6);
              server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);
              assertThat(other.resend().requestId())
                  .isEqualTo(MailedCode.take(server, citizen).requestId());
            });
  }

  /** H7: who is locked meanwhile is refused at the code too, and learns until when. */
  @Test
  void lockFallsOnAnOpenLoginToo_H7(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    EmailCodePage code = EmailEnrolment.signIn(server, browser, citizen);
    MailedCode mailed = MailedCode.take(server, citizen);
    Page guesser = browser.window();
    OidcLogin.start(server, guesser);
    var password = new MethodPage(guesser).choose(METHOD);
    for (int i = 1; i <= 5; i++) {
      int expected = i;
      password = password.logInWrongly(citizen.userName(), "Rossz" + i + "1Jelszo");
      Await.until(() -> citizen.failures(server), count -> count >= expected);
    }

    code = code.enterWrongly(mailed.code());

    assertThat(code.error()).containsPattern("[0-2][0-9]:[0-5][0-9]");
    assertThat(code.asksForCode()).isFalse();
    assertThat(code.page().locator("button[name=resend]").count()).isZero();
    assertThat(citizen.errors(server)).contains("user_temporarily_disabled");
    // Nor does it mail anything.
    server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);
    code.page().reload();
    assertThat(new EmailCodePage(code.page()).requestId()).isEmpty();
    assertThat(server.mail().waiting(citizen.email())).isZero();
  }

  /** H7, by wrong codes: each is counted, the fifth locks. */
  @Test
  void fiveWrongCodesLock_H7(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    EmailCodePage code = EmailEnrolment.signIn(server, browser, citizen);
    MailedCode mailed = MailedCode.take(server, citizen);
    for (int i = 1; i <= 5; i++) {
      int expected = i;
      code = code.enterWrongly(mailed.wrong());
      assertThat(Await.until(() -> citizen.failures(server), count -> count >= expected))
          .isEqualTo(expected);
    }

    code.page().reload();
    assertThat(new EmailCodePage(code.page()).asksForCode()).isFalse();
    server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);
    Page page = browser.window();
    OidcLogin.start(server, page);
    assertThat(
            new MethodPage(page)
                .choose(METHOD)
                .logInWrongly(citizen.userName(), citizen.password())
                .error())
        .contains("Ön nem jogosult");
    assertThat(server.mail().waiting(citizen.email())).isZero();
  }

  /** To the second: OneTimeCodesTest. Here: Keycloak's real store lets it live that long. */
  @Test
  void codeIsTakenShortlyBeforeItsEnd(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    Instant before = server.clock().now();
    citizen.signIn(page, METHOD);
    EmailCodePage code = new EmailCodePage(page);
    MailedCode mailed = MailedCode.take(server, citizen);

    server.clock().setTo(before.plus(LIFETIME).minusSeconds(30));
    code.enter(mailed.code());

    assertThat(login.tokens().claim("azonositasModja")).endsWith(":uk:email");
  }

  /** H18, H33: an expired code is refused, a reload offers a new one and sends none. */
  @Test
  void codeIsRefusedFromItsEndOn_H18(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    EmailCodePage code = EmailEnrolment.signIn(server, browser, citizen);
    Instant after = server.clock().now();
    MailedCode mailed = MailedCode.take(server, citizen);
    assertThat(mailed.mail().text().orElseThrow()).contains("A kód 10 percig használható");
    server.clock().setTo(after.plus(LIFETIME).plusSeconds(1));

    code = code.enterWrongly(mailed.code());

    assertThat(code.error()).contains(GONE);
    assertThat(code.asksForCode()).isFalse();
    assertThat(citizen.errors(server)).containsExactly("expired_code");
    for (int i = 0; i < 2; i++) {
      code.page().reload();
      code = new EmailCodePage(code.page());
      assertThat(code.requestId()).isEmpty();
      assertThat(code.text()).contains("Most nincs használható kódja.");
    }
    assertThat(server.mail().waiting(citizen.email())).isZero();
    // An old code is no guess.
    assertThat(citizen.failures(server)).isZero();

    code = code.resend();
    assertThat(code.requestId()).isEqualTo(MailedCode.take(server, citizen).requestId());
  }

  /** H45: nonsense is refused when it is saved, and what stood before stays. */
  @ParameterizedTest
  @CsvSource({
    "code-lifetime-seconds, 5",
    "code-lifetime-seconds, abc",
    "code-lifetime-seconds, 3601",
    "resend-after-seconds, 0",
    "mails-per-hour, 0",
    "mails-per-hour, sok",
    "wrong-tries, 0",
    "wrong-tries, -1",
    "wrong-tries, 2.5"
  })
  void senselessSettingIsRefused_H45(String key, String value, TestServer server) {
    AdminApi admin = server.admin();
    String path = FlowSetting.emailCodePath(admin);
    JsonNode before = admin.get(path);
    ObjectNode after = before.deepCopy();
    ((ObjectNode) after.get("config")).put(key, value);

    HttpResponse<String> response = admin.exchange("PUT", path, after);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains(key);
    assertThat(admin.get(path)).isEqualTo(before);
  }

  @Test
  void changedNumberOfTriesTakesEffect(TestServer server, Browser browser) {
    Citizen citizen = EmailEnrolment.enrolledCitizen(server, browser);
    FlowSetting.emailCode(server, "wrong-tries", "2")
        .during(
            () -> {
              EmailCodePage code = EmailEnrolment.signIn(server, browser, citizen);
              MailedCode mailed = MailedCode.take(server, citizen);

              code = code.enterWrongly(mailed.wrong());
              assertThat(code.text()).contains("Ennyiszer próbálhatja még: 1");
              code = code.enterWrongly(mailed.wrong());

              assertThat(code.error()).contains(GONE);
              assertThat(code.asksForCode()).isFalse();
            });
  }

  /** The enrolment's codes obey the same settings, though they stand at the login's execution. */
  @Test
  void changedLifetimeTakesEffectInTheEnrolmentToo(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    FlowSetting.emailCode(server, "code-lifetime-seconds", "120")
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin.start(server, page);
              EnrolEmailPage enrolment =
                  EmailEnrolment.begin(page, citizen).send(citizen.password());
              Instant after = server.clock().now();
              MailedCode mailed = MailedCode.take(server, citizen);
              assertThat(mailed.mail().text().orElseThrow()).contains("A kód 2 percig");
              server.clock().setTo(after.plusSeconds(121));

              assertThat(enrolment.enterWrongly(mailed.code()).error()).contains(GONE);
            });
  }

  private static String spaced(String code) {
    return code.substring(0, 3) + " " + code.substring(3);
  }

  /** The full minutes, as citizens read them, at or after the moments of that time. */
  private static String[] clocks(Instant from, Instant to) {
    Instant first = from.plusMillis(59_999).truncatedTo(ChronoUnit.MINUTES);
    Instant last = to.plusMillis(59_999).truncatedTo(ChronoUnit.MINUTES);
    return Stream.iterate(first, m -> !m.isAfter(last), m -> m.plus(1, ChronoUnit.MINUTES))
        .map(CLOCK::format)
        .toArray(String[]::new);
  }
}

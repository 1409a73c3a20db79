package hu.ugyfelkapu.keycloak.docker.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Await;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.PlainLogins;
import hu.ugyfelkapu.keycloak.docker.testing.PlainVisitor;
import hu.ugyfelkapu.keycloak.docker.testing.TelephoneCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolAppPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.PasswordPage;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whichever node answers, the citizen finds the same state, and so does the attacker. */
@ExtendWith({ClusterExtension.class, BrowserExtension.class})
class TwoNodesIT {
  private static final String SUBSTANTIAL = "http://eidas.europa.eu/LoA/substantial";

  private static TwoNodes nodes;
  private static TestServer server;

  @BeforeAll
  static void cluster(TwoNodes nodes, TestServer server) {
    TwoNodesIT.nodes = nodes;
    TwoNodesIT.server = server;
  }

  @AfterEach
  void resetClocks() {
    nodes.resetClocks();
  }

  /** H87: no step of the enrolment or of a login needs the node that served the step before. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void everyStepMayBeAnotherNodes_H87(int first, Browser browser) {
    Citizen citizen = Citizen.register(server);
    nodes.alternateFrom(first);
    Page page = browser.window();
    OidcLogin enrolment = OidcLogin.start(server, page);
    EnrolAppPage enrolling = Enrolment.begin(page, citizen);
    Totp app = enrolling.app();
    String secret = enrolling.secret();
    enrolling = enrolling.confirmWrongly(citizen.password(), app.wrong());
    assertThat(enrolling.secret()).isEqualTo(secret);
    enrolling.confirm(citizen.password(), app.fresh()).finish().goOn();
    assertThat(enrolment.tokens().claim("acr")).isEqualTo(SUBSTANTIAL);

    Page second = browser.window();
    OidcLogin login = OidcLogin.start(server, second);
    citizen.signInWithApp(second, app);
    OidcLogin.Tokens tokens = login.tokens();

    assertThat(tokens.claim("acr")).isEqualTo(SUBSTANTIAL);
    assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(200);
    assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(200);
    List<Integer> trail = nodes.trail();
    assertThat(trail).hasSizeGreaterThan(10);
    assertThat(IntStream.range(1, trail.size()))
        .allSatisfy(i -> assertThat(trail.get(i)).isNotEqualTo(trail.get(i - 1)));
  }

  /** H11, H16: a code that reaches both nodes at the same moment logs in once. */
  @Test
  void appCodeSentToBothNodesAtOnceIsAcceptedOnce_H11(Browser browser) {
    nodes.use(0);
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    List<PlainVisitor> logins = times(8, () -> logins().atAppCode(citizen));

    List<HttpResponse<String>> answers = sendToBoth(logins, "otp=" + app.fresh());

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 302).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() != 302)
        .allSatisfy(
            answer ->
                assertThat(PlainVisitor.pageId(answer.body()))
                    .isEqualTo(PlainLogins.APP_CODE_PAGE));
  }

  /** H5, H8: the failures that one node counted lock the citizen on the other one. */
  @Test
  void lockEarnedOnOneNodeHoldsOnTheOther_H8(Browser browser) {
    Citizen citizen = Citizen.register(server);
    nodes.use(0);
    PasswordPage page = passwordPage(browser);
    for (int i = 1; i <= 4; i++) {
      page = guess(page, citizen, i);
    }
    nodes.use(1);
    page = guess(page, citizen, 5);

    for (int node : List.of(1, 0)) {
      nodes.use(node);
      page = page.logInWrongly(citizen.userName(), citizen.password());
      PasswordPage fresh =
          passwordPage(browser).logInWrongly(citizen.userName(), citizen.password());
      assertThat(fresh.error()).contains("Ön nem jogosult");
    }
    assertThat(citizen.failures(server)).isEqualTo(5);
  }

  /** H8: of many guesses at both nodes at once, none is checked without being counted. */
  @Test
  void burstOverBothNodesIsCountedToTheLast_H8() {
    Citizen citizen = Citizen.register(server);
    nodes.use(0);
    int guesses = 20;
    List<PlainVisitor> logins = times(guesses, () -> logins().atPassword("ugyfelkapu"));

    sendToBoth(
        logins, "username=" + AdminApi.encode(citizen.userName()) + "&password=Rossz12Jelszo");

    List<String> errors = Await.until(() -> citizen.errors(server), all -> all.size() >= guesses);
    assertThat(errors)
        .hasSize(guesses)
        .containsOnly("invalid_user_credentials", "user_temporarily_disabled");
    int checked = Collections.frequency(errors, "invalid_user_credentials");
    // A node checks one guess at a time; the sixth is the one on the other node when the lock
    // falls.
    assertThat(checked).isBetween(1, 6);
    assertThat(Await.until(() -> citizen.failures(server), count -> count >= checked))
        .isEqualTo(checked);
  }

  /** H8, H89: both nodes ask for the same digits of a telephone password and lock it together. */
  @Test
  void failuresOfATelephoneIdAtBothNodesLockItOnce_H8_H89(Browser browser) {
    nodes.use(0);
    TelephoneCitizen citizen = TelephoneCitizen.withOwnPassword(server, browser);
    List<PlainVisitor> logins = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      nodes.use(i % 2);
      logins.add(PlainVisitor.atTelephoneDigits(server, citizen.telephoneId()));
    }
    assertThat(logins.stream().map(login -> login.digits(TelephoneCitizen.WRONG)).distinct())
        .hasSize(1);

    sendToBoth(logins, logins.get(0).digits(TelephoneCitizen.WRONG));

    assertThat(count(citizen.citizen(), "invalid_user_credentials")).isEqualTo(3);
    assertThat(count(citizen.citizen(), "not_allowed")).isEqualTo(5);
    assertThat(citizen.awaitedLocks(server)).isEqualTo(1);
    assertThat(citizen.citizen().failures(server)).isZero();
  }

  /** H87, H33: a code that one node has mailed is known to the other one, which sends no more. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void codeMailedByOneNodeIsTakenByTheOther_H87(int first) {
    Citizen citizen = Citizen.register(server);
    nodes.alternateFrom(first);
    logins().enrolWithEmail(citizen);
    nodes.advanceClocks(Citizens.PAUSE);

    nodes.use(first);
    PlainVisitor visitor = logins().atEmailCode(citizen);
    String code = logins().mailedCode(citizen);
    nodes.use(1 - first);
    visitor.reload();
    assertThat(PlainVisitor.pageId(visitor.body())).isEqualTo(PlainLogins.EMAIL_CODE_PAGE);
    assertThat(server.mail().waiting(citizen.email())).isZero();
    visitor.submit("emailCode=" + code, "");

    assertThat(visitor.service().getQuery()).contains("code=");
  }

  /** H1, H5, H8: the five tries of a code are five, however many guess at once and where. */
  @Test
  void guessesOfAMailedCodeAtBothNodesShareOneBudget_H8() {
    Citizen citizen = enrolledWithEmail();
    withoutLock(
        () -> {
          List<PlainVisitor> logins = times(20, () -> logins().atEmailCode(citizen));
          String code = logins().mailedCode(citizen);

          List<HttpResponse<String>> answers = sendToBoth(logins, "emailCode=" + otherThan(code));

          assertThat(answers)
              .allSatisfy(
                  answer ->
                      assertThat(PlainVisitor.pageId(answer.body()))
                          .isEqualTo(PlainLogins.EMAIL_CODE_PAGE));
          assertThat(count(citizen, "invalid_user_credentials")).isEqualTo(5);
          assertThat(count(citizen, "expired_code")).isEqualTo(15);
          for (int node : List.of(0, 1)) {
            nodes.use(node);
            logins().atEmailCode(citizen).submit("emailCode=" + code, PlainLogins.EMAIL_CODE_PAGE);
          }
        });
  }

  /** H14, H16: the right code at both nodes at once logs in once. */
  @Test
  void mailedCodeSentToBothNodesAtOnceIsAcceptedOnce_H16() {
    Citizen citizen = enrolledWithEmail();
    withoutLock(
        () -> {
          List<PlainVisitor> logins = times(4, () -> logins().atEmailCode(citizen));

          List<HttpResponse<String>> answers =
              sendToBoth(logins, "emailCode=" + logins().mailedCode(citizen));

          assertThat(answers).filteredOn(answer -> answer.statusCode() == 302).hasSize(1);
        });
  }

  /** H32: who asks both nodes for another code at the same moment gets one mail. */
  @Test
  void anotherCodeAskedOfBothNodesAtOnceIsMailedOnce_H32() {
    Citizen citizen = enrolledWithEmail();
    List<PlainVisitor> logins = times(2, () -> logins().atEmailCode(citizen));
    String first = logins().mailedCode(citizen);
    nodes.advanceClocks(Citizens.PAUSE);

    sendToBoth(logins, "resend=");

    String second = logins().mailedCode(citizen);
    assertThat(server.mail().waiting(citizen.email())).isZero();
    nodes.use(1);
    PlainVisitor visitor = logins().atEmailCode(citizen);
    if (!first.equals(second)) {
      visitor.submit("emailCode=" + first, PlainLogins.EMAIL_CODE_PAGE);
    }
    visitor.submit("emailCode=" + second, "");
  }

  private static PasswordPage guess(PasswordPage page, Citizen citizen, int number) {
    PasswordPage next = page.logInWrongly(citizen.userName(), "Rossz" + number + "1Jelszo");
    assertThat(Await.until(() -> citizen.failures(server), count -> count >= number))
        .isEqualTo(number);
    return next;
  }

  private static PasswordPage passwordPage(Browser browser) {
    Page page = browser.window();
    OidcLogin.start(server, page);
    return new MethodPage(page).choose("ugyfelkapu");
  }

  /** A citizen who may be sent another code. */
  private static Citizen enrolledWithEmail() {
    nodes.use(0);
    Citizen citizen = Citizen.register(server);
    logins().enrolWithEmail(citizen);
    nodes.advanceClocks(Citizens.PAUSE);
    return citizen;
  }

  private static String otherThan(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }

  private static PlainLogins logins() {
    return new PlainLogins(server);
  }

  private static List<PlainVisitor> times(int count, Supplier<PlainVisitor> login) {
    return Stream.generate(login).limit(count).toList();
  }

  /** How often this error was left by the citizen's failed logins. */
  private static int count(Citizen citizen, String error) {
    return Collections.frequency(citizen.errors(server), error);
  }

  /** Runs that part of a test without Keycloak's own lock, which would hide the pack's limits. */
  private static void withoutLock(Runnable part) {
    setLock(false);
    try {
      part.run();
    } finally {
      setLock(true);
    }
  }

  private static void setLock(boolean on) {
    String path = "/realms/" + TestServer.REALM;
    nodes.use(0);
    server.admin().put(path, Map.of("bruteForceProtected", on));
    nodes.use(1);
    assertThat(
            Await.until(
                () -> server.admin().get(path).get("bruteForceProtected").asBoolean(),
                read -> read == on))
        .isEqualTo(on);
  }

  /** Sends all forms at once, to the nodes in turn, and waits for all answers. */
  private static List<HttpResponse<String>> sendToBoth(List<PlainVisitor> logins, String form) {
    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, logins.size())
            .mapToObj(i -> logins.get(i).submitTo(nodes.node(i % 2), form))
            .toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }
}

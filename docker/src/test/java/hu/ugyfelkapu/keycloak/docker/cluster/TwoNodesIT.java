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
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.AppCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolAppPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.PasswordPage;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whichever node answers, the citizen finds the same state, and so does the attacker. */
@ExtendWith(BrowserExtension.class)
class TwoNodesIT {
  private static final String SUBSTANTIAL = "http://eidas.europa.eu/LoA/substantial";
  private static final String PASSWORD_PAGE = "login-login";
  private static final String APP_CODE_PAGE = "login-plus-app-code";

  private static final TwoNodes NODES = new TwoNodes();
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(NODES);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  /** H87: no step of the enrolment or of a login needs the node that served the step before. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void everyStepMayBeAnotherNodes_H87(int first, Browser browser) {
    Citizen citizen = Citizen.register(server);
    NODES.alternateFrom(first);
    Page page = browser.window();
    OidcLogin enrolment = OidcLogin.start(server, page);
    EnrolAppPage enrolling = Enrolment.begin(page, citizen);
    Totp app = enrolling.app();
    enrolling = enrolling.confirmWrongly(citizen.password(), app.wrong());
    assertThat(enrolling.app().secret()).isEqualTo(app.secret());
    enrolling.confirm(citizen.password(), app.previous()).finish().goOn();
    assertThat(enrolment.tokens().claim("acr")).isEqualTo(SUBSTANTIAL);

    Page second = browser.window();
    OidcLogin login = OidcLogin.start(server, second);
    citizen.signInWithApp(second, app);
    OidcLogin.Tokens tokens = login.tokens();

    assertThat(tokens.claim("acr")).isEqualTo(SUBSTANTIAL);
    assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(200);
    assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(200);
    List<Integer> trail = NODES.trail();
    assertThat(trail).hasSizeGreaterThan(10);
    assertThat(IntStream.range(1, trail.size()))
        .allSatisfy(i -> assertThat(trail.get(i)).isNotEqualTo(trail.get(i - 1)));
  }

  /** H11, H16: a code that reaches both nodes at the same moment logs in once. */
  @Test
  void appCodeSentToBothNodesAtOnceIsAcceptedOnce_H11(Browser browser) {
    NODES.use(0);
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    List<PlainVisitor> logins =
        IntStream.range(0, 8)
            .mapToObj(
                i -> atPassword("ugyfelkapu-plus-app").submit(credentials(citizen), APP_CODE_PAGE))
            .toList();

    List<HttpResponse<String>> answers = sendToBoth(logins, "otp=" + app.now());

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 302).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() != 302)
        .allSatisfy(
            answer -> assertThat(PlainVisitor.pageId(answer.body())).isEqualTo(APP_CODE_PAGE));
  }

  /** H5, H8: the failures that one node counted lock the citizen on the other one. */
  @Test
  void lockEarnedOnOneNodeHoldsOnTheOther_H8(Browser browser) {
    Citizen citizen = Citizen.register(server);
    NODES.use(0);
    PasswordPage page = passwordPage(browser);
    for (int i = 1; i <= 4; i++) {
      page = guess(page, citizen, i);
    }
    NODES.use(1);
    page = guess(page, citizen, 5);

    for (int node : List.of(1, 0)) {
      NODES.use(node);
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
    NODES.use(0);
    int guesses = 20;
    List<PlainVisitor> logins =
        IntStream.range(0, guesses).mapToObj(i -> atPassword("ugyfelkapu")).toList();

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

  /** H87: what one node began, the other one ends, even if the first is gone for good. */
  @ParameterizedTest
  @EnumSource
  void loginGoesOnWhenTheNodeThatBeganItIsGone_H87(TwoNodes.End end, Browser browser) {
    NODES.use(0);
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu-plus-app");
    AppCodePage code = new AppCodePage(page);

    NODES.end(0, end);
    try {
      NODES.use(1);
      code.enter(app.now());

      assertThat(login.tokens().claim("acr")).isEqualTo(SUBSTANTIAL);
    } finally {
      NODES.startAgain(0);
    }
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

  private static PlainVisitor atPassword(String method) {
    return PlainVisitor.atLogin(server).submit("method=" + method, PASSWORD_PAGE);
  }

  private static String credentials(Citizen citizen) {
    return "username="
        + AdminApi.encode(citizen.userName())
        + "&password="
        + AdminApi.encode(citizen.password());
  }

  /** Sends all forms at once, to the nodes in turn, and waits for all answers. */
  private static List<HttpResponse<String>> sendToBoth(List<PlainVisitor> logins, String form) {
    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, logins.size())
            .mapToObj(i -> logins.get(i).submitTo(NODES.node(i % 2), form))
            .toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }
}

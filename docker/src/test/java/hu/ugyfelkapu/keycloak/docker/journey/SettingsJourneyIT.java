package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.EmailEnrolment;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.FlowSetting;
import hu.ugyfelkapu.keycloak.docker.testing.FormPost;
import hu.ugyfelkapu.keycloak.docker.testing.MailedCode;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.AppCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.ConfirmPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.DeletionCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.DonePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EmailCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolAppPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolEmailPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.OfferPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.PasswordPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.RemovedPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.SettingsPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.SignedOutPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.StrongerPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * „Ügyfélkapu+ igénylése” and „Ügyfélkapu+ beállítások”, by {@code kc_action} (mission.md §3 and
 * §4).
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class SettingsJourneyIT {

  private static final String ACTION = "ugyfelkapu-plus-settings";

  @AfterEach
  void resetClock(TestServer server) {
    server.clock().reset();
  }

  /** The old device works until „Befejezés”, the new one from that moment; there is never both. */
  @Test
  void otherDeviceReplacesTheOldOneAtTheEnd(TestServer server, Browser browser)
      throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Totp old = Enrolment.enrol(server, browser, citizen);
    Page other = browser.window();
    OidcLogin elsewhere = OidcLogin.start(server, other);
    citizen.signIn(other, "ugyfelkapu-plus-app");
    new AppCodePage(other).enter(old.fresh());
    OidcLogin.Tokens otherTokens = elsewhere.tokens();
    Page page = browser.window();
    OidcLogin login = settings(server, page);
    citizen.signIn(page, "ugyfelkapu-plus-app");
    new AppCodePage(page).enter(old.fresh());
    server.mail().forget(citizen.email());

    new SettingsPage(page).begin("other-device");
    EnrolAppPage enrolment = new EnrolAppPage(page);
    Totp fresh = enrolment.app();
    Instant moment = Instant.now();
    assertThat(fresh.at(moment)).isNotEqualTo(old.at(moment));
    assertThat(enrolment.confirmWrongly(citizen.password(), fresh.wrong()).secret())
        .isEqualTo(enrolment.secret());
    DeletionCodePage deletionCode = enrolment.confirm(citizen.password(), fresh.fresh());
    // Nothing has changed yet: the other session still stands.
    assertThat(OidcLogin.refresh(server, otherTokens).statusCode()).isEqualTo(200);
    assertThat(deletionCode.finishWithoutTick().error()).isNotEmpty();
    deletionCode.finish();

    assertThat(new DonePage(page).text()).isNotEmpty();
    assertThat(citizen.credentialTypes(server))
        .containsOnlyOnce("otp")
        .containsOnlyOnce("ugyfelkapu-deletion-code");
    assertThat(OidcLogin.refresh(server, otherTokens).statusCode()).isEqualTo(400);
    assertThat(server.mail().take(citizen.email(), Duration.ofMinutes(1)).text().orElseThrow())
        .contains("Nem Ön volt?");
    new DonePage(page).goOn();
    assertThat(login.parameter("kc_action_status")).isEqualTo("success");
    OidcLogin.Tokens tokens = login.tokens();
    assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(200);
    assertThat(changes(citizen, server)).contains("app-switched");

    Page again = browser.window();
    OidcLogin.start(server, again);
    citizen.signIn(again, "ugyfelkapu-plus-app");
    new AppCodePage(again).enterWrongly(old.wrong());
    new AppCodePage(again).enter(fresh.fresh());
  }

  @Test
  void leavingOtherDeviceHalfWayKeepsTheOldOne(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp old = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin login = signedInSettings(server, page, citizen, old);
    new SettingsPage(page).begin("other-device");
    EnrolAppPage enrolment = new EnrolAppPage(page);
    Totp fresh = enrolment.app();
    enrolment.confirm(citizen.password(), fresh.fresh());

    page.locator("button[name=cancel-aia]").click();

    assertThat(login.parameter("kc_action_status")).isEqualTo("cancelled");
    Page again = browser.window();
    OidcLogin next = OidcLogin.start(server, again);
    citizen.signIn(again, "ugyfelkapu-plus-app");
    new AppCodePage(again).enterWrongly(fresh.fresh());
    new AppCodePage(again).enter(old.fresh());
    assertThat(next.tokens().claim("acr")).isNotEmpty();
  }

  /** The link may name the task; the old deletion code holds until the new one is acknowledged. */
  @Test
  void newDeletionCodeReplacesTheOldOne(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page first = browser.window();
    OidcLogin.start(server, first);
    EnrolAppPage enrolment = Enrolment.begin(first, citizen);
    Totp app = enrolment.app();
    DeletionCodePage shown = enrolment.confirm(citizen.password(), app.fresh());
    String old = shown.code();
    shown.finish().goOn();
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page, Map.of("kc_action", ACTION + ":deletion-code"));
    citizen.signInWithApp(page, app);

    DeletionCodePage fresh = new DeletionCodePage(page);
    String code = fresh.code();
    assertThat(code).isNotEqualTo(old);
    page.reload();
    assertThat(new DeletionCodePage(page).code()).isEqualTo(code);
    fresh.finish().goOn();

    assertThat(login.parameter("kc_action_status")).isEqualTo("success");
    assertThat(citizen.credentialTypes(server)).containsOnlyOnce("ugyfelkapu-deletion-code");
    Page lost = browser.window();
    OidcLogin.start(server, lost);
    citizen.signIn(lost, "ugyfelkapu-plus-app");
    new AppCodePage(lost).lostDevice().enterWrongly(old).enter(code);
    assertThat(new RemovedPage(lost).heading()).isNotEmpty();
    assertThat(changes(citizen, server)).contains("deletion-code-renewed");
  }

  @Test
  void emailVariantIsAddedAndDropped(TestServer server, Browser browser)
      throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin login = signedInSettings(server, page, citizen, app);
    server.mail().forget(citizen.email());
    assertThat(new SettingsPage(page).tasks())
        .containsExactly("other-device", "deletion-code", "email-on", "remove", "remove-by-code");

    new SettingsPage(page).begin("email-on");
    EnrolEmailPage email = new EnrolEmailPage(page).send(citizen.password());
    email.confirm(MailedCode.take(server, citizen).code()).goOn();
    assertThat(login.parameter("kc_action_status")).isEqualTo("success");
    assertThat(OidcLogin.refresh(server, login.tokens()).statusCode()).isEqualTo(200);
    assertThat(citizen.credentialTypes(server)).contains("otp", "ugyfelkapu-plus-email");

    settings(server, page);
    assertThat(new SettingsPage(page).tasks()).contains("email-off").doesNotContain("email-on");
    new SettingsPage(page).begin("email-off");
    new ConfirmPage(page).backToSettings().begin("email-off");
    new ConfirmPage(page).confirm();
    new DonePage(page).goOn();
    assertThat(citizen.credentialTypes(server))
        .contains("otp")
        .doesNotContain("ugyfelkapu-plus-email");
    assertThat(changes(citizen, server)).contains("email-enabled");
  }

  /**
   * H40: everything goes, nobody stays signed in, and after the closing date only enrolment is
   * left.
   */
  @Test
  void removalSignsOutEverywhereAndLeavesOnlyEnrolment_H40(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    signedInSettings(server, page, citizen, app);

    new SettingsPage(page).begin("remove");
    new ConfirmPage(page).confirm();

    assertThat(new SignedOutPage(page).text()).isNotEmpty();
    assertThat(citizen.credentialTypes(server))
        .doesNotContain("otp", "ugyfelkapu-deletion-code", "ugyfelkapu-plus-email");
    OidcLogin.start(server, page);
    assertThat(new MethodPage(page).methods()).isNotEmpty();
    citizen.signIn(page, "ugyfelkapu");
    assertThat(new OfferPage(page).choices()).containsExactly("app", "email");
  }

  /**
   * Before the closing date someone without a factor enrols here, and the session rises with it.
   */
  @Test
  void firstEnrolmentInTheSettingsRaisesTheSession(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    FlowSetting.closingDate(server, "never")
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin low = OidcLogin.start(server, page);
              citizen.signIn(page, "ugyfelkapu");
              new OfferPage(page).chooseLater();
              assertThat(low.tokens().claim("acr")).isEqualTo("http://eidas.europa.eu/LoA/low");
              OidcLogin login = settings(server, page);
              assertThat(new SettingsPage(page).tasks()).containsExactly("app", "email-on");
              new SettingsPage(page).begin("app");
              EnrolAppPage enrolment = new EnrolAppPage(page);
              enrolment.confirm(citizen.password(), enrolment.app().fresh()).finish().goOn();

              OidcLogin.Tokens tokens = login.tokens();
              assertThat(tokens.claim("acr")).isEqualTo("http://eidas.europa.eu/LoA/substantial");
              assertThat(tokens.claim("azonositasModja"))
                  .isEqualTo("urn:eksz.gov.hu:1.0:azonositas:kau:2:uk:totp");
              assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(200);
            });
  }

  /**
   * H27, H40: whoever has only the mailbox and the password cannot change or remove the app,
   * neither by the pages nor by posting to them.
   */
  @ParameterizedTest
  @ValueSource(strings = {"other-device", "deletion-code", "email-off", "remove"})
  void mailboxAndPasswordAloneCannotTouchTheApp_H40(String task, TestServer server, Browser browser)
      throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Totp app = withBoth(server, browser, citizen);
    Page page = browser.window();
    OidcLogin.start(server, page, Map.of("kc_action", ACTION + ":" + task));
    signInByEmail(server, page, citizen);

    new StrongerPage(page);
    APIResponse posted = FormPost.send(page, "task=" + task);
    assertThat(posted.text()).contains("data-page-id=\"login-action-stronger\"");
    page.reload();
    assertThat(FormPost.send(page, "task=" + task + "&confirm=true").text())
        .contains("data-page-id=\"login-action-stronger\"");
    assertThat(citizen.credentialTypes(server))
        .contains("otp", "ugyfelkapu-plus-email", "ugyfelkapu-deletion-code");

    page.reload();
    new StrongerPage(page).identify();
    // The way back leads straight to the app's method.
    new PasswordPage(page).logIn(citizen.userName(), citizen.password());
    new AppCodePage(page).enter(app.fresh());
    page.locator("button[name=cancel-aia]").waitFor();
    assertThat(page.locator("body").getAttribute("data-page-id"))
        .isNotEqualTo("login-action-stronger");
  }

  /** A session of the mailbox may still use the deletion code, and then set up an app at once. */
  @Test
  void deletionCodeWorksFromTheSettingsWithoutTheApp(TestServer server, Browser browser)
      throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Page first = browser.window();
    OidcLogin.start(server, first);
    EnrolAppPage enrolment = Enrolment.begin(first, citizen);
    Totp app = enrolment.app();
    DeletionCodePage shown = enrolment.confirm(citizen.password(), app.fresh());
    String code = shown.code();
    shown.finish().goOn();
    addEmail(server, browser, citizen, app);
    Page page = browser.window();
    OidcLogin login = settings(server, page);
    signInByEmail(server, page, citizen);

    new StrongerPage(page).useDeletionCode().enter(code);
    new RemovedPage(page).goOn();
    EnrolAppPage anew = new EnrolAppPage(page);
    anew.confirm(citizen.password(), anew.app().fresh()).finish().goOn();

    assertThat(login.parameter("kc_action_status")).isEqualTo("success");
    assertThat(citizen.credentialTypes(server))
        .containsOnlyOnce("otp")
        .contains("ugyfelkapu-plus-email");
  }

  /**
   * A session that is too old for a change is asked to identify anew, at once by the right method.
   */
  @Test
  void oldSessionIsAskedToIdentifyAnew_H27(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin.start(server, page);
    citizen.signInWithApp(page, app);
    try {
      settings(server, page);
      assertThat(new SettingsPage(page).tasks()).isNotEmpty();

      server.clock().advance(Duration.ofMinutes(6));
      settings(server, page);

      assertThat(new PasswordPage(page).heading()).isNotEmpty();
    } finally {
      server.clock().reset();
    }
  }

  /** H24: the app was switched in another tab; the stale one changes nothing any more. */
  @Test
  void staleTabOfTheSettingsChangesNothing_H24(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page stale = browser.window();
    signedInSettings(server, stale, citizen, app);
    new SettingsPage(stale).begin("remove");
    new ConfirmPage(stale);
    Page page = browser.window();
    OidcLogin.start(server, page, Map.of("kc_action", ACTION + ":other-device"));
    citizen.signIn(page, "ugyfelkapu-plus-app");
    new AppCodePage(page).enter(app.fresh());
    EnrolAppPage enrolment = new EnrolAppPage(page);
    enrolment.confirm(citizen.password(), enrolment.app().fresh()).finish();

    new ConfirmPage(stale).confirm();

    assertThat(new StrongerPage(stale).heading()).isNotEmpty();
    assertThat(citizen.credentialTypes(server)).contains("otp");
  }

  /** An action that only citizens start does not stand in the way when an administrator sets it. */
  @Test
  void actionSetByAnAdministratorDoesNotStopTheLogin_H29(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    String user = "/realms/" + TestServer.REALM + "/users/" + citizen.id(server);
    server.admin().put(user, "{\"requiredActions\":[\"" + ACTION + "\"]}");
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);

    citizen.signInWithApp(page, app);

    assertThat(login.tokens().claim("acr")).isNotEmpty();
  }

  private static OidcLogin settings(TestServer server, Page page) {
    return OidcLogin.start(server, page, Map.of("kc_action", ACTION));
  }

  private static OidcLogin signedInSettings(
      TestServer server, Page page, Citizen citizen, Totp app) {
    OidcLogin login = settings(server, page);
    citizen.signInWithApp(page, app);
    return login;
  }

  /** A citizen with both factors; the app's next code is good for a login. */
  private static Totp withBoth(TestServer server, Browser browser, Citizen citizen)
      throws InterruptedException {
    Totp app = EmailEnrolment.enrolAfterApp(server, browser, citizen);
    server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);
    return app;
  }

  private static void addEmail(TestServer server, Browser browser, Citizen citizen, Totp app) {
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page, Map.of("kc_action", ACTION + ":email-on"));
    citizen.signInWithApp(page, app);
    server.mail().forget(citizen.email());
    EnrolEmailPage email = new EnrolEmailPage(page).send(citizen.password());
    email.confirm(MailedCode.take(server, citizen).code()).goOn();
    login.tokens();
    MailedCode.takeMail(server, citizen);
    server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);
  }

  private static void signInByEmail(TestServer server, Page page, Citizen citizen) {
    citizen.signIn(page, "ugyfelkapu-plus-email");
    EmailCodePage code = new EmailCodePage(page);
    code.enter(MailedCode.take(server, citizen).code());
  }

  private static List<String> changes(Citizen citizen, TestServer server) {
    return citizen.events(server, "UPDATE_CREDENTIAL").stream()
        .map(event -> event.at("/details/ugyfelkapu_change").asText())
        .toList();
  }
}

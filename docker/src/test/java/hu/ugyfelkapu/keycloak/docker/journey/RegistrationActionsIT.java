package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.mail.ReceivedMail;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Await;
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
import hu.ugyfelkapu.keycloak.docker.testing.WritableRegistry;
import hu.ugyfelkapu.keycloak.docker.testing.page.AppCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.ChangeEmailPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.ChangePasswordPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.DonePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EmailCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EndRegistrationPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.OfferPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.PasswordPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.ReadOnlyPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.SignedOutPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.StrongerPage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The citizen's own changes of the registration, by {@code kc_action} (mission.md §8). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class RegistrationActionsIT {
  private static final String PASSWORD = "ugyfelkapu-password";
  private static final String EMAIL = "ugyfelkapu-email";
  private static final String END = "ugyfelkapu-end-registration";
  private static final String FRESH = "Friss2025Jelszo";
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private WritableRegistry registry;

  @BeforeEach
  void makeWritable(TestServer server) {
    registry = WritableRegistry.open(server);
  }

  @AfterEach
  void giveBack(TestServer server) {
    server.clock().reset();
    registry.close();
  }

  /** H69: from then on the new password counts, and only that. */
  @Test
  void newPasswordHoldsAndEndsTheOtherSessions_H69(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page other = browser.window();
    OidcLogin elsewhere = OidcLogin.start(server, other);
    citizen.signInWithApp(other, app);
    OidcLogin.Tokens otherTokens = elsewhere.tokens();
    Page page = browser.window();
    OidcLogin login = start(server, page, PASSWORD);
    citizen.signIn(page, "ugyfelkapu-plus-app");
    new AppCodePage(page).enter(app.fresh());
    server.mail().forget(citizen.email());

    ChangePasswordPage change = new ChangePasswordPage(page);
    assertThat(change.heading()).isEqualTo("Jelszóváltoztatás");
    assertThat(change.username()).isEqualTo(citizen.userName());
    change.change(citizen.password(), FRESH, FRESH);
    DonePage done = new DonePage(page);
    page.reload();
    done = new DonePage(page);
    assertThat(done.heading()).isEqualTo("A jelszóváltoztatás sikerült");
    done.goOn();

    assertThat(login.parameter("kc_action_status")).isEqualTo("success");
    assertThat(OidcLogin.refresh(server, login.tokens()).statusCode()).isEqualTo(200);
    assertThat(OidcLogin.refresh(server, otherTokens).statusCode()).isEqualTo(400);
    assertThat(changes(citizen, server, "UPDATE_CREDENTIAL")).contains("password-changed");
    assertThat(MailedCode.takeMail(server, citizen).subject())
        .isEqualTo("Megváltozott az Ügyfélkapu-jelszava");
    Page again = browser.window();
    OidcLogin.start(server, again);
    new MethodPage(again)
        .choose("ugyfelkapu-plus-app")
        .logInWrongly(citizen.userName(), citizen.password())
        .logIn(citizen.userName(), FRESH);
    assertThat(new AppCodePage(again).heading()).isNotEmpty();
  }

  /** A password alone is enough where it is all that the person has, and the registry counts on. */
  @Test
  void passwordCanBeChangedWithoutASecondFactor(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    citizen.change(server, "valid_until", java.time.OffsetDateTime.now().plusDays(2));
    FlowSetting.closingDate(server, "never")
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin login = start(server, page, PASSWORD);
              citizen.signIn(page, "ugyfelkapu");
              new OfferPage(page).chooseLater();

              new ChangePasswordPage(page).change(citizen.password(), FRESH, FRESH);
              new DonePage(page).goOn();

              assertThat(login.parameter("kc_action_status")).isEqualTo("success");
            });
    // A changed password restarts the validity (mission.md §8).
    assertThat(column(server, citizen, "(valid_until > now() + interval '1000 days')::text"))
        .isEqualTo("true");
  }

  /** H39: nothing that was typed comes back in the page. */
  @Test
  void mistakesAreToldAndWrongPasswordsCounted_H39(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    FlowSetting.closingDate(server, "never")
        .during(
            () -> {
              Page page = browser.window();
              start(server, page, PASSWORD);
              citizen.signIn(page, "ugyfelkapu");
              new OfferPage(page).chooseLater();
              ChangePasswordPage change = new ChangePasswordPage(page);
              // Those of mission.md §2, in words, since the exported policy is theirs.
              assertThat(change.rules())
                  .containsExactly(
                      "Legyen legalább 8 karakter hosszú.",
                      "Legyen benne legalább 2 számjegy.",
                      "Legyen benne legalább 1 kisbetű.",
                      "Legyen benne legalább 1 nagybetű.",
                      "Ne legyen azonos a felhasználónevével.",
                      "Ne legyen benne ékezetes betű és @ jel.");

              change = change.changeWrongly("", "", "");
              assertThat(change.error())
                  .contains("Adja meg a jelszavát.")
                  .contains("Adja meg az új jelszót.");
              change = change.changeWrongly("Rossz12Jelszo", FRESH, FRESH + "x");
              assertThat(change.error()).contains("A két új jelszó nem egyezik.");
              assertThat(citizen.failures(server)).isZero();
              change = change.changeWrongly("Rossz12Jelszo", FRESH, FRESH);
              assertThat(change.error()).contains("A megadott jelszó helytelen.");
              assertThat(page.content()).doesNotContain("Rossz12Jelszo").doesNotContain(FRESH);
              assertThat(Await.until(() -> citizen.failures(server), count -> count >= 1))
                  .isEqualTo(1);
              // A weak new password is no way around the counting.
              change = change.changeWrongly("Rossz12Jelszo", "x", "x");
              assertThat(change.error()).contains("A megadott jelszó helytelen.");
              assertThat(Await.until(() -> citizen.failures(server), count -> count >= 2))
                  .isEqualTo(2);
              change =
                  change.changeWrongly(citizen.password(), citizen.password(), citizen.password());
              assertThat(change.error()).contains("Az új jelszó legyen más, mint a jelenlegi.");
              change = change.changeWrongly(citizen.password(), "Friss25Jelszó", "Friss25Jelszó");
              assertThat(change.error()).contains("Ne legyen benne ékezetes betű és @ jel.");
              change = change.changeWrongly(citizen.password(), "Friss2Jelszo", "Friss2Jelszo");
              assertThat(change.error()).contains("Legyen benne legalább 2 számjegy.");

              change.change(citizen.password(), FRESH, FRESH);
              assertThat(new DonePage(page).heading()).isNotEmpty();
            });
  }

  /** H27, H7: guessing the password in the action locks like any other guessing. */
  @Test
  void fiveWrongPasswordsLockTheActionToo_H7(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    FlowSetting.closingDate(server, "never")
        .during(
            () -> {
              Page page = browser.window();
              start(server, page, END);
              citizen.signIn(page, "ugyfelkapu");
              new OfferPage(page).chooseLater();
              EndRegistrationPage end = new EndRegistrationPage(page);

              for (int i = 1; i <= 5; i++) {
                int expected = i;
                end = end.endWrongly("Rossz12Jelszo");
                assertThat(Await.until(() -> citizen.failures(server), count -> count >= expected))
                    .isEqualTo(expected);
              }
              end = end.endWrongly(citizen.password());

              assertThat(end.error()).containsPattern("[0-2][0-9]:[0-5][0-9]");
              assertThat(column(server, citizen, "state")).isEqualTo("valid");
            });
  }

  /** H27: the new address is proven by a code, and the old one is told. */
  @Test
  void addressChangesByACodeAndTheOldOneIsTold_H27(TestServer server, Browser browser)
      throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Citizen moved = movedTo(citizen, "uj" + citizen.rowId() + "@pelda.test");
    Page page = browser.window();
    OidcLogin login = start(server, page, EMAIL);
    citizen.signInWithApp(page, app);
    MailedCode.takeMail(server, citizen);

    ChangeEmailPage change = new ChangeEmailPage(page);
    assertThat(change.heading()).isEqualTo("E-mail-cím módosítása");
    assertThat(change.text()).doesNotContain(citizen.email());
    change = change.send("", "nem cím");
    assertThat(change.error())
        .contains("Adja meg a jelszavát.")
        .contains("Ellenőrizze az e-mail-címet.");
    assertThat(change.typedAddress()).isEqualTo("nem cím");
    change = change.send(citizen.password(), citizen.email().toUpperCase(java.util.Locale.ROOT));
    assertThat(change.error()).contains("Ez a jelenlegi e-mail-címe.");
    change = change.send("Rossz12Jelszo", moved.email());
    assertThat(change.error()).contains("A megadott jelszó helytelen.");
    assertThat(Await.until(() -> citizen.failures(server), count -> count >= 1)).isEqualTo(1);
    assertThat(server.mail().waiting(moved.email())).isZero();

    change = change.send(citizen.password(), "  " + moved.email() + " ");
    assertThat(change.asksForCode()).isTrue();
    assertThat(change.text()).contains(moved.email());
    MailedCode code = MailedCode.take(server, moved);
    page.reload();
    change = new ChangeEmailPage(page).confirmWrongly(code.wrong());
    assertThat(change.error()).contains("A megadott hitelesítő kód helytelen!");
    assertThat(column(server, citizen, "email")).isEqualTo(citizen.email());
    change.confirm(code.code());
    new DonePage(page).goOn();

    assertThat(login.parameter("kc_action_status")).isEqualTo("success");
    assertThat(column(server, citizen, "email || ' ' || email_verified"))
        .isEqualTo(moved.email() + " true");
    ReceivedMail notice = server.mail().take(citizen.email(), LIMIT);
    assertThat(notice.to()).containsExactly(citizen.email());
    assertThat(notice.text().orElseThrow()).doesNotContain(code.code(), moved.email());
    assertThat(server.mail().waiting(moved.email())).isZero();
    assertThat(server.mail().waiting(citizen.email())).isZero();
    assertThat(changes(citizen, server, "UPDATE_EMAIL")).containsExactly("email-changed");
  }

  /** A code is good for the address that it was sent to, and for no other. */
  @Test
  void anotherAddressMakesTheFirstCodeVoid(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Citizen first = movedTo(citizen, "elso" + citizen.rowId() + "@pelda.test");
    Citizen second = movedTo(citizen, "masodik" + citizen.rowId() + "@pelda.test");
    Page page = browser.window();
    start(server, page, EMAIL);
    citizen.signInWithApp(page, app);
    new ChangeEmailPage(page).send(citizen.password(), first.email());
    MailedCode old = MailedCode.take(server, first);

    ChangeEmailPage change = new ChangeEmailPage(page).otherAddress();
    assertThat(change.typedAddress()).isEqualTo(first.email());
    change = change.send(citizen.password(), second.email());
    // Too soon for a second mail, whatever its address is (mission.md §4).
    assertThat(change.asksForCode()).isFalse();
    assertThat(server.mail().waiting(second.email())).isZero();
    server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);
    change = change.resend();
    MailedCode fresh = MailedCode.take(server, second);
    change = change.confirmWrongly(old.code().equals(fresh.code()) ? fresh.wrong() : old.code());
    assertThat(change.error()).contains("A megadott hitelesítő kód helytelen!");
    change.confirm(fresh.code());

    assertThat(new DonePage(page).heading()).isNotEmpty();
    assertThat(column(server, citizen, "email")).isEqualTo(second.email());
  }

  @Test
  void codeThatCannotBeMailedChangesNothing(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    String nobody = "senki" + citizen.rowId() + "@pelda.test";
    Page page = browser.window();
    start(server, page, EMAIL);
    citizen.signInWithApp(page, app);
    server.mail().refuseRecipient(nobody, true);
    try {
      ChangeEmailPage change = new ChangeEmailPage(page).send(citizen.password(), nobody);

      assertThat(change.asksForCode()).isFalse();
      assertThat(change.error()).isNotEmpty();
      assertThat(change.otherAddress().typedAddress()).isEqualTo(nobody);
      assertThat(column(server, citizen, "email")).isEqualTo(citizen.email());
    } finally {
      server.mail().refuseRecipient(nobody, false);
    }
  }

  /** H67: nothing of the registration is left in Keycloak; the person's other one is untouched. */
  @Test
  void endedRegistrationSignsInNoMoreButAnotherOneDoes_H67(TestServer server, Browser browser)
      throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Citizen second = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Totp secondApp = Enrolment.enrol(server, browser, second);
    String id = citizen.id(server);
    Page other = browser.window();
    OidcLogin elsewhere = OidcLogin.start(server, other);
    citizen.signInWithApp(other, app);
    OidcLogin.Tokens otherTokens = elsewhere.tokens();
    Page page = browser.window();
    start(server, page, END);
    citizen.signIn(page, "ugyfelkapu-plus-app");
    new AppCodePage(page).enter(app.fresh());
    server.mail().forget(citizen.email());

    EndRegistrationPage end = new EndRegistrationPage(page);
    assertThat(end.heading()).isEqualTo("Ügyfélkapu törlése");
    assertThat(end.username()).isEqualTo(citizen.userName());
    end = end.endWithNothing();
    assertThat(end.error())
        .contains("Adja meg a jelszavát.")
        .contains("Jelölje be, hogy megértette");
    end = end.endWrongly("Rossz12Jelszo");
    assertThat(end.error()).contains("A megadott jelszó helytelen.");
    assertThat(OidcLogin.refresh(server, otherTokens).statusCode()).isEqualTo(200);
    end.end(citizen.password());

    assertThat(new SignedOutPage(page).heading()).isNotEmpty();
    assertThat(column(server, citizen, "state")).isEqualTo("ended");
    assertThat(OidcLogin.refresh(server, otherTokens).statusCode()).isEqualTo(400);
    assertThat(server.mail().take(citizen.email(), LIMIT).subject()).isNotEmpty();
    assertThat(eventsOf(server, id, "DELETE_ACCOUNT"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.at("/details/ugyfelkapu_change").asText())
                    .isEqualTo("registration-ended"));
    assertThat(
            server
                .admin()
                .exchange("GET", users() + AdminApi.encode(id) + "/credentials", null)
                .body())
        .doesNotContain("otp", "ugyfelkapu-deletion-code");
    Page again = browser.window();
    OidcLogin.start(server, again);
    PasswordPage refused =
        new MethodPage(again)
            .choose("ugyfelkapu-plus-app")
            .logInWrongly(citizen.userName(), citizen.password());
    assertThat(refused.error()).contains("vagy Ön nem jogosult");
    OidcLogin stays = OidcLogin.start(server, again);
    second.signInWithApp(again, secondApp);
    assertThat(stays.tokens().claim("acr")).isNotEmpty();
  }

  /** Nothing is half done: factors and sessions stay, and no mail tells of an end. */
  @Test
  void refusedEndLeavesEverythingAsItWas(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    String id = citizen.id(server);
    Page other = browser.window();
    OidcLogin elsewhere = OidcLogin.start(server, other);
    citizen.signInWithApp(other, app);
    OidcLogin.Tokens otherTokens = elsewhere.tokens();
    Page page = browser.window();
    OidcLogin login = start(server, page, END);
    citizen.signIn(page, "ugyfelkapu-plus-app");
    new AppCodePage(page).enter(app.fresh());
    server.mail().forget(citizen.email());
    registry.forbidWriting();
    EndRegistrationPage end = new EndRegistrationPage(page).endWrongly(citizen.password());
    registry.allowWriting();

    assertThat(end.error()).contains("Próbálja újra néhány perc múlva.");
    assertThat(column(server, citizen, "state")).isEqualTo("valid");
    assertThat(citizen.credentialTypes(server)).contains("otp", "ugyfelkapu-deletion-code");
    assertThat(OidcLogin.refresh(server, otherTokens).statusCode()).isEqualTo(200);
    assertThat(eventsOf(server, id, "DELETE_ACCOUNT")).isEmpty();
    assertThat(server.mail().waiting(citizen.email())).isZero();
    // The same page goes on, once the registry writes again.
    end.end(citizen.password());
    assertThat(new SignedOutPage(page).heading()).isNotEmpty();
    assertThat(login).isNotNull();
  }

  /** H40: for an owner of an app a session of the mailbox is not enough, at no door. */
  @Test
  void mailboxIsNotEnoughForAnOwnerOfAnApp_H40(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = EmailEnrolment.enrolAfterApp(server, browser, citizen);
    server.clock().advance(EmailEnrolment.AFTER_COOLDOWN);
    Page page = browser.window();
    start(server, page, PASSWORD);
    citizen.signIn(page, "ugyfelkapu-plus-email");
    new EmailCodePage(page).enter(MailedCode.take(server, citizen).code());

    StrongerPage stronger = new StrongerPage(page);
    APIResponse posted =
        FormPost.send(
            page,
            "password="
                + citizen.password()
                + "&passwordNew="
                + FRESH
                + "&passwordConfirm="
                + FRESH);
    assertThat(posted.text()).contains("data-page-id=\"login-action-stronger\"");
    page.reload();
    stronger = new StrongerPage(page);
    stronger.identify();
    new PasswordPage(page).logIn(citizen.userName(), citizen.password());
    new AppCodePage(page).enter(app.fresh());
    new ChangePasswordPage(page).change(citizen.password(), FRESH, FRESH);

    assertThat(new DonePage(page).heading()).isNotEmpty();
  }

  /** H40: what was enough when the page was opened is not enough once there is an app. */
  @ParameterizedTest
  @ValueSource(strings = {PASSWORD, END})
  void demandIsLookedAtInEveryPost_H40(String action, TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    FlowSetting.closingDate(server, "never")
        .during(
            () -> {
              Page page = browser.window();
              start(server, page, action);
              citizen.signIn(page, "ugyfelkapu");
              new OfferPage(page).chooseLater();
              page.locator("#password").waitFor();
              Enrolment.enrol(server, browser, citizen);

              APIResponse posted =
                  FormPost.send(
                      page,
                      "password="
                          + citizen.password()
                          + "&passwordNew="
                          + FRESH
                          + "&passwordConfirm="
                          + FRESH
                          + "&endConfirmed=true&end=true");

              assertThat(posted.text()).contains("data-page-id=\"login-action-stronger\"");
              assertThat(column(server, citizen, "state")).isEqualTo("valid");
            });
    Page again = browser.window();
    OidcLogin.start(server, again);
    citizen.signIn(again, "ugyfelkapu-plus-app");
    assertThat(new AppCodePage(again).heading()).isNotEmpty();
  }

  /** H27: an identification older than five minutes does not count for a change. */
  @ParameterizedTest
  @CsvSource({PASSWORD + ",change-password", EMAIL + ",change-email", END + ",end-registration"})
  void staleLoginIsAskedToIdentifyAnew_H27(
      String action, String template, TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin first = OidcLogin.start(server, page);
    citizen.signInWithApp(page, app);
    first.tokens();
    // The server counts whole seconds, so a little more than 300.
    server.clock().advance(Duration.ofSeconds(305));

    start(server, page, action);

    PasswordPage again = new PasswordPage(page);
    // A step-up keeps the person, so the name is not asked for.
    assertThat(again.username()).isEqualTo(citizen.userName());
    page.locator("#password").fill(citizen.password());
    page.locator("form button[type=submit]").first().click();
    new AppCodePage(page).enter(app.fresh());
    page.locator("body[data-page-id='login-" + template + "']").waitFor();
  }

  /** A fresh login serves one change after the other. */
  @Test
  void twoActionsFollowEachOther_H29(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin first = start(server, page, PASSWORD);
    citizen.signInWithApp(page, app);
    new ChangePasswordPage(page).change(citizen.password(), FRESH, FRESH);
    new DonePage(page).goOn();
    assertThat(first.parameter("kc_action_status")).isEqualTo("success");

    OidcLogin second = start(server, page, EMAIL);
    new ChangeEmailPage(page).cancel();

    assertThat(second.parameter("kc_action_status")).isEqualTo("cancelled");
    assertThat(OidcLogin.refresh(server, second.tokens()).statusCode()).isEqualTo(200);
  }

  /** H29: set by an administrator, all at once, they stand in nobody's way. */
  @Test
  void actionsThatNobodyStartedStopNoLogin_H29(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    server
        .admin()
        .put(
            users() + AdminApi.encode(citizen.id(server)),
            Map.of("requiredActions", List.of(PASSWORD, EMAIL, END, "ugyfelkapu-plus-settings")));
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);

    citizen.signInWithApp(page, app);

    assertThat(login.tokens().claim("acr")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {PASSWORD, END})
  void cancelledActionChangesNothingAndSaysSo(String action, TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    FlowSetting.closingDate(server, "never")
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin login = start(server, page, action);
              citizen.signIn(page, "ugyfelkapu");
              new OfferPage(page).chooseLater();

              page.locator("button[name=cancel-aia]").click();

              assertThat(login.parameter("kc_action_status")).isEqualTo("cancelled");
              assertThat(column(server, citizen, "state")).isEqualTo("valid");
            });
  }

  /** The exported realm: each action says so at once and asks for no secret. */
  @Test
  void readOnlyRegistrySaysSoAtEachAction(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    registry.close();
    Page page = browser.window();
    OidcLogin first = OidcLogin.start(server, page);
    citizen.signInWithApp(page, app);
    first.tokens();

    for (String action : List.of(PASSWORD, EMAIL, END)) {
      OidcLogin login = start(server, page, action);
      ReadOnlyPage readOnly = new ReadOnlyPage(page);
      assertThat(readOnly.text()).contains("kormányablakban");
      assertThat(page.locator("input[type=password]").count()).isZero();
      APIResponse posted =
          FormPost.send(
              page,
              "password="
                  + citizen.password()
                  + "&passwordNew="
                  + FRESH
                  + "&passwordConfirm="
                  + FRESH
                  + "&email=mas@pelda.test&endConfirmed=true&end=true");
      assertThat(posted.text()).contains("data-page-id=\"login-action-read-only\"");
      page.reload();
      new ReadOnlyPage(page).close();
      assertThat(login.parameter("kc_action_status")).isEqualTo("cancelled");
    }
    assertThat(column(server, citizen, "state || ' ' || email"))
        .isEqualTo("valid " + citizen.email());
  }

  private static OidcLogin start(TestServer server, Page page, String action) {
    return OidcLogin.start(server, page, Map.of("kc_action", action));
  }

  private static Citizen movedTo(Citizen citizen, String address) {
    return new Citizen(citizen.rowId(), citizen.userName(), citizen.password(), address);
  }

  private static List<String> changes(Citizen citizen, TestServer server, String type) {
    return citizen.events(server, type).stream()
        .map(event -> event.at("/details/ugyfelkapu_change").asText())
        .toList();
  }

  private static List<JsonNode> eventsOf(TestServer server, String userId, String type) {
    JsonNode events =
        server
            .admin()
            .get(
                "/realms/"
                    + TestServer.REALM
                    + "/events?type="
                    + type
                    + "&user="
                    + AdminApi.encode(userId));
    return java.util.stream.StreamSupport.stream(events.spliterator(), false).toList();
  }

  private static String users() {
    return "/realms/" + TestServer.REALM + "/users/";
  }

  /** What the registry holds of the citizen, as SQL says it. */
  private static String column(TestServer server, Citizen citizen, String expression) {
    try (Connection connection = server.registry().connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT " + expression + " FROM registration WHERE id = ?")) {
      statement.setLong(1, citizen.rowId());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

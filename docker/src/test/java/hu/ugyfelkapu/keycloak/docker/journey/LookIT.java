package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.relyingparty.Level;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.CardCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.CardLogin;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.FlowSetting;
import hu.ugyfelkapu.keycloak.docker.testing.Look;
import hu.ugyfelkapu.keycloak.docker.testing.MailedCode;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.SoftCardReader;
import hu.ugyfelkapu.keycloak.docker.testing.TelephoneCitizen;
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
import hu.ugyfelkapu.keycloak.docker.testing.page.ErrorPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.FactorPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.IdCardPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.IdCardPhonePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.IdCardRegistrationPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.IdentifiedPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.OfferPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.PageExpiredPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.PasswordPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.RefusedPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.RemovePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.RemovedPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.ServicePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.SettingsPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.StrongerPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.TelephoneDigitsPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.TelephoneIdPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.TelephonePasswordPage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * H82, H84: every page in the states that a citizen can meet, as the real server sends it and a
 * real browser shows it, in both languages ({@link Appearance} says what is asked of each).
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class LookIT {

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void chooserAndLogin(String language, TestServer server, Browser browser) {
    Page page = browser.window(look(language));
    Appearance appearance = Appearance.of(page, language);
    ServicePage service = service(page, server, language);
    appearance.isFine("service");
    service.logInByChoice(Level.ANY);
    appearance.isFine("chooser");
    String address = page.locator("form").getAttribute("action");

    page.evaluate("() => { document.querySelector('button[name=method]').value = 'none' }");
    page.locator("button[name=method]").first().click();
    page.locator(".uk-summary").waitFor();
    appearance.isFineAndTellsOfAMistake("chooser-wrong");

    PasswordPage login = new MethodPage(page).choose("ugyfelkapu");
    appearance.isFine("login");
    login = login.logInWrongly("", "");
    appearance.isFineAndTellsOfAMistake("login-empty");
    login.logInWrongly("KissAnna", "rossz");
    appearance.isFineAndTellsOfAMistake("login-refused");

    page.evaluate("address => { document.forms[0].action = address }", address);
    page.locator("form button[type=submit]").first().click();
    new PageExpiredPage(page);
    appearance.isFine("expired");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void enrolment(String language, TestServer server, Browser browser) throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window(look(language));
    Appearance appearance = Appearance.of(page, language);
    service(page, server, language)
        .logInByChoice(Level.SUBSTANTIAL)
        .choose("ugyfelkapu")
        .logIn(citizen.userName(), citizen.password());
    OfferPage offer = new OfferPage(page);
    appearance.isFine("offer");

    EnrolAppPage enrolment = offer.chooseApp();
    Totp app = enrolment.app();
    appearance.isFine("enrolment");
    page.locator("details:has(#totp-secret) > summary").click();
    appearance.isFine("enrolment-by-key");
    enrolment = enrolment.confirmWrongly("", "");
    appearance.isFineAndTellsOfAMistake("enrolment-empty");
    enrolment = enrolment.confirmWrongly(citizen.password(), app.wrong());
    appearance.isFineAndTellsOfAMistake("enrolment-wrong");

    DeletionCodePage deletionCode = enrolment.confirm(citizen.password(), app.fresh());
    appearance.isFine("deletion-code");
    deletionCode = deletionCode.finishWithoutTick();
    appearance.isFineAndTellsOfAMistake("deletion-code-not-saved");
    DonePage done = deletionCode.finish();
    appearance.isFine("done");
    assertThat(page.locator("#reset-login").count()).as("way out of a finished login").isZero();
    done.goOn();

    new IdentifiedPage(page);
    appearance.isFine("service-identified");
    String subject = server.mail().take(citizen.email(), Duration.ofMinutes(1)).subject();
    page.navigate(server.service() + "/mail/");
    appearance.isFine("mails");
    page.locator("#mails a", new Page.LocatorOptions().setHasText(subject)).first().click();
    page.locator("#mail-text").waitFor();
    appearance.isFine("mail");

    page.navigate(OidcLogin.realm(server) + "/protocol/openid-connect/logout");
    page.locator("#kc-logout").waitFor();
    assertThat(page.locator(".uk-client").count()).as("who asks for a sign-in").isZero();
    appearance.isFine("logout");
    page.locator("#kc-logout").click();
    page.locator("#kc-info-message").waitFor();
    appearance.isFine("logged-out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void appCode(String language, TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window(look(language));
    Appearance appearance = Appearance.of(page, language);
    OidcLogin.start(server, page);
    new MethodPage(page)
        .choose("ugyfelkapu-plus-app")
        .logIn(citizen.userName(), citizen.password());
    AppCodePage code = new AppCodePage(page);
    appearance.isFine("app-code");
    page.locator("#lost-help summary").click();
    appearance.isFine("app-code-lost-help");
    code = code.enterWrongly("");
    appearance.isFineAndTellsOfAMistake("app-code-empty");
    code = code.enterWrongly(app.wrong());
    appearance.isFineAndTellsOfAMistake("app-code-wrong");
    code = code.enterWrongly(app.wrong());
    appearance.isFineAndTellsOfAMistake("app-code-wrong-again");
    while (!code.error().matches("(?s).*[0-2][0-9]:[0-5][0-9].*")) {
      code = code.enterWrongly(app.wrong());
    }
    appearance.isFineAndTellsOfAMistake("app-code-locked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void lostDevice(String language, TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page first = browser.window();
    OidcLogin.start(server, first);
    EnrolAppPage enrolment = Enrolment.begin(first, citizen);
    DeletionCodePage shown = enrolment.confirm(citizen.password(), enrolment.app().fresh());
    String code = shown.code();
    shown.finish().goOn();
    Page page = browser.window(look(language));
    Appearance appearance = Appearance.of(page, language);
    OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu-plus-app");
    RemovePage remove = new AppCodePage(page).lostDevice();
    appearance.isFine("remove");
    remove = remove.enterWrongly("");
    appearance.isFineAndTellsOfAMistake("remove-empty");
    remove = remove.enterWrongly("AAAA-BBBB-CCCC-DDDD");
    appearance.isFineAndTellsOfAMistake("remove-wrong");
    remove.enter(code);
    new RemovedPage(page);
    appearance.isFine("removed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void settings(String language, TestServer server, Browser browser) throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    server.mail().forget(citizen.email());
    Page page = browser.window(look(language));
    Appearance appearance = Appearance.of(page, language);
    OidcLogin.start(server, page, Map.of("kc_action", "ugyfelkapu-plus-settings"));
    citizen.signInWithApp(page, app);
    SettingsPage settings = new SettingsPage(page);
    appearance.isFine("settings");
    settings.begin("other-device");
    new EnrolAppPage(page);
    appearance.isFine("settings-other-device");
    page.locator("button[name=toSettings]").click();
    new SettingsPage(page).begin("deletion-code");
    new DeletionCodePage(page);
    appearance.isFine("settings-deletion-code");
    page.locator("button[name=toSettings]").click();
    new SettingsPage(page).begin("remove");
    new ConfirmPage(page);
    appearance.isFine("settings-remove");
    page.locator("button[name=toSettings]").click();
    new SettingsPage(page).begin("email-on");
    EnrolEmailPage email = new EnrolEmailPage(page);
    appearance.isFine("settings-email");
    email = email.send(citizen.password());
    appearance.isFine("settings-email-code");
    email.enter(MailedCode.take(server, citizen).code());
    new DonePage(page);
    appearance.isFine("settings-done");
    page.locator("form button[type=submit]").first().click();

    server.clock().advance(Duration.ofSeconds(61));
    try {
      Page second = browser.window(look(language));
      Appearance other = Appearance.of(second, language);
      OidcLogin.start(server, second, Map.of("kc_action", "ugyfelkapu-plus-settings"));
      citizen.signIn(second, "ugyfelkapu");
      FactorPage choice = new FactorPage(second);
      other.isFine("factor");
      EmailCodePage code = choice.chooseEmail();
      other.isFine("email-code");
      code = code.enterWrongly("12");
      other.isFineAndTellsOfAMistake("email-code-length");
      server.mail().take(citizen.email(), Duration.ofMinutes(1));
      code.enter(MailedCode.take(server, citizen).code());
      new StrongerPage(second);
      other.isFine("stronger");
    } finally {
      server.clock().reset();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void telephone(String language, TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.register(server);
    Page page = browser.window(look(language));
    Appearance appearance = Appearance.of(page, language);
    OidcLogin.start(server, page);
    TelephoneIdPage id = new MethodPage(page).chooseTelephone();
    appearance.isFine("telephone-id");
    page.locator("#telephone-help summary").click();
    appearance.isFine("telephone-id-help");
    id = id.enterWrongly("1234 567");
    appearance.isFineAndTellsOfAMistake("telephone-id-length");

    TelephoneDigitsPage digits = id.enter(citizen.telephoneId());
    appearance.isFine("telephone-digits-whole");
    page.locator("#telephone-help summary").click();
    appearance.isFine("telephone-digits-help");
    digits = digits.enterNothing();
    appearance.isFineAndTellsOfAMistake("telephone-digits-empty");
    digits = digits.enterWrongly(citizen.wrongOneTimePassword());
    appearance.isFineAndTellsOfAMistake("telephone-digits-refused");

    digits.enter(citizen.oneTimePassword());
    TelephonePasswordPage password = new TelephonePasswordPage(page);
    appearance.isFine("telephone-password");
    password = password.changeWrongly("111111", "111111");
    appearance.isFineAndTellsOfAMistake("telephone-password-weak");
    password.change(TelephoneCitizen.OWN);
    page.waitForURL(url -> url.contains("code="));

    Page second = browser.window(look(language));
    Appearance other = Appearance.of(second, language);
    OidcLogin.start(server, second);
    digits = citizen.atDigits(second);
    other.isFine("telephone-digits");
    digits = digits.enterNothing();
    other.isFineAndTellsOfAMistake("telephone-digits-partial-empty");
    second.evaluate(
        "() => { document.querySelectorAll('fieldset input').forEach(field => field.remove()) }");
    digits.enterNothing();
    other.isFine("telephone-digits-other-positions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void offerThatCanBePutOff(String language, TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    FlowSetting.closingDate(server, "2099-01-16")
        .during(
            () -> {
              Page page = browser.window(look(language));
              Appearance appearance = Appearance.of(page, language);
              OidcLogin.start(server, page);
              new MethodPage(page)
                  .choose("ugyfelkapu")
                  .logIn(citizen.userName(), citizen.password());
              new OfferPage(page);
              appearance.isFine("offer-before-closing");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void idCard(String language, TestServer server, Browser browser) {
    CardCitizen citizen = CardCitizen.register(server);
    citizen.registerAgain(server);
    Page page = browser.window(look(language));
    Appearance appearance = Appearance.of(page, language);
    OidcLogin.start(server, page);
    IdCardPage card = new MethodPage(page).chooseIdCard();
    card.awaitProblem("ERR_WEBEID_EXTENSION_UNAVAILABLE");
    appearance.isFine("id-card-no-client");
    String phoneLink = card.phoneLink();
    card = card.sendWrongly("{}");
    card.awaitProblem("ERR_WEBEID_EXTENSION_UNAVAILABLE");
    appearance.isFineAndTellsOfAMistake("id-card-refused");
    card.send(CardLogin.token(server, citizen.card(), card));
    new IdCardRegistrationPage(page);
    appearance.isFine("id-card-registration");

    Page second = browser.window(look(language));
    SoftCardReader reader = SoftCardReader.install(second, citizen.card());
    Appearance other = Appearance.of(second, language);
    OidcLogin.start(server, second, CardLogin.METHOD);
    card = new IdCardPage(second);
    card.start();
    reader.cancel();
    card.awaitProblem("ERR_WEBEID_USER_CANCELLED");
    second.locator("#card-help summary").first().click();
    other.isFine("id-card-cancelled");

    Page phone = browser.window(look(language));
    Appearance onThePhone = Appearance.of(phone, language);
    phone.navigate(phoneLink);
    new IdCardPhonePage(phone);
    onThePhone.isFine("id-card-phone-gone");
    String token = CardLogin.token(server, citizen.card(), card);
    phone.navigate(card.phoneLink());
    IdCardPhonePage request = new IdCardPhonePage(phone);
    onThePhone.isFine("id-card-phone-confirm");
    request.confirm();
    onThePhone.isFine("id-card-phone-open");
    CardLogin.failByApp(server, phone, "ERR_WEBEID_USER_CANCELLED");
    onThePhone.isFine("id-card-phone-failed");
    CardLogin.answerByApp(server, phone, token);
    onThePhone.isFine("id-card-phone-sent");

    OidcLogin.start(server, page, CardLogin.METHOD);
    phone.navigate(new IdCardPage(page).phoneLink());
    new IdCardPhonePage(phone).deny();
    onThePhone.isFine("id-card-phone-denied");
    page.locator("[data-uk-card-over=denied]").waitFor();
    appearance.isFine("id-card-over");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void errors(String language, TestServer server, Browser browser) {
    Page page = browser.window(look(language));
    Appearance appearance = Appearance.of(page, language);
    FlowSetting.requirement(server, "kau-identification", "kau-id-card", "DISABLED")
        .during(
            () -> {
              OidcLogin.start(server, page, Level.HIGH.uri());
              new ErrorPage(page);
              appearance.isFineAndTellsOfAMistake("error-level");
            });

    OidcLogin.start(server, page);
    PasswordPage login = new MethodPage(page).choose("ugyfelkapu");
    withoutRegistry(
        server,
        () -> {
          login.logIn("KissAnna", "Proba2024Jelszo");
          new ErrorPage(page);
          appearance.isFineAndTellsOfAMistake("error-registry-down");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void serviceThatIsRefused(String language, TestServer server, Browser browser) {
    Page page = browser.window(look(language));
    Appearance appearance = Appearance.of(page, language);
    AtomicReference<String> state = new AtomicReference<>();
    page.onRequest(
        request -> {
          if (request.url().contains("/protocol/openid-connect/auth?")) {
            state.set(request.url().replaceFirst(".*[?&]state=([^&]*).*", "$1"));
          }
        });
    service(page, server, language).logInByChoice(Level.ANY);

    page.navigate(server.service() + "/callback?state=other&code=x");
    new RefusedPage(page);
    appearance.isFineAndTellsOfAMistake("service-other-state");
    page.navigate(
        server.service()
            + "/callback?error=temporarily_unavailable&error_description=authentication_expired"
            + "&state="
            + state.get());
    new RefusedPage(page);
    appearance.isFineAndTellsOfAMistake("service-refused");
    page.navigate(server.service() + "/nowhere");
    appearance.isFineAndTellsOfAMistake("service-missing");
  }

  private static Look look(String language) {
    return language.equals("en") ? Look.DEFAULT.english() : Look.DEFAULT;
  }

  private static ServicePage service(Page page, TestServer server, String language) {
    page.navigate(server.service() + "/?lang=" + language);
    return new ServicePage(page);
  }

  /** For a moment the server asks for a table that is not there. */
  private static void withoutRegistry(TestServer server, Runnable part) {
    sql(server, "ALTER TABLE registration RENAME TO registration_away");
    try {
      part.run();
    } finally {
      sql(server, "ALTER TABLE registration_away RENAME TO registration");
    }
  }

  private static void sql(TestServer server, String statement) {
    try (Connection connection = server.registry().connect();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

package hu.ugyfelkapu.keycloak.docker.journey;

import hu.ugyfelkapu.keycloak.docker.mail.ReceivedMail;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * H82, H84: Keycloak's pages for registering, for a forgotten password and for what a mailed link
 * opens ({@link Appearance} says what is asked of each).
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class StockPagesRegistrationIT {
  private static StockRealm realm;

  @BeforeAll
  static void makeRealm(TestServer server) {
    realm = StockRealm.create(server, "minta-regisztracio", Map.of());
    realm.put(
        "/authentication/flows/registration/executions",
        realm
            .execution("registration", "registration-terms-and-conditions")
            .put("requirement", "REQUIRED"));
    realm.put("/users/profile", StockProfile.withManyInputTypes());
    // With this one the reset asks which app shall go.
    realm.post(
        "/authentication/executions/"
            + realm.execution("reset credentials", "reset-otp").get("id").asText()
            + "/config",
        Map.of("alias", "which", "config", Map.of("action_on_otp_reset_flag", "Remove one")));
  }

  @AfterAll
  static void removeRealm() {
    realm.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void loginAndRegistration_H82_H84(String language, Browser browser) {
    StockVisit visit = StockVisit.in(browser, language, realm);
    visit.open(Map.of()).at("login").isFine("stock-login");
    visit.follow("/registration").at("register").isFine("stock-register");
    visit
        .fill("username", "")
        .fill("email", "ez nem cím")
        .fill("locality", "X")
        .submit()
        .at("register")
        .tellsOfAMistake("stock-register-wrong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void forgottenPasswordWithTwoApps_H82_H84(String language, TestServer server, Browser browser) {
    StockRealm.Person person =
        realm.personWith(
            language, List.of(StockRealm.appCode("Telefon"), StockRealm.appCode("Táblagép")));
    StockVisit visit = StockVisit.in(browser, language, realm);
    visit.open(Map.of()).at("login").follow("/reset-credentials");
    visit.at("login-reset-password").isFine("stock-reset-password");
    visit
        .fill("username", "")
        .submit()
        .at("login-reset-password")
        .tellsOfAMistake("stock-reset-password-empty");
    visit.fill("username", person.name()).submit().at("login").isFine("stock-login-mail-sent");

    ReceivedMail mail =
        MailAppearance.take(server, browser, person.email(), "password-reset", language);
    visit.navigate(StockVisit.link(mail)).at("login-reset-otp").isFine("stock-reset-otp");
    visit
        .page()
        .locator("[name=selectedCredentialId]")
        .evaluateAll("all => all.forEach(e => e.remove())");
    visit.submit().at("login-reset-otp").tellsOfAMistake("stock-reset-otp-none");
    visit.check("selectedCredentialId").submit();
    visit.at("login-config-totp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void addressThatMustBeProven_H82_H84(String language, TestServer server, Browser browser) {
    StockRealm.Person person =
        realm.person(
            language, Map.of("emailVerified", false, "requiredActions", List.of("VERIFY_EMAIL")));
    StockVisit visit = StockVisit.in(browser, language, realm);
    visit.open(Map.of()).signIn(person).at("login-verify-email").isFine("stock-verify-email");
    ReceivedMail mail =
        MailAppearance.take(server, browser, person.email(), "email-verification", language);

    StockVisit elsewhere = StockVisit.in(browser, language, realm);
    elsewhere.navigate(StockVisit.link(mail)).at("info").isFine("stock-info-verify-elsewhere");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void linkFromTheOffice_H82_H84(String language, TestServer server, Browser browser) {
    StockRealm.Person person = realm.person(language, Map.of());
    realm.put("/users/" + person.id() + "/execute-actions-email", List.of("UPDATE_PASSWORD"));
    String link =
        StockVisit.link(
            MailAppearance.take(server, browser, person.email(), "executeActions", language));
    StockVisit visit = StockVisit.in(browser, language, realm);
    visit.navigate(link).at("info").isFine("stock-info-actions");
    visit.follow("/login-actions/").at("login-update-password").isFine("stock-update-password");
    visit
        .fill("password-new", "rövid")
        .fill("password-confirm", "más")
        .submit()
        .at("login-update-password")
        .tellsOfAMistake("stock-update-password-different");
    visit
        .fill("password-new", "rövid")
        .fill("password-confirm", "rövid")
        .submit()
        .at("login-update-password")
        .tellsOfAMistake("stock-update-password-short");
    visit
        .fill("password-new", "Masik2024Jelszo")
        .fill("password-confirm", "Masik2024Jelszo")
        .submit()
        .at("info")
        .isFine("stock-info-actions-done");

    StockVisit again = StockVisit.in(browser, language, realm);
    again.navigate(link).at("error").tellsOfAMistake("stock-error-link-used");
  }
}

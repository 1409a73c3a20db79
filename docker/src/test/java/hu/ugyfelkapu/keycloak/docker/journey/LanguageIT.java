package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.relyingparty.Level;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.Look;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.AppCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.DeletionCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.DonePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolAppPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.PasswordPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.ServicePage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which language citizens are spoken to, and how they change it (ux.md 66). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class LanguageIT {
  private static final Look DEFAULT = Look.DEFAULT;

  @ParameterizedTest
  @CsvSource({"en-GB, en", "hu-HU, hu", "de-AT, hu"})
  void browserChoosesAndHungarianIsTheDefault(
      String browserLanguage, String expected, TestServer server, Browser browser) {
    Page page =
        browser.window(new Look(browserLanguage, true, false, DEFAULT.width(), DEFAULT.height()));

    OidcLogin.start(server, page);
    assertThat(new MethodPage(page).language()).isEqualTo(expected);
    // The demo service follows the same rule and hands its language on.
    MethodPage fromService = ServicePage.open(page, server.service()).logInByChoice(Level.ANY);
    assertThat(fromService.language()).isEqualTo(expected);
  }

  /** The service knows its visitor better than the browser does. */
  @Test
  void languageOfTheServiceComesBeforeTheBrowsers(TestServer server, Browser browser) {
    Page page = browser.window(DEFAULT.english());

    OidcLogin.start(server, page, Map.of("ui_locales", "hu"));

    assertThat(new MethodPage(page).language()).isEqualTo("hu");
  }

  @Test
  void switchInTheMiddleOfTheLoginStaysAtTheStep(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    switchTo(page, "en");
    assertThat(new MethodPage(page).heading()).isEqualTo("Choose an identification method");
    new MethodPage(page).choose("ugyfelkapu-plus-app");
    switchTo(page, "hu");
    new PasswordPage(page).logInWrongly(citizen.userName(), "Rossz12Jelszo");
    switchTo(page, "en");
    new PasswordPage(page).logIn(citizen.userName(), citizen.password());
    new AppCodePage(page).enterWrongly(app.wrong());
    switchTo(page, "hu");
    new AppCodePage(page).enter(app.fresh());

    assertThat(login.tokens().claim("acr")).isEqualTo("http://eidas.europa.eu/LoA/substantial");
  }

  /** H38: neither the secret nor the deletion code is a new one in another language. */
  @Test
  void switchInTheMiddleOfTheEnrolmentKeepsTheSecret_H38(TestServer server, Browser browser)
      throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    EnrolAppPage enrolment = Enrolment.begin(page, citizen);
    String secret = enrolment.secret();

    switchTo(page, "en");
    enrolment = new EnrolAppPage(page);
    assertThat(enrolment.secret()).isEqualTo(secret);
    Totp app = enrolment.app();
    String code = enrolment.confirm(citizen.password(), app.fresh()).code();
    switchTo(page, "hu");
    assertThat(new DeletionCodePage(page).code()).isEqualTo(code);
    switchTo(page, "en");
    DonePage done = new DeletionCodePage(page).finish();

    assertThat(done.language()).isEqualTo("en");
    done.goOn();
    assertThat(login.tokens().claim("acr")).isEqualTo("http://eidas.europa.eu/LoA/substantial");
    assertThat(server.mail().take(citizen.email(), Duration.ofMinutes(1)).subject())
        .isEqualTo("Ügyfélkapu+ is set up");
  }

  @ParameterizedTest
  @CsvSource({
    "en-GB, Ügyfélkapu+ is set up, Was it not you?",
    "hu-HU, Sikeres Ügyfélkapu+ igénylés, Nem Ön volt?",
    "de-AT, Sikeres Ügyfélkapu+ igénylés, Nem Ön volt?"
  })
  void mailIsWrittenInTheLanguageOfTheCitizensPages(
      String browserLanguage, String subject, String text, TestServer server, Browser browser)
      throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Page page =
        browser.window(new Look(browserLanguage, true, false, DEFAULT.width(), DEFAULT.height()));
    OidcLogin.start(server, page);
    EnrolAppPage enrolment = Enrolment.begin(page, citizen);
    enrolment.confirm(citizen.password(), enrolment.app().fresh()).finish().goOn();

    var mail = server.mail().take(citizen.email(), Duration.ofMinutes(1));

    assertThat(mail.subject()).isEqualTo(subject);
    assertThat(mail.text().orElse("")).contains(text);
    assertThat(mail.html().orElse("")).contains(text);
  }

  private static void switchTo(Page page, String language) {
    page.locator("nav a[hreflang=" + language + "]").click();
    page.locator("html[lang=" + language + "]").waitFor();
  }
}

package hu.ugyfelkapu.keycloak.docker.journey;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.Look;
import hu.ugyfelkapu.keycloak.docker.testing.MailedCode;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.WritableRegistry;
import hu.ugyfelkapu.keycloak.docker.testing.page.ChangeEmailPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.ChangePasswordPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.DonePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EndRegistrationPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.ReadOnlyPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.SignedOutPage;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * H82, H84: the pages on which citizens change their registration, in each state ({@link
 * Appearance} says what is asked of each).
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class LookChangesIT {
  private static final String FRESH = "Friss2025Jelszo";

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void registrationThatCanBeChanged_H82_H84(String language, TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = window(browser, language);
    Appearance appearance = Appearance.of(page, language);
    try (WritableRegistry registry = WritableRegistry.open(server)) {
      start(server, page, "ugyfelkapu-password");
      citizen.signInWithApp(page, app);
      ChangePasswordPage password = new ChangePasswordPage(page);
      appearance.isFine("change-password");
      password = password.changeWrongly("", "", "");
      appearance.isFineAndTellsOfAMistake("change-password-empty");
      password = password.changeWrongly(citizen.password(), "x", "x");
      appearance.isFineAndTellsOfAMistake("change-password-weak");
      server.mail().forget(citizen.email());
      password.change(citizen.password(), FRESH, FRESH);
      new DonePage(page).goOn();
      MailAppearance.take(server, browser, citizen.email(), "plus-notice.password", language);

      changeAddress(server, page, appearance, citizen);
      MailAppearance.take(server, browser, citizen.email(), "plus-notice.address", language);
      start(server, page, "ugyfelkapu-end-registration");
      EndRegistrationPage end = new EndRegistrationPage(page);
      appearance.isFine("end-registration");
      end = end.endWithNothing();
      appearance.isFineAndTellsOfAMistake("end-registration-empty");
      registry.forbidWriting();
      end = end.endWrongly(FRESH);
      appearance.isFineAndTellsOfAMistake("end-registration-not-now");
      registry.allowWriting();
      end.end(FRESH);
      new SignedOutPage(page);
      appearance.isFine("signed-out");
      // The registration ended under its new address.
      MailAppearance.take(server, browser, address(citizen), "plus-notice.ended", language);
    }
  }

  private static void changeAddress(
      TestServer server, Page page, Appearance appearance, Citizen citizen) {
    String address = address(citizen);
    Citizen moved = new Citizen(citizen.rowId(), citizen.userName(), FRESH, address);
    start(server, page, "ugyfelkapu-email");
    ChangeEmailPage change = new ChangeEmailPage(page);
    appearance.isFine("change-email");
    change = change.send("", "nem cím");
    appearance.isFineAndTellsOfAMistake("change-email-wrong");
    change = change.send(FRESH, address);
    appearance.isFine("change-email-sent");
    MailedCode code = MailedCode.take(server, moved);
    change = change.confirmWrongly(code.wrong());
    appearance.isFineAndTellsOfAMistake("change-email-code-wrong");
    change.confirm(code.code());
    new DonePage(page);
    appearance.isFine("change-email-done");
    page.locator("form button[type=submit]").first().click();
    page.waitForURL(url -> url.contains("code="));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void registrationThatIsReadOnly_H82_H84(String language, TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = window(browser, language);
    Appearance appearance = Appearance.of(page, language);
    start(server, page, "ugyfelkapu-password");
    citizen.signInWithApp(page, app);
    new ReadOnlyPage(page);
    appearance.isFine("action-read-only");
  }

  private static String address(Citizen citizen) {
    return "uj" + citizen.rowId() + "@pelda.test";
  }

  private static Page window(Browser browser, String language) {
    return browser.window(language.equals("en") ? Look.DEFAULT.english() : Look.DEFAULT);
  }

  private static void start(TestServer server, Page page, String action) {
    OidcLogin.start(server, page, Map.of("kc_action", action));
  }
}

package hu.ugyfelkapu.keycloak.docker.journey;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
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
 * H82, H84: Keycloak's pages for second factors ({@link Appearance} says what is asked of each).
 * The security key is Chromium's own virtual one.
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class StockPagesFactorsIT {
  private static StockRealm realm;

  @BeforeAll
  static void makeRealm(TestServer server) {
    realm =
        StockRealm.create(
            server, "minta-tenyezok", Map.of("webAuthnPolicyPasswordlessPasskeysEnabled", true));
    realm
        .flow("lepesek")
        .step("auth-username-form", "REQUIRED")
        .subFlow("valasztas", "REQUIRED")
        .step("auth-password-form", "ALTERNATIVE")
        .step("auth-otp-form", "ALTERNATIVE")
        .step("auth-recovery-authn-code-form", "ALTERNATIVE")
        .step("webauthn-authenticator", "ALTERNATIVE");
    realm.post(
        "/clients",
        realm.client(
            "lepesenkent",
            Map.of(
                "authenticationFlowBindingOverrides", Map.of("browser", realm.flowId("lepesek")))));
  }

  @AfterAll
  static void removeRealm() {
    realm.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void appEnrolment_H82_H84(String language, Browser browser) {
    StockRealm.Person person =
        realm.person(language, Map.of("requiredActions", List.of("CONFIGURE_TOTP")));
    StockVisit visit = StockVisit.in(browser, language, realm);
    visit.open(Map.of()).at("login").isFine("stock-login-passkeys");
    visit.signIn(person).at("login-config-totp").isFine("stock-config-totp");
    visit
        .fill("totp", "")
        .submit()
        .at("login-config-totp")
        .tellsOfAMistake("stock-config-totp-empty");
    visit
        .fill("totp", "000000")
        .submit()
        .at("login-config-totp")
        .tellsOfAMistake("stock-config-totp-wrong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void codeOfOneOfTwoApps_H82_H84(String language, Browser browser) {
    StockRealm.Person person =
        realm.personWith(
            language, List.of(StockRealm.appCode("Telefon"), StockRealm.appCode("Táblagép")));
    StockVisit visit = StockVisit.in(browser, language, realm);
    visit.open(Map.of()).signIn(person).at("login-otp").isFine("stock-otp-two-apps");
    visit
        .fill("otp", visit.app().wrong())
        .submit()
        .at("login-otp")
        .tellsOfAMistake("stock-otp-two-apps-wrong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void recoveryCodesAndChoiceOfAWay_H82_H84(String language, Browser browser) {
    StockRealm.Person person = realm.personWith(language, List.of(StockRealm.appCode("Telefon")));
    StockVisit visit = StockVisit.in(browser, language, realm);
    visit.open(Map.of("kc_action", "CONFIGURE_RECOVERY_AUTHN_CODES")).signIn(person);
    visit.at("login-otp").fill("otp", visit.app().fresh()).submit();
    visit.at("login-recovery-authn-code-config").isFine("stock-recovery-codes");
    String codes = visit.page().locator("[name=generatedRecoveryAuthnCodes]").first().inputValue();
    visit.check("kcRecoveryCodesConfirmationCheck").submit().isOver();

    StockVisit again = StockVisit.in(browser, language, realm);
    again.open(Map.of("client_id", "lepesenkent")).at("login-username");
    again.isFine("stock-username");
    again
        .fill("username", "")
        .submit()
        .at("login-username")
        .tellsOfAMistake("stock-username-empty");
    again.fill("username", person.name()).submit().at("login-password").isFine("stock-password");
    again
        .fill("password", "rossz")
        .submit()
        .at("login-password")
        .tellsOfAMistake("stock-password-wrong");
    again.press("tryAnotherWay").at("select-authenticator").isFine("stock-select-authenticator");
    chooseNot(again, "login-password", "login-otp");
    again.at("login-recovery-authn-code-input").isFine("stock-recovery-code");
    again
        .fill("recoveryCodeInput", "rossz")
        .submit()
        .at("login-recovery-authn-code-input")
        .tellsOfAMistake("stock-recovery-code-wrong");
    again.fill("recoveryCodeInput", codes.split(",")[0]).submit().isOver();
  }

  /** Tries the ways one after the other until none of these pages comes. */
  private static void chooseNot(StockVisit visit, String... templates) {
    int way = 0;
    while (true) {
      int nth = way++;
      visit.leaveBy(
          () -> visit.page().locator("button[name=authenticationExecution]").nth(nth).click());
      String shown = visit.page().locator("body").getAttribute("data-page-id");
      if (!List.of(templates).contains(shown.substring("login-".length()))) {
        return;
      }
      visit.press("tryAnotherWay").at("select-authenticator");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void securityKey_H82_H84(String language, Browser browser) {
    StockRealm.Person person =
        realm.person(language, Map.of("requiredActions", List.of("webauthn-register")));
    StockVisit visit = StockVisit.in(browser, language, realm);
    plugInKey(visit);
    visit.page().onDialog(dialog -> dialog.accept("Kulcs"));
    visit.open(Map.of()).signIn(person).at("webauthn-register").isFine("stock-webauthn-register");
    visit.leaveBy(() -> failByScript(visit));
    visit.at("webauthn-error").tellsOfAMistake("stock-webauthn-register-failed");
    visit.submit().at("webauthn-register");
    visit.page().locator("#registerWebAuthn").click();
    visit.isOver();

    visit.open(Map.of("client_id", "lepesenkent")).at("login-username");
    visit
        .fill("username", person.name())
        .submit()
        .at("login-password")
        .press("tryAnotherWay")
        .at("select-authenticator");
    visit.isFine("stock-select-authenticator-key");
    chooseNot(visit, "login-password", "login-otp");
    visit.at("webauthn-authenticate").isFine("stock-webauthn-authenticate");
    visit.leaveBy(() -> failByScript(visit));
    visit.at("webauthn-error").tellsOfAMistake("stock-webauthn-authenticate-failed");
    visit.submit().at("webauthn-authenticate");
    visit.page().locator("#authenticateWebAuthnButton").click();
    visit.isOver();
  }

  /** As the page's own script does when the browser reports that the key was not used. */
  private static void failByScript(StockVisit visit) {
    visit
        .page()
        .evaluate(
            """
            () => {
              const error = document.querySelector('#tartalom [name=error]');
              error.value = 'NotAllowedError';
              error.form.submit();
            }
            """);
  }

  private static void plugInKey(StockVisit visit) {
    CDPSession session = visit.page().context().newCDPSession(visit.page());
    session.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "usb");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    JsonObject parameters = new JsonObject();
    parameters.add("options", options);
    session.send("WebAuthn.addVirtualAuthenticator", parameters);
  }
}

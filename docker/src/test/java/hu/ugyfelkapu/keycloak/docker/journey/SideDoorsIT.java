package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.FlowSetting;
import hu.ugyfelkapu.keycloak.docker.testing.FormPost;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.DonePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolAppPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.ErrorPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways around the front door are shut (mission.md §11). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class SideDoorsIT {
  private static final String REALM = "/realms/" + TestServer.REALM;

  /** H9: no client gets a token for a password alone. */
  @ParameterizedTest
  @ValueSource(strings = {"demo-oidc", "admin-cli", "account-console"})
  void directGrantIsShut_H9(String client, TestServer server) {
    assertThat(
            OidcLogin.post(
                    server,
                    Map.of(
                        "grant_type", "password",
                        "client_id", client,
                        "username", "KissAnna",
                        "password", "Proba2024Jelszo"))
                .body())
        .doesNotContain("access_token");
  }

  /** H23: Keycloak's own reset of credentials neither shows a page nor sends a mail. */
  @ParameterizedTest
  @ValueSource(strings = {"reset-credentials", "registration"})
  void resetAndRegistrationAreShut_H23(String door, TestServer server, Browser browser) {
    Page page = browser.window();
    OidcLogin.start(server, page);
    new MethodPage(page);
    String query = page.locator("form").first().getAttribute("action").replaceFirst("[^?]*", "");

    page.navigate(OidcLogin.realm(server) + "/login-actions/" + door + query);

    assertThat(new ErrorPage(page).heading()).isNotEmpty();
  }

  @Test
  void requiredActionsThatWouldGoAroundOursAreOff(TestServer server) {
    List<String> enabled =
        StreamSupport.stream(
                server.admin().get(REALM + "/authentication/required-actions").spliterator(), false)
            .filter(action -> action.get("enabled").asBoolean())
            .map(action -> action.get("alias").asText())
            .toList();

    assertThat(enabled)
        .containsExactlyInAnyOrder(
            "VERIFY_PROFILE",
            "update_user_locale",
            "ugyfelkapu-plus-settings",
            "ugyfelkapu-password",
            "ugyfelkapu-email",
            "ugyfelkapu-end-registration");
  }

  @Test
  void realmKeepsToTheContract(TestServer server) {
    JsonNode realm = server.admin().get(REALM);

    assertThat(realm.get("loginWithEmailAllowed").asBoolean()).isFalse();
    assertThat(realm.get("duplicateEmailsAllowed").asBoolean()).isTrue();
    assertThat(realm.get("editUsernameAllowed").asBoolean()).isFalse();
    assertThat(realm.get("defaultLocale").asText()).isEqualTo("hu");
    assertThat(realm.get("accessCodeLifespanLogin").asInt()).isEqualTo(1800);
    assertThat(realm.get("accessCodeLifespanUserAction").asInt()).isEqualTo(1800);
    assertThat(realm.get("ssoSessionIdleTimeout").asInt()).isEqualTo(1800);
    assertThat(realm.get("ssoSessionMaxLifespan").asInt()).isEqualTo(28800);
    assertThat(realm.get("failureFactor").asInt()).isEqualTo(5);
    assertThat(realm.get("permanentLockout").asBoolean()).isFalse();
    assertThat(realm.get("otpPolicyCodeReusable").asBoolean()).isFalse();
    assertThat(realm.get("browserFlow").asText()).isEqualTo("kau");
    assertThat(realm.get("directGrantFlow").asText()).isEqualTo("shut");
    assertThat(realm.get("resetCredentialsFlow").asText()).isEqualTo("shut");
    assertThat(realm.get("firstBrokerLoginFlow").asText()).isEqualTo("shut");
  }

  /**
   * Data thrift: a client that is created later gets no identity data and no offline access by
   * itself.
   */
  @Test
  void newClientGetsNoIdentityDataByItself(TestServer server) {
    List<String> defaults =
        server.admin().get(REALM + "/default-default-client-scopes").findValuesAsText("name");
    List<String> optional =
        server.admin().get(REALM + "/default-optional-client-scopes").findValuesAsText("name");

    assertThat(defaults)
        .contains("pairwise-subject", "identification")
        .doesNotContain("natural-identity-data", "saml-natural-identity-data", "profile", "email");
    assertThat(optional).isEmpty();
  }

  /**
   * A citizen signs in to Keycloak's own account console, and the console knows the app as its own
   * OTP.
   */
  @Test
  void accountConsoleKnowsTheApp(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    page.navigate(OidcLogin.realm(server) + "/account/account-security/signing-in");
    citizen.signInWithApp(page, app);

    page.locator("[data-testid='otp/credential-list']").first().waitFor();
    assertThat(page.locator("[data-testid='otp/credential-list'] li").count()).isEqualTo(1);
    assertThat(page.locator("[data-testid='otp/create']").count()).isZero();
  }

  /**
   * H30 in reverse: the admin console's user page lists exactly Keycloak's own OTP and the deletion
   * code.
   */
  @Test
  void adminSeesTheAppAsKeycloaksOwnCredential_H42(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Enrolment.enrol(server, browser, citizen);

    assertThat(citizen.credentialTypes(server))
        .containsExactlyInAnyOrder("otp", "ugyfelkapu-deletion-code");
  }

  /**
   * A page of anybody's may send a signed-in browser to a demand that no method reaches; that locks
   * no one out.
   */
  @Test
  void demandThatNoMethodReachesIsNoFailureOfThePerson(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.signInWithApp(page, app);
    OidcLogin.Tokens tokens = login.tokens();

    FlowSetting.requirement(server, "kau-identification", "kau-id-card", "DISABLED")
        .during(
            () -> {
              for (int i = 0; i < 6; i++) {
                OidcLogin.start(server, page, "http://eidas.europa.eu/LoA/high");
                new ErrorPage(page);
              }
            });

    assertThat(citizen.failures(server)).isZero();
    assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(200);
  }

  /** §5: the done page stands open, an official removes the app: no one gets its level. */
  @Test
  void donePageGivesNothingOnceTheAppIsRemoved(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page);
    EnrolAppPage enrolment = Enrolment.begin(page, citizen);
    enrolment.confirm(citizen.password(), enrolment.app().fresh()).finish();
    removeApp(server, citizen);

    APIResponse response = FormPost.send(page, "continue=true");

    assertThat(response.text()).contains("data-page-id=\"login-identification-method\"");
    assertThat(response.url()).startsWith(server.url().toString());
  }

  /**
   * An official removes the app: the session won with it ends at the next refresh, and enrolment
   * can start at once.
   */
  @Test
  void removedAppServesNoSessionAndCanBeEnrolledAnew(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    EnrolAppPage enrolment = Enrolment.begin(page, citizen);
    enrolment.confirm(citizen.password(), enrolment.app().fresh()).finish().goOn();
    OidcLogin.Tokens tokens = login.tokens();

    removeApp(server, citizen);

    assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(400);
    Page again = browser.window();
    OidcLogin.start(server, again);
    EnrolAppPage second = Enrolment.begin(again, citizen);
    DonePage done = second.confirm(citizen.password(), second.app().fresh()).finish();
    assertThat(done.heading()).isNotEmpty();
    assertThat(citizen.credentialTypes(server))
        .containsOnlyOnce("otp")
        .containsOnlyOnce("ugyfelkapu-deletion-code");
  }

  private static void removeApp(TestServer server, Citizen citizen) {
    String credentials = REALM + "/users/" + AdminApi.encode(citizen.id(server)) + "/credentials";
    for (JsonNode credential : server.admin().get(credentials)) {
      if (credential.get("type").asText().equals("otp")) {
        server.admin().delete(credentials + "/" + credential.get("id").asText());
      }
    }
  }
}

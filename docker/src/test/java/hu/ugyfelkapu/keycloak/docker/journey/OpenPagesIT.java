package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.AppCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.DeletionCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.DonePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.SettingsPage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Pages that stand open elsewhere while a citizen changes something (mission.md §3 "Changing
 * factors").
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class OpenPagesIT {

  private static final String SETTINGS = "ugyfelkapu-plus-settings";

  /** H40: a thief's tab, parked in the settings by single sign-on, does not outlive the session. */
  @Test
  void parkedTabOfAnEndedSessionLeadsNowhere_H40(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page thief = browser.window();
    OidcLogin first = OidcLogin.start(server, thief);
    citizen.signInWithApp(thief, app);
    first.tokens();
    OidcLogin.start(server, thief, Map.of("kc_action", SETTINGS));
    new SettingsPage(thief);

    renewDeletionCode(server, browser, citizen, app);

    thief.locator("button[name=cancel-aia]").click();
    thief.locator("body[data-page-id]").waitFor();
    assertThat(thief.url()).doesNotContain("read-by-test").doesNotContain("&code=");
    OidcLogin.start(server, thief);
    assertThat(new MethodPage(thief).methods()).isNotEmpty();
  }

  /** H24: a login that is past its password when something changes begins anew. */
  @Test
  void loginThatWasOpenAtTheChangeBeginsAnew_H24(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page open = browser.window();
    OidcLogin.start(server, open);
    citizen.signIn(open, "ugyfelkapu-plus-app");
    AppCodePage code = new AppCodePage(open);

    renewDeletionCode(server, browser, citizen, app.fresh());

    code.enter(app.fresh());
    assertThat(new MethodPage(open).methods()).isNotEmpty();
  }

  /** H40: the same for a login that stands in the settings and has no session yet. */
  @Test
  void settingsThatWereOpenAtTheChangeAskToIdentifyAnew_H40(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page open = browser.window();
    OidcLogin.start(server, open, Map.of("kc_action", SETTINGS));
    citizen.signIn(open, "ugyfelkapu-plus-app");
    new AppCodePage(open).enter(app.fresh());
    SettingsPage settings = new SettingsPage(open);

    renewDeletionCode(server, browser, citizen, app.fresh());

    settings.begin("remove");
    open.locator("body[data-page-id='login-action-stronger']").waitFor();
    assertThat(citizen.credentialTypes(server)).contains("otp");
  }

  private static void renewDeletionCode(
      TestServer server, Browser browser, Citizen citizen, Totp app) {
    renewDeletionCode(server, browser, citizen, app.fresh());
  }

  /** By the citizen's own, other browser. */
  private static void renewDeletionCode(
      TestServer server, Browser browser, Citizen citizen, String code) {
    Page own = browser.window();
    OidcLogin.start(server, own, Map.of("kc_action", SETTINGS + ":deletion-code"));
    citizen.signIn(own, "ugyfelkapu-plus-app");
    new AppCodePage(own).enter(code);
    new DeletionCodePage(own).finish();
    new DonePage(own).goOn();
  }
}

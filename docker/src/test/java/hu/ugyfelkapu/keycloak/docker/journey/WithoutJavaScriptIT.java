package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.relyingparty.Level;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Look;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.AppCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.DeletionCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolAppPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.IdentifiedPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.OfferPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.PageExpiredPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.PasswordPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.ServicePage;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything that a citizen needs, in a browser that runs no scripts (ux.md 67). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class WithoutJavaScriptIT {
  private static final Look LOOK = Look.DEFAULT.withoutJavaScript();

  @Test
  void wholeWayFromEnrolmentToTheNextLoginAndLogout(TestServer server, Browser browser)
      throws IOException {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window(LOOK);
    PasswordPage login =
        ServicePage.open(page, server.service()).logInByChoice(Level.ANY).choose("ugyfelkapu");
    assertNothingNeedsScript(page);
    login
        .logInWrongly(citizen.userName(), "Rossz12Jelszo")
        .logIn(citizen.userName(), citizen.password());
    EnrolAppPage enrolment = new OfferPage(page).chooseApp();
    assertNothingNeedsScript(page);
    page.locator("details:has(#totp-secret) > summary").click();
    assertThat(page.locator("#totp-secret").isVisible()).isTrue();
    Totp app = enrolment.app();
    DeletionCodePage deletionCode =
        enrolment
            .confirmWrongly(citizen.password(), app.wrong())
            .confirm(citizen.password(), app.fresh());
    assertNothingNeedsScript(page);
    String code = deletionCode.code().replace(' ', '-');

    String file = download(page);
    deletionCode.finishWithoutTick().finish().goOn();

    assertThat(file)
        .contains("\r\n" + code + "\r\n")
        .contains("törlőkód")
        .doesNotStartWith("\uFEFF")
        .doesNotContain(citizen.userName(), citizen.password());
    IdentifiedPage identified = new IdentifiedPage(page);
    assertThat(identified.claim("acr")).contains("Jelentős");
    ServicePage again = identified.logOut();

    again
        .logInByChoice(Level.SUBSTANTIAL)
        .choose("ugyfelkapu-plus-app")
        .logIn(citizen.userName(), citizen.password());
    new AppCodePage(page).enterWrongly(app.wrong()).enter(app.fresh());
    assertThat(new IdentifiedPage(page).claim("acr")).contains("Jelentős");
  }

  /** „Letöltés” is a link that holds the file itself. */
  private static String download(Page page) throws IOException {
    Download download =
        page.waitForDownload(() -> page.locator("a[download='torlokod.txt']").click());
    assertThat(download.suggestedFilename()).isEqualTo("torlokod.txt");
    return Files.readString(download.path());
  }

  @Test
  void languageIsSwitchedByLinksAndTheLoginGoesOn(TestServer server, Browser browser) {
    Page page = browser.window(LOOK);
    OidcLogin.start(server, page);
    new MethodPage(page).choose("ugyfelkapu");

    page.locator("a[hreflang=en]").click();
    page.locator("html[lang=en]").waitFor();
    assertThat(new PasswordPage(page).heading()).isEqualTo("Sign in");
    page.locator("a[hreflang=hu]").click();
    page.locator("html[lang=hu]").waitFor();

    assertThat(new PasswordPage(page).heading()).isEqualTo("Bejelentkezés");
  }

  /** Without the script that tidies the history, a reload of an old answer finds its way back. */
  @Test
  void answerOfAnOldPageLeadsBackToTheStepWhereTheLoginStands(TestServer server, Browser browser) {
    Page page = browser.window(LOOK);
    OidcLogin.start(server, page);
    String chooser = page.locator("form").getAttribute("action");
    new MethodPage(page).choose("ugyfelkapu");

    page.evaluate("address => { document.forms[0].action = address }", chooser);
    page.locator("form button[type=submit]").first().click();
    new PageExpiredPage(page).goOn();

    assertThat(new PasswordPage(page).username()).isEmpty();
  }

  @Test
  void logoutIsAskedForAndDone(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window(LOOK);
    OidcLogin login = OidcLogin.start(server, page);
    new MethodPage(page).choose("ugyfelkapu").logIn(citizen.userName(), citizen.password());
    EnrolAppPage enrolment = new OfferPage(page).chooseApp();
    enrolment.confirm(citizen.password(), enrolment.app().fresh()).finish().goOn();
    login.tokens();

    page.navigate(OidcLogin.realm(server) + "/protocol/openid-connect/logout");
    page.locator("#kc-logout").click();

    assertThat(page.locator("#kc-info-message").innerText()).contains("Ön kijelentkezett");
    OidcLogin.start(server, page);
    assertThat(new MethodPage(page).methods()).isNotEmpty();
  }

  private static void assertNothingNeedsScript(Page page) {
    assertThat(page.locator("button[type=button]:visible").count()).isZero();
  }
}

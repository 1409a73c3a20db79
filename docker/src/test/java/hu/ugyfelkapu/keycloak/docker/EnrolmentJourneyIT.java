package hu.ugyfelkapu.keycloak.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.relyingparty.Level;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Screenshots;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.AppCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.DeletionCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolAppPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.IdentifiedPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.OfferPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.ServicePage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pack's main way: from the legacy registry to a token at level 2 (mission.md §3). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class EnrolmentJourneyIT {

  @Test
  void aCitizenEnrolsWithAnAppAndSignsInWithItsCode(TestServer server, Browser browser)
      throws InterruptedException {
    Page page = browser.window();
    ServicePage.open(page, server.service())
        .logInByChoice(Level.ANY)
        .choose("ugyfelkapu")
        .logIn("KissAnna", "Proba2024Jelszo");
    EnrolAppPage enrolment = new OfferPage(page).chooseApp();
    Screenshots.take(page, "enrolment");
    Totp app = enrolment.app();

    DeletionCodePage deletionCode = enrolment.confirm("Proba2024Jelszo", app.fresh());
    assertThat(deletionCode.code()).matches("([A-Z2-9]{4} ){3}[A-Z2-9]{4}");
    // Heard letter by letter (ux.md 52), not as four words.
    assertThat(page.locator("#deletion-code [role=img]").first().getAttribute("aria-label"))
        .isEqualTo(String.join(" ", deletionCode.code().substring(0, 4).split("")));
    deletionCode.finish().goOn();

    IdentifiedPage identified = new IdentifiedPage(page);
    Screenshots.take(page, "identified");
    assertThat(identified.claim("acr")).contains("Jelentős");
    assertThat(identified.claim("viseltNev")).isEqualTo("Kiss Anna");
    assertThat(server.mail().take("anna@pelda.test", Duration.ofMinutes(1)).subject()).isNotEmpty();
    identified.logOut();

    Page second = browser.window();
    ServicePage.open(second, server.service())
        .logInByChoice(Level.SUBSTANTIAL)
        .choose("ugyfelkapu-plus-app")
        .logIn("KissAnna", "Proba2024Jelszo");
    // H11: the code of the enrolment is used up; the next one is within the look-around.
    new AppCodePage(second).enter(app.fresh());

    assertThat(new IdentifiedPage(second).claim("azonositasModja"))
        .contains("urn:eksz.gov.hu:1.0:azonositas:kau:2:uk:totp");
  }
}

package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.OfferPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.PasswordPage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The warning before the time runs out, with the server that counts it (ux.md 64). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class TimeLimitIT {

  /** The pages cannot read the realm's times: the theme's default is that of the exported realm. */
  @Test
  void pagesTellTheTimesOfTheRealm(TestServer server, Browser browser) {
    JsonNode realm = server.admin().get("/realms/ugyfelkapu");
    Page page = browser.window();
    OidcLogin.start(server, page);
    int seconds = 60 * Integer.parseInt(page.locator("#uk-time").getAttribute("data-uk-limit"));

    assertThat(realm.get("accessCodeLifespanLogin").asInt()).isEqualTo(seconds);
    assertThat(realm.get("accessCodeLifespanUserAction").asInt()).isEqualTo(seconds);
  }

  @Test
  void whoGoesOnHasTheWholeTimeAgain(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    page.context().clock().install();
    page.context().clock().pauseAt(Instant.now().plusSeconds(60).toString());
    OidcLogin.start(server, page);
    PasswordPage login = new MethodPage(page).choose("ugyfelkapu");
    page.fill("#username", citizen.userName());
    try {
      page.context().clock().runFor("28:00");
      server.clock().advance(Duration.ofMinutes(28));
      page.locator("[data-uk-stay]").click();
      PlaywrightAssertions.assertThat(page.locator("#uk-time")).isHidden();
      server.clock().advance(Duration.ofMinutes(28));

      assertThat(login.username()).as("what was typed").isEqualTo(citizen.userName());
      login.logIn(citizen.userName(), citizen.password());

      new OfferPage(page);
    } finally {
      server.clock().reset();
    }
  }
}

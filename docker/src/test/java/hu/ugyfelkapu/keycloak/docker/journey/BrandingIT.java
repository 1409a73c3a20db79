package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Look;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example of an operator's own theme, chosen in the realm. */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class BrandingIT {
  private static final String REALM = "/realms/ugyfelkapu";

  @Test
  void exampleThemeBringsItsNameLogoColoursAndLinks(TestServer server, Browser browser) {
    Page page = browser.window(Look.DEFAULT);
    Appearance appearance = Appearance.of(page, "hu");
    String before = server.admin().get(REALM).get("loginTheme").asText();
    server.admin().put(REALM, Map.of("loginTheme", "ugyfelkapu-minta"));
    try {
      OidcLogin.start(server, page);
      new MethodPage(page).choose("ugyfelkapu");

      assertThat(page.title()).isEqualTo("Bejelentkezés – Mintaváros ügyintézés");
      assertThat(page.evaluate("() => document.querySelector('.uk-logo').naturalWidth"))
          .isEqualTo(32);
      assertThat(
              page.evaluate(
                  "() => getComputedStyle(document.querySelector('#kc-login')).backgroundColor"))
          .as("#6b3a0e")
          .isEqualTo("rgb(107, 58, 14)");
      assertThat(page.locator(".uk-help-links a").allInnerTexts())
          .containsExactly(
              "+36 1 555 0100",
              "Segítség és kapcsolat",
              "Akadálymentességi nyilatkozat",
              "Adatkezelési tájékoztató");
      assertThat(page.locator(".uk-test-banner").isVisible()).isTrue();
      appearance.isFine("example-theme");
    } finally {
      server.admin().put(REALM, Map.of("loginTheme", before));
    }
  }
}

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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example of an operator's own theme, chosen in the realm. */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class BrandingIT {
  private static final String REALM = "/realms/ugyfelkapu";

  @ParameterizedTest
  @CsvSource({"hu, Bejelentkezés, Adatkezelési tájékoztató", "en, Sign in, Privacy notice"})
  void exampleThemeBringsItsNameLogoColoursAndLinks(
      String language, String heading, String privacy, TestServer server, Browser browser) {
    Page page = browser.window(language.equals("hu") ? Look.DEFAULT : Look.DEFAULT.english());
    Appearance appearance = Appearance.of(page, language);
    String before = server.admin().get(REALM).get("loginTheme").asText();
    server.admin().put(REALM, Map.of("loginTheme", "ugyfelkapu-minta"));
    try {
      OidcLogin.start(server, page);
      new MethodPage(page).choose("ugyfelkapu");

      assertThat(page.title()).isEqualTo(heading + " – Mintaváros ügyintézés");
      assertThat(page.evaluate("() => document.querySelector('.uk-logo').naturalWidth"))
          .isEqualTo(32);
      assertThat(
              page.evaluate(
                  "() => getComputedStyle(document.querySelector('#kc-login')).backgroundColor"))
          .as("#6b3a0e")
          .isEqualTo("rgb(107, 58, 14)");
      assertThat(page.locator(".uk-help-links a").allInnerTexts())
          .hasSize(4)
          .startsWith("+36 1 555 0100")
          .endsWith(privacy);
      assertThat(page.locator(".uk-test-banner").isVisible()).isTrue();
      appearance.isFine("example-theme");
    } finally {
      server.admin().put(REALM, Map.of("loginTheme", before));
    }
  }
}

package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.ConsolePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.ReadOnlyPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.SettingsPage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keycloak's own account console leads to the citizen's changes (mission.md §3, §8). */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class AccountConsoleIT {
  /** There and back again, for each of the changes; the way back leaves no code in the address. */
  @Test
  void entryOfTheConsoleLeadsToEachChangeAndBack(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = console(server, browser, "");
    citizen.signInWithApp(page, app);
    page.locator("[data-testid='" + ConsolePage.CHANGES + "']").click();
    page.locator("#ugyfelkapu").waitFor();

    assertThat(page.locator("#ugyfelkapu h1").innerText()).isEqualTo("Ügyfélkapu");
    assertThat(page.locator("#ugyfelkapu a").allInnerTexts())
        .containsExactly(
            "Ügyfélkapu+ beállítások",
            "Jelszóváltoztatás",
            "E-mail-cím módosítása",
            "Ügyfélkapu törlése");
    follow(page, "ugyfelkapu-plus-settings");
    new SettingsPage(page).cancel();
    assertBack(page);
    for (String action :
        List.of("ugyfelkapu-password", "ugyfelkapu-email", "ugyfelkapu-end-registration")) {
      follow(page, action);
      new ReadOnlyPage(page).close();
      assertBack(page);
    }
  }

  /** „Bejelentkezés” of the console shows the deletion code and leads to a new one. */
  @Test
  void deletionCodeOfTheConsoleLeadsToTheSettings(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = console(server, browser, "account-security/signing-in");
    citizen.signInWithApp(page, app);

    String list = "[data-testid='ugyfelkapu-deletion-code/credential-list']";
    page.locator(list).waitFor();
    assertThat(page.locator(list + " [data-testrole='label']").innerText()).isEqualTo("Törlőkód");
    assertThat(page.locator(list + " [data-testrole='remove']").count()).isZero();
    page.locator(list + " [data-testrole='update']").click();

    assertThat(new SettingsPage(page).tasks()).contains("deletion-code");
  }

  /** The list replaces Keycloak's whole; a newer Keycloak's entries must not get lost. */
  @Test
  void consoleKeepsAllOfKeycloaksEntries(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = console(server, browser, "");
    citizen.signInWithApp(page, app);
    page.locator("[data-testid='" + ConsolePage.CHANGES + "']").waitFor();
    String resources =
        AdminApi.parse(page.locator("#environment").textContent()).get("resourceUrl").asText();
    List<JsonNode> ours = entries(server, resources);
    List<JsonNode> keycloaks = entries(server, resources.replaceFirst("[^/]+$", "keycloak.v3"));

    assertThat(keycloaks).isNotEmpty();
    assertThat(ours).containsAll(keycloaks).hasSize(keycloaks.size() + 1);
  }

  private static List<JsonNode> entries(TestServer server, String resources) {
    URI list = server.url().resolve(resources + "/content.json");
    List<JsonNode> entries = new ArrayList<>();
    AdminApi.parse(Http.send(HttpRequest.newBuilder(list).build(), 200)).forEach(entries::add);
    return entries;
  }

  /** Opens the console wide enough to show its menu; the chooser of methods comes first. */
  private static Page console(TestServer server, Browser browser, String path) {
    Page page = browser.window();
    page.setViewportSize(1400, 900);
    page.navigate(OidcLogin.realm(server) + "/account/" + path);
    return page;
  }

  private static void follow(Page page, String action) {
    page.locator("[data-testid='" + action + "']").click();
  }

  private static void assertBack(Page page) {
    page.locator("#ugyfelkapu").waitFor();
    assertThat(page.url()).endsWith("/account/" + ConsolePage.CHANGES);
  }
}

package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolAppPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.OfferPage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a page costs on the wire with an empty cache, from a server in production mode (ux.md, D).
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class PageWeightIT {

  /**
   * @param bytes of all answers with their headers, as they came over the wire
   */
  private record Weight(List<String> requests, long bytes) {}

  @Test
  void loginAndEnrolmentKeepTheirBudgets(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin.start(server, page);
    MethodPage chooser = new MethodPage(page);
    assertWeight("chooser", weigh(page), 7, 60_000, server);

    chooser.choose("ugyfelkapu");
    assertWeight("login", weigh(page), 7, 60_000, server);

    page.fill("#username", citizen.userName());
    page.fill("#password", citizen.password());
    page.locator("#kc-login").click();
    EnrolAppPage enrolment = new OfferPage(page).chooseApp();
    assertThat(enrolment).isNotNull();
    assertWeight("enrolment", weigh(page), 7, 80_000, server);
  }

  /** Loads the page anew, as somebody who was never here. */
  private static Weight weigh(Page page) {
    List<String> requests = new ArrayList<>();
    long[] bytes = {0};
    CDPSession wire = page.context().newCDPSession(page);
    wire.send("Network.enable");
    JsonObject off = new JsonObject();
    off.addProperty("cacheDisabled", true);
    wire.send("Network.setCacheDisabled", off);
    wire.on(
        "Network.requestWillBeSent",
        event -> requests.add(event.getAsJsonObject("request").get("url").getAsString()));
    wire.on(
        "Network.loadingFinished", event -> bytes[0] += event.get("encodedDataLength").getAsLong());
    page.reload();
    page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
    wire.detach();
    requests.removeIf(url -> url.startsWith("data:"));
    return new Weight(requests, bytes[0]);
  }

  private static void assertWeight(
      String name, Weight weight, int requests, long bytes, TestServer server) {
    assertThat(weight.requests())
        .as(name)
        .hasSizeBetween(3, requests)
        .allMatch(url -> url.startsWith(server.url().toString()));
    assertThat(weight.bytes()).as("bytes of " + name).isBetween(1_000L, bytes);
  }
}

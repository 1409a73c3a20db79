package hu.ugyfelkapu.keycloak.docker.softcard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import hu.ugyfelkapu.keycloak.docker.testing.InstalledBrowser;
import hu.ugyfelkapu.keycloak.docker.web.LocalSite;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The extension as somebody installs it: with its own service worker. */
class InstalledExtensionIT {
  @TempDir private Path directory;
  private LocalSite site;
  private SoftCardSite softCard;

  @BeforeEach
  void start() throws Exception {
    site = new LocalSite(0, URI.create("http://localhost:1"));
    softCard =
        SoftCardSite.serve(
            site, DemoIssuer.open(directory.resolve("issuer"), Instant.now()), Clock.systemUTC());
    WebEidPage.serve(site);
    site.start();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  /** The demo's page tells the extension its port; then any page on this machine may ask. */
  @Test
  void extensionSignsWithACardOfTheDemoWhosePageWasOpenedLast() throws Exception {
    Path extension = Workspace.locate().root().resolve("docker/soft-card-extension");
    try (InstalledBrowser browser =
        InstalledBrowser.launch(directory.resolve("profile"), extension)) {
      Page page = browser.window();
      page.navigate(site.url() + "/soft-card/");
      page.locator("#installed").waitFor();
      WebEidPage asking = WebEidPage.open(page, site);
      asking.askForToken();
      page.locator("#soft-card-pin").fill("1234");
      page.locator("#soft-card-confirm").click();

      Map<?, ?> answer = asking.answers(2).get(1);
      assertThat(answer.get("action")).isEqualTo("web-eid:authenticate-success");
      JsonNode token = new ObjectMapper().valueToTree(answer);
      assertThat(TokenProof.holds(token, site.url().toString(), WebEidPage.NONCE)).isTrue();
      assertThat(TokenProof.certificate(token))
          .isEqualTo(softCard.wallet().cards().get(0).certificate());
    }
  }

  /** The native program's part is missing when the demo does not run. */
  @Test
  void extensionWithoutTheDemoSaysThatTheProgramIsMissing() {
    Path extension = Workspace.locate().root().resolve("docker/soft-card-extension");
    try (InstalledBrowser browser =
            InstalledBrowser.launch(directory.resolve("profile"), extension);
        LocalSite other = new LocalSite(0, URI.create("http://localhost:1"))) {
      WebEidPage.serve(other);
      other.start();
      Page page = browser.window();
      page.navigate(site.url() + "/soft-card/");
      page.locator("#installed").waitFor();
      site.close();

      WebEidPage asking = WebEidPage.open(page, other);
      asking.askForStatus();

      assertThat(asking.failure())
          .isEqualTo("web-eid:status-failure ERR_WEBEID_NATIVE_UNAVAILABLE");
    }
  }
}

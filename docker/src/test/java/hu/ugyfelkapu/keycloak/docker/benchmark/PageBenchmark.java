package hu.ugyfelkapu.keycloak.docker.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.server.Directories;
import hu.ugyfelkapu.keycloak.docker.server.Ports;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Enrolment;
import hu.ugyfelkapu.keycloak.docker.testing.InstalledBrowser;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.page.AppCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Lighthouse's figures of our login, code and enrolment pages beside those of the theme
 * keycloak.v2, from one server in production mode, in turns. The table is left at {@code
 * docker/target/benchmark/pages.md}.
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class PageBenchmark {
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
  private static final String STOCK = "keycloak-v2";

  @Test
  void pagesBesideThoseOfKeycloak(TestServer server, Browser browser) throws Exception {
    Workspace workspace = Workspace.locate();
    Path profile = workspace.target().resolve("benchmark/browser");
    Directories.delete(profile);
    Citizen enrolled = Citizen.register(server);
    Enrolment.enrol(server, browser, enrolled);
    Citizen fresh = Citizen.register(server);
    createStockRealm(server);
    Map<String, Consumer<Page>> walks = new LinkedHashMap<>();
    walks.put("Login", page -> toPassword(server, page));
    walks.put("Login, keycloak.v2", page -> page.navigate(stockLogin(server)));
    walks.put("Code", page -> toCode(server, page, enrolled));
    walks.put("Code, keycloak.v2", page -> logInAtStock(server, page, StockRealm.WITH_APP));
    walks.put("Enrolment", page -> toEnrolment(server, page, fresh));
    walks.put("Enrolment, keycloak.v2", page -> logInAtStock(server, page, StockRealm.TO_ENROL));

    Map<String, List<Lighthouse.Figures>> figures = new LinkedHashMap<>();
    int port = Ports.free();
    try (InstalledBrowser chromium = InstalledBrowser.launch(profile, port)) {
      Lighthouse lighthouse = new Lighthouse(workspace, port);
      for (int round = 0; round < ROUNDS; round++) {
        for (Map.Entry<String, Consumer<Page>> walk : walks.entrySet()) {
          chromium.forget();
          Page page = chromium.window();
          walk.getValue().accept(page);
          page.waitForLoadState();
          // As somebody who comes for the first time, but with the cookies of the login.
          page.context().newCDPSession(page).send("Network.clearBrowserCache");
          figures
              .computeIfAbsent(walk.getKey(), key -> new ArrayList<>())
              .add(lighthouse.look(page.url()));
          page.close();
        }
      }
    } finally {
      server.admin().delete("/realms/" + STOCK);
    }
    String table = table(figures);
    System.out.println(table);
    Files.writeString(
        Files.createDirectories(workspace.target().resolve("benchmark")).resolve("pages.md"),
        table);
    assertThat(figures).hasSize(walks.size());
  }

  private static void toPassword(TestServer server, Page page) {
    OidcLogin.start(server, page);
    new MethodPage(page).choose("ugyfelkapu");
  }

  private static void toCode(TestServer server, Page page, Citizen citizen) {
    OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu-plus-app");
    new AppCodePage(page);
  }

  private static void toEnrolment(TestServer server, Page page, Citizen citizen) {
    OidcLogin.start(server, page);
    Enrolment.begin(page, citizen);
  }

  private static String stockLogin(TestServer server) {
    return server.url()
        + "/realms/"
        + STOCK
        + "/protocol/openid-connect/auth?client_id=pages&response_type=code&scope=openid"
        + "&redirect_uri=http://localhost/";
  }

  private static void logInAtStock(TestServer server, Page page, String user) {
    page.navigate(stockLogin(server));
    page.fill("#username", user);
    page.fill("#password", StockRealm.PASSWORD);
    page.locator("#kc-login").click();
    page.locator("#otp, #totp").waitFor();
  }

  private static void createStockRealm(TestServer server) {
    Map<String, Object> client =
        Map.of(
            "clientId",
            "pages",
            "publicClient",
            true,
            "redirectUris",
            List.of("http://localhost/"));
    server.admin().post("/realms", new StockRealm(STOCK, client).representation(Map.of()));
  }

  private static String table(Map<String, List<Lighthouse.Figures>> figures) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| Page | Performance | Accessibility | Best practices | Largest paint | Layout shift | On the wire | Requests |");
    lines.add("|---|---|---|---|---|---|---|---|");
    figures.forEach(
        (page, looks) ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.0f | %.1f s | %.3f | %.0f kB | %.0f |",
                    page,
                    median(looks, Lighthouse.Figures::performance),
                    median(looks, Lighthouse.Figures::accessibility),
                    median(looks, Lighthouse.Figures::bestPractices),
                    median(looks, Lighthouse.Figures::largestPaint),
                    median(looks, Lighthouse.Figures::shift),
                    median(looks, Lighthouse.Figures::bytes) / 1000,
                    median(looks, Lighthouse.Figures::requests))));
    return String.join("\n", lines) + "\n";
  }

  private static double median(
      List<Lighthouse.Figures> looks, ToDoubleFunction<Lighthouse.Figures> figure) {
    return looks.stream().mapToDouble(figure).sorted().toArray()[looks.size() / 2];
  }
}

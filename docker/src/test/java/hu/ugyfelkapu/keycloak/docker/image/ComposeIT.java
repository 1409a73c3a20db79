package hu.ugyfelkapu.keycloak.docker.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.server.Ports;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Await;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Docker;
import hu.ugyfelkapu.keycloak.docker.testing.DockerEngine;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.page.AppCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolEmailPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.OfferPage;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The compose file, brought up and walked. */
@ExtendWith({DockerEngine.class, BrowserExtension.class})
class ComposeIT {
  private static final String PROJECT = "ugyfelkapu-under-test";
  private static final String PASSWORD = "Proba2024Jelszo";
  private static final String OTHER_PASSWORD = "Tavasz12Nyar34";
  private static final Pattern CODE = Pattern.compile("(?m)^([0-9]{6})\\s*$");
  private static final Pattern NODE = Pattern.compile("(?m) (keycloak-[12])\\s*$");
  private static final int PORT = Ports.free();
  private static final int ADMIN_PORT = Ports.free();
  private static final int MAIL_PORT = Ports.free();

  @TempDir private static Path secrets;
  private static Docker docker;

  @BeforeAll
  static void up() {
    docker =
        new Docker(
            Map.of(
                "COMPOSE_PROJECT_NAME", PROJECT,
                // Apart from those of a stack that somebody runs on this machine.
                "UGYFELKAPU_SUBNET", "172.30.84",
                "UGYFELKAPU_SECRETS", secrets.resolve("secrets").toString(),
                "UGYFELKAPU_PORT", Integer.toString(PORT),
                "UGYFELKAPU_ADMIN_PORT", Integer.toString(ADMIN_PORT),
                "UGYFELKAPU_MAIL_PORT", Integer.toString(MAIL_PORT)));
    // Of a run that was broken off.
    docker.stack("delete", "--yes");
    docker.stack("up");
  }

  @AfterAll
  static void down() {
    docker.stack("delete", "--yes");

    assertThat(docker.run("ps", "--all", "--quiet", "--filter", "name=" + PROJECT)).isEmpty();
    assertThat(docker.run("volume", "ls", "--quiet", "--filter", "name=" + PROJECT)).isEmpty();
    assertThat(secrets).isEmptyDirectory();
  }

  @Test
  void citizenEnrolsByTheMailboxAndBothNodesTakePart(Browser browser) throws IOException {
    String before = log("proxy");
    Page page = accountConsole(browser);
    new MethodPage(page).choose("ugyfelkapu").logIn("KissAnna", PASSWORD);
    new OfferPage(page).page().locator("button[name=choice][value=email]").click();
    EnrolEmailPage enrolment = new EnrolEmailPage(page).send(PASSWORD);
    enrolment.confirm(newestCode()).goOn();

    page.waitForURL(url -> url.contains("/realms/ugyfelkapu/account"));
    page.locator("main").waitFor();
    assertThat(nodesThatAnswered(before)).containsOnly("keycloak-1", "keycloak-2");
    assertThat(
            inDatabase(
                    "keycloak-db",
                    database("keycloak-db-password", "keycloak"),
                    "SELECT count(*) FROM jgroups_ping")
                .output())
        .isEqualTo("2\n");
  }

  /** H87: a node is stopped in the middle of a login; meanwhile every request is answered. */
  @Test
  void loginGoesOnWhenOneNodeIsStopped_H87(Browser browser) {
    Page enrolling = accountConsole(browser);
    new MethodPage(enrolling).choose("ugyfelkapu").logIn("Őri Ödön 12", OTHER_PASSWORD);
    var enrolment = new OfferPage(enrolling).chooseApp();
    Totp app = enrolment.app();
    enrolment.confirm(OTHER_PASSWORD, app.fresh()).finish().goOn();
    Page page = accountConsole(browser);
    new MethodPage(page).choose("ugyfelkapu-plus-app").logIn("Őri Ödön 12", OTHER_PASSWORD);
    AppCodePage code = new AppCodePage(page);

    CompletableFuture<String> stopped =
        CompletableFuture.supplyAsync(
            () -> docker.run("stop", "--time", "60", container("keycloak-1")));
    try {
      List<Integer> answers = new ArrayList<>();
      while (!stopped.isDone()) {
        answers.add(get(PORT, "/realms/ugyfelkapu/.well-known/openid-configuration").statusCode());
      }
      assertThat(answers).isNotEmpty().containsOnly(200);
      code.enter(app.fresh());

      page.waitForURL(url -> url.contains("/realms/ugyfelkapu/account"));
      page.locator("main").waitFor();
    } finally {
      stopped.join();
      docker.run("start", container("keycloak-1"));
      awaitHealthy("keycloak-1");
    }
  }

  @Test
  void realmIsImportedByOneNodeOnce() {
    assertThat(log("keycloak-1")).containsOnlyOnce("Realm 'ugyfelkapu' imported");
    assertThat(log("keycloak-2")).doesNotContain("ugyfelkapu' imported");
  }

  @Test
  void administrationHealthAndMetricsAreNotPublic() throws IOException {
    for (String path :
        List.of(
            "/",
            "/admin/",
            "/admin/realms",
            "/health",
            "/metrics",
            "/realms/master",
            "/realms/master/protocol/openid-connect/token")) {
      assertThat(get(PORT, path).statusCode()).as(path).isEqualTo(404);
    }
    for (String path :
        List.of(
            "//admin/",
            "/realms/../admin/",
            "/realms/%2e%2e/admin/",
            "/realms/..;x/admin/",
            "/realms/x/..%2f..%2fadmin/",
            "/realms//master")) {
      assertThat(raw(path)).as(path).startsWith("HTTP/1.1 400 ");
    }
    assertThat(get(PORT, "/realms/ugyfelkapu").statusCode()).isEqualTo(200);
    assertThat(get(ADMIN_PORT, "/metrics").statusCode()).isEqualTo(404);
  }

  /** The console's sign-in is where administrators are, since the public does not reach master. */
  @Test
  void administratorsSignInAtTheirOwnAddress(Browser browser) throws IOException {
    Page page = browser.window();
    page.navigate(address(ADMIN_PORT, "/admin/").toString());
    page.locator("#username").fill("admin");
    page.locator("#password").fill(secret("admin-password"));
    page.locator("#kc-login, [type=submit]").first().click();

    page.waitForURL(url -> url.startsWith(address(ADMIN_PORT, "/admin/").toString()));
    page.locator("#nav-toggle, nav").first().waitFor();
  }

  /** H74: what a client claims about itself in a header reaches no node. */
  @Test
  void headersOfTheClientAreOverwritten_H74() throws IOException {
    AdminApi admin = admin();
    HttpRequest forged =
        HttpRequest.newBuilder(
                address(PORT, "/realms/ugyfelkapu/protocol/openid-connect/auth?client_id=nobody"))
            .header("X-Forwarded-For", "203.0.113.66")
            .header("X-Forwarded-For", "203.0.113.67")
            .header("Forwarded", "for=203.0.113.66;host=evil.example")
            .header("X-Forwarded-Prefix", "/evil")
            .build();

    assertThat(Http.send(forged).body()).doesNotContain("/evil");

    JsonNode errors =
        Await.until(
            () -> admin.get("/realms/ugyfelkapu/events?type=LOGIN_ERROR&max=100"),
            events -> !events.isEmpty());
    assertThat(errors)
        .isNotEmpty()
        .extracting(event -> event.get("ipAddress").asText())
        .containsOnly(gateway());
  }

  @Test
  void accountOfKeycloakReadsTheRegistryAndNothingElse() throws IOException {
    String address = database("registry-reader-password", "registry");

    assertThat(inDatabase("registry-db", address, "SELECT count(*) > 0 FROM registration").output())
        .isEqualTo("t\n");
    assertThat(inDatabase("registry-db", address, "UPDATE registration SET state = 'valid'"))
        .satisfies(refused -> assertThat(refused.code()).isNotZero())
        .satisfies(refused -> assertThat(refused.output()).contains("permission denied"));
  }

  private static Page accountConsole(Browser browser) {
    Page page = browser.window();
    page.navigate(address(PORT, "/realms/ugyfelkapu/account/").toString());
    return page;
  }

  private static URI address(int port, String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static HttpResponse<String> get(int port, String path) {
    return Http.send(HttpRequest.newBuilder(address(port, path)).build());
  }

  private static AdminApi admin() throws IOException {
    return new AdminApi(address(ADMIN_PORT, ""), "admin", secret("admin-password"));
  }

  private static String secret(String name) throws IOException {
    return Files.readString(secrets.resolve("secrets").resolve(name));
  }

  /** Address of a database for its account {@code keycloak}. */
  private static String database(String passwordFile, String name) throws IOException {
    return "postgresql://keycloak:" + secret(passwordFile) + "@127.0.0.1/" + name;
  }

  /** What the proxy sees of whoever comes from this machine. */
  private static String gateway() {
    return docker
        .run(
            "network",
            "inspect",
            "--format",
            "{{(index .IPAM.Config 0).Gateway}}",
            PROJECT + "_front")
        .strip();
  }

  /** The first line of the answer to a path that no HTTP client would send as it is. */
  private static String raw(String path) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", PORT)) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElse("");
    }
  }

  /** The code in the newest mail of the mailbox. */
  private static String newestCode() {
    Pattern link = Pattern.compile("href=\"(/mail/[^\"]+\\.eml)\"");
    String list =
        Await.until(() -> get(MAIL_PORT, "/mail/").body(), page -> link.matcher(page).find());
    Matcher newest = link.matcher(list);
    assertThat(newest.find()).as(list).isTrue();
    Matcher code = CODE.matcher(get(MAIL_PORT, newest.group(1)).body());
    assertThat(code.find()).isTrue();
    return code.group(1);
  }

  /** Since the proxy's log was this one. */
  private static List<String> nodesThatAnswered(String before) {
    return NODE.matcher(log("proxy").substring(before.length()))
        .results()
        .map(match -> match.group(1))
        .distinct()
        .toList();
  }

  private static String container(String service) {
    return docker
        .run(
            "ps",
            "--all",
            "--quiet",
            "--filter",
            "label=com.docker.compose.project=" + PROJECT,
            "--filter",
            "label=com.docker.compose.service=" + service)
        .strip();
  }

  // As long as it takes: a start has no limit of its own, but a container that has ended starts no
  // more.
  private static void awaitHealthy(String service) {
    docker.run(
        "exec",
        container(service),
        "bash",
        "-c",
        "until /opt/keycloak/bin/health.sh >/dev/null 2>&1; do sleep 1; done");
  }

  private static String log(String service) {
    return docker.run("logs", container(service));
  }

  private static Docker.Result inDatabase(String service, String address, String sql) {
    return docker.attempt("exec", container(service), "psql", "-XAtc", sql, address);
  }
}

package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.mail.ReceivedMail;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import hu.ugyfelkapu.keycloak.docker.testing.Official;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Mails of Keycloak's own, which the exported realm does not send, in a realm that uses the mail
 * theme with Keycloak's stock flows (ux.md 70).
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class StockMailIT {
  private static final String REALM = "posta-" + UUID.randomUUID();
  private static final String PATH = "/realms/" + REALM;
  private static final String SERVICE = "Próba <b>posta</b>";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @BeforeAll
  static void createRealm(TestServer server) {
    Map<String, Object> realm = new HashMap<>();
    realm.put("realm", REALM);
    realm.put("displayName", SERVICE);
    realm.put("enabled", true);
    realm.put("emailTheme", "ugyfelkapu");
    realm.put("internationalizationEnabled", true);
    realm.put("supportedLocales", List.of("hu", "en"));
    realm.put("defaultLocale", "hu");
    realm.put("resetPasswordAllowed", true);
    realm.put("actionTokenGeneratedByUserLifespan", 900);
    realm.put("eventsListeners", List.of("jboss-logging", "email"));
    realm.put("smtpServer", smtp(server));
    realm.put(
        "users",
        Stream.of("actions", "verification", "reset", "guessed").map(StockMailIT::person).toList());
    server.admin().post("/realms", realm);
  }

  @AfterAll
  static void removeRealm(TestServer server) {
    server.admin().delete(PATH);
  }

  /** A person for one test, so that each takes its own mails only. */
  private static Map<String, Object> person(String name) {
    return Map.of(
        "username",
        name,
        "firstName",
        "Minta",
        "lastName",
        "Személy",
        "email",
        address(name),
        "emailVerified",
        !name.equals("verification"),
        "enabled",
        true);
  }

  private static String address(String name) {
    return name + "@" + REALM + ".test";
  }

  private static Map<String, String> smtp(TestServer server) {
    return Map.of(
        "host", "127.0.0.1",
        "port", Integer.toString(server.mail().port()),
        "from", "posta@pelda.test");
  }

  @Test
  void testMailOfTheAdministratorIsOurs(TestServer server) throws InterruptedException {
    Official official = Official.of(server, REALM).with("realm-management", "manage-realm");
    String address = address("official");
    server
        .admin()
        .put(PATH + "/users/" + official.userId(), Map.of("email", address, "enabled", true));

    assertThat(
            official
                .call(
                    "POST",
                    PATH + "/testSMTPConnection",
                    """
                    {"host": "127.0.0.1", "port": "%d", "from": "posta@pelda.test"}"""
                        .formatted(server.mail().port()))
                .statusCode())
        .isEqualTo(204);

    ReceivedMail mail = server.mail().take(address, PATIENCE);
    assertThat(mail.subject()).isEqualTo("Próbalevél");
    assertThat(text(mail)).contains("Ez egy próbalevél. A levélküldés működik.");
    assertOurs(mail);
  }

  @Test
  void askedActionsComeWithTheirAddressSpelledOut_H83(TestServer server)
      throws InterruptedException {
    server
        .admin()
        .put(
            user(server, "actions") + "/execute-actions-email?lifespan=43200",
            List.of("UPDATE_PASSWORD", "VERIFY_EMAIL"));

    ReceivedMail mail = server.mail().take(address("actions"), PATIENCE);
    assertThat(mail.subject()).isEqualTo("Teendője van a fiókjával");
    assertThat(text(mail))
        .contains("teendője van a fiókjával itt: " + SERVICE)
        .contains("Ez a teendője: jelszó módosítása, e-mail-cím megerősítése")
        .contains("A webcím ennyi ideig használható: 12 óra");
    assertOurs(mail);
    assertThat(link(server, mail)).contains("/login-actions/action-token?key=");
  }

  @Test
  void addressIsConfirmedByTheLinkThatAScannerOpenedBefore_H17(TestServer server, Browser browser)
      throws InterruptedException {
    server.admin().put(user(server, "verification") + "/send-verify-email", null);

    ReceivedMail mail = server.mail().take(address("verification"), PATIENCE);
    assertThat(mail.subject()).isEqualTo("Erősítse meg az e-mail-címét");
    assertOurs(mail);
    String link = link(server, mail);
    scan(link);
    Page page = browser.window();
    page.navigate(link);
    page.locator("#kc-info-message a").first().click();
    page.waitForLoadState();
    assertThat(server.admin().get(user(server, "verification")).get("emailVerified").asBoolean())
        .isTrue();
  }

  @Test
  void passwordIsResetByTheLinkThatAScannerOpenedBefore_H17(TestServer server, Browser browser)
      throws InterruptedException {
    Page page = browser.window();
    page.navigate(
        server.url() + "/realms/" + REALM + "/login-actions/reset-credentials?client_id=account");
    page.locator("#username").fill("reset");
    page.locator("form [type=submit]").first().click();

    ReceivedMail mail = server.mail().take(address("reset"), PATIENCE);
    assertThat(mail.subject()).isEqualTo("Új jelszó beállítása");
    assertThat(text(mail)).contains("A webcím ennyi ideig használható: 15 perc");
    assertOurs(mail);
    String link = link(server, mail);
    scan(link);
    page.navigate(link);
    assertThat(page.locator("#password-new").count()).isEqualTo(1);
  }

  @Test
  void failedSignInIsToldWithTimeAndNetworkButNoAddress(TestServer server)
      throws InterruptedException {
    String form = "grant_type=password&client_id=admin-cli&username=guessed&password=wrong";
    assertThat(
            Http.send(
                    HttpRequest.newBuilder(
                            URI.create(
                                server.url()
                                    + "/realms/"
                                    + REALM
                                    + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build())
                .statusCode())
        .isIn(400, 401);

    ReceivedMail mail = server.mail().take(address("guessed"), PATIENCE);
    assertThat(mail.subject()).isEqualTo("Sikertelen bejelentkezés az Ön fiókjába");
    assertThat(text(mail))
        .containsPattern("Időpont: \\d{4}\\. \\p{L}+ \\d{1,2}\\. \\d{2}:\\d{2}")
        .contains("érkezett: 127.0.0.*", "Szolgáltatás: " + SERVICE)
        .contains("Nem Ön volt? Hívja azonnal ezt a telefonszámot: 1818")
        .doesNotContain("127.0.0.1", "http");
    assertOurs(mail);
  }

  private static String user(TestServer server, String name) {
    return PATH
        + "/users/"
        + AdminApi.encode(
            server.admin().get(PATH + "/users?username=" + name).get(0).get("id").asText());
  }

  /** As a mail server that looks at links before the citizen does. */
  private static void scan(String link) {
    assertThat(Http.send(HttpRequest.newBuilder(URI.create(link)).build()).statusCode())
        .isLessThan(400);
  }

  private static String text(ReceivedMail mail) {
    return mail.text().orElseThrow();
  }

  private static void assertOurs(ReceivedMail mail) {
    assertThat(text(mail))
        .startsWith("Teszt. Ez a levél minta")
        .contains("Tisztelt Ügyfelünk!", "Erre a levélre nem lehet válaszolni.");
    assertThat(mail.html().orElseThrow().trim())
        .startsWith("<!DOCTYPE html>")
        .contains("<html lang=\"hu\"", "Tisztelt Ügyfelünk!")
        .doesNotContain("<b>posta");
  }

  /** The one address in the mail: a line of the text, and the same in the HTML part. */
  private static String link(TestServer server, ReceivedMail mail) {
    String link =
        text(mail).lines().filter(line -> line.startsWith(server.url() + "/")).findFirst().get();
    assertThat(mail.html().orElseThrow().split("<a ")).hasSize(2);
    assertThat(mail.html().orElseThrow()).contains(">" + link.replace("&", "&amp;") + "</a>");
    return link;
  }
}

package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.mail.ReceivedMail;
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
import hu.ugyfelkapu.keycloak.docker.testing.page.AppCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.DeletionCodePage;
import hu.ugyfelkapu.keycloak.docker.testing.page.EnrolAppPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.OfferPage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An official removes a factor with Keycloak's own admin API (mission.md §5): nothing is left
 * dangling, and the citizen hears of it.
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class OfficialRemovalIT {
  private static final String REALM = "/realms/" + TestServer.REALM;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** H41: each event once, with what a help desk asks for. */
  @Test
  void removedAppTakesItsDeletionCodeAndAllSessionsAlong_H41(TestServer server, Browser browser)
      throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Page first = browser.window();
    OidcLogin firstLogin = OidcLogin.start(server, first);
    EnrolAppPage enrolment = Enrolment.begin(first, citizen);
    Totp app = enrolment.app();
    DeletionCodePage shown = enrolment.confirm(citizen.password(), app.fresh());
    String deletionCode = shown.code();
    shown.finish().goOn();
    OidcLogin.Tokens firstTokens = firstLogin.tokens();
    Page second = browser.window();
    OidcLogin secondLogin = OidcLogin.start(server, second);
    citizen.signInWithApp(second, app);
    OidcLogin.Tokens secondTokens = secondLogin.tokens();
    String id = credential(server, citizen, "otp");
    forgetTheEnrolment(server, citizen);

    remove(server, citizen, "otp");

    assertThat(citizen.credentialTypes(server)).isEmpty();
    ReceivedMail mail = server.mail().take(citizen.email(), PATIENCE);
    assertThat(mail.subject()).isEqualTo("Ügyfélkapu+: a hitelesítő alkalmazás törölve");
    assertThat(mail.text().orElseThrow() + mail.html().orElseThrow())
        .doesNotContain(deletionCode, deletionCode.replace(" ", ""), deletionCode.split(" ")[0])
        .doesNotContain(citizen.userName());
    assertThat(server.mail().waiting(citizen.email())).isZero();
    assertThat(OidcLogin.refresh(server, firstTokens).statusCode()).isEqualTo(400);
    assertThat(OidcLogin.refresh(server, secondTokens).statusCode()).isEqualTo(400);
    assertThat(sessions(server, citizen)).isEmpty();
    for (Page window : List.of(first, second)) {
      OidcLogin.start(server, window);
      assertThat(new MethodPage(window).methods()).isNotEmpty();
    }
    assertThat(citizen.events(server, "REMOVE_CREDENTIAL"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.at("/details/ugyfelkapu_change").asText()).isEqualTo("app-removed");
              assertThat(event.at("/details/ugyfelkapu_by").asText()).isEqualTo("official");
              assertThat(event.at("/details/credential_id").asText()).isEqualTo(id);
              assertThat(event.at("/details/credential_type").asText()).isEqualTo("otp");
              assertThat(event.path("ipAddress").asText("")).isEmpty();
            });
    assertThat(citizen.events(server, "REMOVE_TOTP")).hasSize(1);

    EnrolAppPage again = Enrolment.begin(first, citizen);
    Totp newApp = again.app();
    DeletionCodePage newCode = again.confirm(citizen.password(), newApp.fresh());
    assertThat(newCode.code()).isNotEqualTo(deletionCode);
    newCode.finish();
    Page lost = browser.window();
    OidcLogin.start(server, lost);
    citizen.signIn(lost, "ugyfelkapu-plus-app");
    new AppCodePage(lost).page().locator("#lost-device").click();
    lost.locator("#deletionCode").fill(deletionCode);
    lost.locator("button[name=remove]").click();
    lost.locator(".uk-error").first().waitFor();
    assertThat(citizen.credentialTypes(server))
        .containsExactlyInAnyOrder("otp", "ugyfelkapu-deletion-code");
  }

  @Test
  void removedDeletionCodeLeavesTheAppAndIsTold(TestServer server, Browser browser)
      throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.signInWithApp(page, app);
    OidcLogin.Tokens tokens = login.tokens();
    forgetTheEnrolment(server, citizen);

    remove(server, citizen, "ugyfelkapu-deletion-code");

    assertThat(citizen.credentialTypes(server)).containsExactly("otp");
    assertThat(server.mail().take(citizen.email(), PATIENCE).subject())
        .isEqualTo("Megszűnt az Ügyfélkapu+ törlőkódja");
    assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(400);
    assertThat(citizen.events(server, "REMOVE_TOTP")).isEmpty();
    OidcLogin again = OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu-plus-app");
    new AppCodePage(page).enter(app.fresh());
    assertThat(again.tokens().claim("acr")).isEqualTo("http://eidas.europa.eu/LoA/substantial");
  }

  @Test
  void removedEmailCodeIsToldAndEndsTheSessions(TestServer server, Browser browser)
      throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.signIn(page, "ugyfelkapu");
    new OfferPage(page).page().locator("button[name=choice][value=email]").click();
    page.locator("#password").fill(citizen.password());
    page.locator("form button[type=submit]").first().click();
    page.locator("#emailCode").fill(mailedCode(server, citizen));
    page.locator("form button[type=submit]").first().click();
    page.locator("body[data-page-id=login-plus-done] button[type=submit]").first().click();
    OidcLogin.Tokens tokens = login.tokens();
    forgetTheEnrolment(server, citizen);

    remove(server, citizen, "ugyfelkapu-plus-email");

    assertThat(citizen.credentialTypes(server)).isEmpty();
    assertThat(server.mail().take(citizen.email(), PATIENCE).subject())
        .isEqualTo("Ügyfélkapu+: az e-mailes kód kikapcsolva");
    assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(400);
  }

  /** The notice is in the citizen's language, whatever the official's is. */
  @Test
  void noticeIsInTheCitizensLanguage(TestServer server, Browser browser)
      throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Enrolment.enrol(server, browser, citizen);
    ObjectNode user = (ObjectNode) server.admin().get(userPath(server, citizen));
    user.withObject("/attributes").putArray("locale").add("en");
    server.admin().put(userPath(server, citizen), user);
    forgetTheEnrolment(server, citizen);

    remove(server, citizen, "otp");

    assertThat(server.mail().take(citizen.email(), PATIENCE).subject())
        .isEqualTo("Ügyfélkapu+: the authenticator app was removed");
  }

  /**
   * A second OTP, as only Keycloak's own ways make one, is none that the pack asks for: its removal
   * changes nothing; that of the enrolled one takes the deletion code along all the same.
   */
  @Test
  void oneOfTwoAppsIsRemoved(TestServer server, Browser browser) throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    String enrolled = credential(server, citizen, "otp");
    addKeycloaksOwn(server, browser, citizen, app.fresh());
    String other =
        credentials(server, citizen, "otp").stream()
            .filter(id -> !id.equals(enrolled))
            .findFirst()
            .orElseThrow();
    forgetTheEnrolment(server, citizen);

    server.admin().delete(userPath(server, citizen) + "/credentials/" + other);

    assertThat(citizen.credentialTypes(server))
        .containsExactlyInAnyOrder("otp", "ugyfelkapu-deletion-code");
    assertThat(citizen.events(server, "REMOVE_CREDENTIAL")).isEmpty();
    assertThat(sessions(server, citizen)).isNotEmpty();

    addKeycloaksOwn(server, browser, citizen, app.fresh());
    server.admin().delete(userPath(server, citizen) + "/credentials/" + enrolled);

    assertThat(citizen.credentialTypes(server)).containsExactly("otp");
    assertThat(server.mail().take(citizen.email(), PATIENCE).subject())
        .isEqualTo("Ügyfélkapu+: a hitelesítő alkalmazás törölve");
    assertThat(sessions(server, citizen)).isEmpty();
  }

  /** Users of other stores and their OTP are Keycloak's business alone. */
  @Test
  void removedOtpOfNoRegistrationIsLeftToKeycloak(TestServer server) {
    String name = "helyi" + System.nanoTime();
    server
        .admin()
        .post(
            REALM + "/users",
            Map.of(
                "username",
                name,
                "enabled",
                true,
                "email",
                name + "@pelda.test",
                "credentials",
                List.of(
                    Map.of(
                        "type", "otp",
                        "secretData", "{\"value\":\"c2VjcmV0\"}",
                        "credentialData",
                            "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,"
                                + "\"algorithm\":\"HmacSHA1\"}"))));
    String user =
        REALM
            + "/users/"
            + server
                .admin()
                .get(REALM + "/users?exact=true&username=" + name)
                .get(0)
                .get("id")
                .asText();
    JsonNode otp = server.admin().get(user + "/credentials").get(0);

    server.admin().delete(user + "/credentials/" + otp.get("id").asText());

    assertThat(server.admin().get(user + "/credentials")).isEmpty();
    assertThat(server.mail().waiting(name + "@pelda.test")).isZero();
    assertThat(
            server
                .admin()
                .get(
                    REALM
                        + "/events?type=REMOVE_CREDENTIAL&user="
                        + user.substring(user.lastIndexOf('/') + 1)))
        .isEmpty();
    server.admin().delete(user);
  }

  /** Keycloak's bulk way tells no listener; it must not reach the factors at all. */
  @Test
  void disablingCredentialTypesTakesNoFactorAway(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Enrolment.enrol(server, browser, citizen);

    server
        .admin()
        .put(
            userPath(server, citizen) + "/disable-credential-types",
            List.of("otp", "ugyfelkapu-plus-email", "ugyfelkapu-deletion-code"));

    assertThat(citizen.credentialTypes(server))
        .containsExactlyInAnyOrder("otp", "ugyfelkapu-deletion-code");
  }

  /** H62: nothing is half done while the registry is down. */
  @Test
  void outageRemovesNothing_H62(TestServer server, Browser browser) throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Enrolment.enrol(server, browser, citizen);
    String path = userPath(server, citizen) + "/credentials/" + credential(server, citizen, "otp");
    forgetTheEnrolment(server, citizen);

    server.registry().stop();
    try {
      assertThat(server.admin().exchange("DELETE", path, null).statusCode())
          .isGreaterThanOrEqualTo(400);
    } finally {
      server.registry().start();
    }

    assertThat(citizen.credentialTypes(server))
        .containsExactlyInAnyOrder("otp", "ugyfelkapu-deletion-code");
    assertThat(server.mail().waiting(citizen.email())).isZero();
  }

  /**
   * H40: Keycloak's account REST API would let a session of any level delete the app, were its own
   * action only switched on; the pack's settings are the only way.
   */
  @Test
  void accountApiCannotRemoveTheApp_H40(TestServer server, Browser browser)
      throws InterruptedException {
    Citizen citizen = Citizen.register(server);
    Totp app = Enrolment.enrol(server, browser, citizen);
    String id = credential(server, citizen, "otp");
    Page page = browser.window();
    AtomicReference<String> bearer = new AtomicReference<>();
    page.onRequest(
        request -> {
          String header = request.headers().get("authorization");
          if (header != null && request.url().contains("/account/")) {
            bearer.set(header);
          }
        });
    page.navigate(OidcLogin.realm(server) + "/account/account-security/signing-in");
    citizen.signInWithApp(page, app);
    page.locator("[data-testid='otp/credential-list']").first().waitFor();
    forgetTheEnrolment(server, citizen);

    HttpRequest removal =
        HttpRequest.newBuilder(URI.create(OidcLogin.realm(server) + "/account/credentials/" + id))
            .header("Authorization", bearer.get())
            .header("Accept", "application/json")
            .DELETE()
            .build();

    // As exported: Keycloak itself refuses, since its own action is off.
    assertThat(Http.send(removal).statusCode()).isEqualTo(400);
    String action = REALM + "/authentication/required-actions/delete_credential";
    ObjectNode off = (ObjectNode) server.admin().get(action);
    server.admin().put(action, off.deepCopy().put("enabled", true));
    try {
      assertThat(Http.send(removal).statusCode()).isEqualTo(403);
    } finally {
      server.admin().put(action, off);
    }

    assertThat(citizen.credentialTypes(server))
        .containsExactlyInAnyOrder("otp", "ugyfelkapu-deletion-code");
    assertThat(citizen.events(server, "REMOVE_CREDENTIAL")).isEmpty();
    assertThat(citizen.events(server, "REMOVE_CREDENTIAL_ERROR"))
        .extracting(event -> event.get("error").asText())
        .containsExactly("not_allowed");
    assertThat(server.mail().waiting(citizen.email())).isZero();
    assertThat(sessions(server, citizen)).isNotEmpty();
  }

  /**
   * A citizen whose mail cannot be delivered loses the factor all the same, and an event names who
   * was not told.
   */
  @Test
  void refusedMailDoesNotKeepTheFactorAndLeavesAnEvent(TestServer server, Browser browser) {
    Citizen citizen = Citizen.register(server);
    Enrolment.enrol(server, browser, citizen);
    server.mail().refuseRecipient(citizen.email(), true);
    try {
      remove(server, citizen, "otp");
    } finally {
      server.mail().refuseRecipient(citizen.email(), false);
    }

    assertThat(citizen.credentialTypes(server)).isEmpty();
    assertThat(citizen.events(server, "SEND_VERIFY_EMAIL_ERROR"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.get("error").asText()).isEqualTo("email_send_failed");
              assertThat(event.at("/details/ugyfelkapu_purpose").asText()).isEqualTo("notice");
              assertThat(event.at("/details/ugyfelkapu_change").asText()).isEqualTo("app-removed");
              assertThat(event.toString()).doesNotContain(citizen.email());
            });
    assertThat(server.log()).doesNotContain(citizen.email());
  }

  private static void addKeycloaksOwn(
      TestServer server, Browser browser, Citizen citizen, String appCode) {
    String action = REALM + "/authentication/required-actions/CONFIGURE_TOTP";
    ObjectNode off = (ObjectNode) server.admin().get(action);
    server.admin().put(action, off.deepCopy().put("enabled", true));
    try {
      Page page = browser.window();
      OidcLogin login = OidcLogin.start(server, page, Map.of("kc_action", "CONFIGURE_TOTP"));
      citizen.signIn(page, "ugyfelkapu-plus-app");
      new AppCodePage(page).enter(appCode);
      page.locator("#totp").waitFor();
      Totp second =
          new Totp(
              page.locator("#totpSecret").getAttribute("value").getBytes(StandardCharsets.UTF_8));
      page.locator("#totp").fill(second.fresh());
      page.locator("#userLabel").fill("a másik");
      page.locator("form [type=submit]").first().click();
      login.tokens();
    } finally {
      server.admin().put(action, off);
    }
  }

  private static String mailedCode(TestServer server, Citizen citizen) throws InterruptedException {
    String text = server.mail().take(citizen.email(), PATIENCE).text().orElseThrow();
    return text.replaceAll("(?s).*?\\b(\\d{6})\\b.*", "$1");
  }

  /** Waits for the notice of the enrolment, so that no later mail can be it. */
  private static void forgetTheEnrolment(TestServer server, Citizen citizen)
      throws InterruptedException {
    assertThat(server.mail().take(citizen.email(), PATIENCE).subject())
        .isEqualTo("Sikeres Ügyfélkapu+ igénylés");
  }

  private static void remove(TestServer server, Citizen citizen, String type) {
    server
        .admin()
        .delete(userPath(server, citizen) + "/credentials/" + credential(server, citizen, type));
  }

  private static String credential(TestServer server, Citizen citizen, String type) {
    return credentials(server, citizen, type).get(0);
  }

  private static List<String> credentials(TestServer server, Citizen citizen, String type) {
    List<String> ids = new ArrayList<>();
    for (JsonNode credential : server.admin().get(userPath(server, citizen) + "/credentials")) {
      if (credential.get("type").asText().equals(type)) {
        ids.add(credential.get("id").asText());
      }
    }
    return ids;
  }

  private static JsonNode sessions(TestServer server, Citizen citizen) {
    return server.admin().get(userPath(server, citizen) + "/sessions");
  }

  private static String userPath(TestServer server, Citizen citizen) {
    return REALM + "/users/" + AdminApi.encode(citizen.id(server));
  }
}

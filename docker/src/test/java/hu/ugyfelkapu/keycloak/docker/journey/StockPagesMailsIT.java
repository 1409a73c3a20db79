package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.docker.mail.ReceivedMail;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * H82, H84: the mails by which Keycloak reports what happened to an account, in a realm that has
 * them turned on ({@link MailAppearance} says what is asked of each).
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class StockPagesMailsIT {
  /** Templates of the mails by the events' names, as the keys of their subjects have them. */
  private static final Map<String, String> TEMPLATES =
      Map.of(
          "LoginError", "event-login_error",
          "UpdatePassword", "event-update_password",
          "UpdateCredential", "event-update_credential",
          "RemoveTotp", "event-remove_totp",
          "RemoveCredential", "event-remove_credential");

  private static StockRealm realm;

  @BeforeAll
  static void makeRealm(TestServer server) {
    realm =
        StockRealm.create(
            server,
            "minta-ertesitesek",
            Map.of(
                "eventsListeners",
                List.of("email"),
                "bruteForceProtected",
                true,
                "failureFactor",
                2,
                "quickLoginCheckMilliSeconds",
                0));
    realm.enableAction("UPDATE_EMAIL");
    realm.put(
        "/authentication/required-actions/UPDATE_EMAIL/config",
        Map.of("config", Map.of("verifyEmail", "true")));
  }

  @AfterAll
  static void removeRealm() {
    realm.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void whatHappenedToAnAccount_H82_H84(String language, TestServer server, Browser browser)
      throws Exception {
    StockRealm.Person person = realm.personWith(language, List.of(StockRealm.appCode("Telefon")));
    StockVisit visit = StockVisit.in(browser, language, realm);
    visit.open(Map.of()).signIn(person).at("login-otp").fill("otp", visit.app().fresh()).submit();
    visit.isOver();
    visit
        .open(Map.of("kc_action", "UPDATE_PASSWORD"))
        .at("login-update-password")
        .fill("password-new", "Masik2024Jelszo")
        .fill("password-confirm", "Masik2024Jelszo")
        .submit()
        .isOver();
    visit
        .open(Map.of("kc_action", "delete_credential:" + realm.credential(person, "otp")))
        .at("delete-credential")
        .press("accept")
        .isOver();
    StockVisit stranger = StockVisit.in(browser, language, realm);
    stranger.open(Map.of()).signIn(person).at("login");

    Map<String, String> templates = templatesBySubject(server, language);
    Set<String> waiting = new HashSet<>(templates.values());
    while (!waiting.isEmpty()) {
      ReceivedMail mail = server.mail().take(person.email(), Duration.ofMinutes(1));
      String template = templates.get(mail.subject());
      assertThat(template).as(mail.subject()).isNotNull();
      if (waiting.remove(template)) {
        MailAppearance.check(browser, mail, template, language);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "en"})
  void newAddressIsAskedToConfirm_H82_H84(String language, TestServer server, Browser browser) {
    StockRealm.Person person = realm.person(language, Map.of());
    String address = "uj-" + person.email();
    StockVisit visit = StockVisit.in(browser, language, realm);
    visit.open(Map.of("kc_action", "UPDATE_EMAIL")).signIn(person).at("update-email");
    visit.fill("email", address).submit().at("info").isFine("stock-info-update-email-sent");
    ReceivedMail mail =
        MailAppearance.take(server, browser, address, "email-update-confirmation", language);
    visit.navigate(StockVisit.link(mail)).at("info").isFine("stock-info-update-email-done");
  }

  private static Map<String, String> templatesBySubject(TestServer server, String language)
      throws IOException {
    Properties texts = new Properties();
    try (ZipFile jar = new ZipFile(server.workspace().themesJar().toFile());
        Reader in =
            new InputStreamReader(
                jar.getInputStream(
                    jar.getEntry(
                        "theme/ugyfelkapu/email/messages/messages_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    Map<String, String> templates = new HashMap<>();
    TEMPLATES.forEach(
        (event, template) ->
            templates.put(texts.getProperty("event" + event + "Subject"), template));
    return templates;
  }
}

package hu.ugyfelkapu.keycloak.docker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Browser;
import hu.ugyfelkapu.keycloak.docker.testing.BrowserExtension;
import hu.ugyfelkapu.keycloak.docker.testing.FlowSetting;
import hu.ugyfelkapu.keycloak.docker.testing.FormPost;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TelephoneCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.page.ErrorPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.MethodPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.TelephoneDigitsPage;
import hu.ugyfelkapu.keycloak.docker.testing.page.TelephoneIdPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of telephone identification, its limits, and what it does without its key. */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class TelephoneLimitsIT {
  private static final String MERGED = "A telefonos azonosító vagy a jelszó helytelen";
  private static final String TOO_MANY = "Most túl sok a sikertelen telefonos azonosítás.";
  private static final String OWN = TelephoneCitizen.OWN;
  private static final String REALM = "/realms/" + TestServer.REALM;

  /** Hours into the future, a new one for each test: no failures of others are in it. */
  private static final AtomicInteger HOURS = new AtomicInteger(10);

  @AfterEach
  void resetClock(TestServer server) {
    server.clock().reset();
  }

  /**
   * H5: whichever ids are tried, known or not; the right answer is not looked at either, until the
   * hour is over.
   */
  @ParameterizedTest
  @CsvSource({"failures-per-address, 3, source", "failures-per-realm, 10, realm"})
  void failuresOfManyIdsEndInTheirLimit_H5(
      String setting, int limit, String reason, TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.withOwnPassword(server, browser);
    server.clock().setOffset(Duration.ofHours(HOURS.addAndGet(3)));
    FlowSetting.telephone(server, setting, Integer.toString(limit))
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin.start(server, page);
              TelephoneIdPage id = new MethodPage(page).chooseTelephone();
              for (int i = 0; i < limit; i++) {
                TelephoneDigitsPage digits = id.enter(TelephoneCitizen.unknownId());
                digits = digits.enterWrongly(TelephoneCitizen.WRONG);
                assertThat(digits.error()).contains(MERGED);
                id = digits.otherId();
              }

              TelephoneDigitsPage digits = id.enter(TelephoneCitizen.unknownId());
              assertThat(digits.enterWrongly(OWN).error()).contains(TOO_MANY);
              digits = new TelephoneDigitsPage(page).otherId().enter(citizen.telephoneId());
              assertThat(digits.enterWrongly(OWN).error()).contains(TOO_MANY);
              assertThat(limitEvents(server, reason)).isEqualTo(2);

              server.clock().advance(Duration.ofMinutes(61));
              Page later = browser.window();
              OidcLogin login = OidcLogin.start(server, later);
              citizen.atDigits(later).enter(OWN);
              assertThat(login.tokens().claim("azonositasModja")).endsWith(":rkta");
            });
  }

  private static long limitEvents(TestServer server, String reason) {
    long now = server.clock().now().toEpochMilli();
    long count = 0;
    for (JsonNode event : server.admin().get(REALM + "/events?max=100&type=LOGIN_ERROR")) {
      if (event.path("error").asText().equals("telephone_limit_reached")
          && event.at("/details/ugyfelkapu_telephone").asText().equals(reason)
          && now - event.get("time").asLong() < Duration.ofHours(1).toMillis()) {
        count++;
      }
    }
    return count;
  }

  /** Right answers cost nothing, however many there are. */
  @Test
  void rightAnswersDoNotCountAgainstTheAddress(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.withOwnPassword(server, browser);
    server.clock().setOffset(Duration.ofHours(HOURS.addAndGet(3)));
    FlowSetting.telephone(server, "failures-per-address", "3")
        .during(
            () -> {
              for (int i = 0; i < 5; i++) {
                Page page = browser.window();
                OidcLogin login = OidcLogin.start(server, page);
                citizen.atDigits(page).enter(OWN);
                assertThat(login.tokens().claim("azonositasModja")).endsWith(":rkta");
              }
            });
  }

  @Test
  void wholePasswordIsAskedWhereItIsSet(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.withOwnPassword(server, browser);
    FlowSetting.telephone(server, "whole-password", "true")
        .during(
            () -> {
              Page page = browser.window();
              OidcLogin login = OidcLogin.start(server, page);
              TelephoneDigitsPage digits = citizen.atDigits(page);
              assertThat(digits.asksWhole()).isTrue();
              digits.enter(OWN);
              assertThat(login.tokens().claim("azonositasModja")).endsWith(":rkta");
            });
  }

  /** H89: without its key the method stops, with the reason in the log, and goes on with it. */
  @Test
  void withoutItsKeyTheMethodStopsAndCountsNothing_H89(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.withOwnPassword(server, browser);
    Page atDigits = browser.window();
    OidcLogin login = OidcLogin.start(server, atDigits);
    TelephoneDigitsPage digits = citizen.atDigits(atDigits);
    int start = server.log().length();

    withoutKey(
        server,
        () -> {
          Page page = browser.window();
          OidcLogin.start(server, page);
          APIResponse chosen = FormPost.send(page, "method=telephone");
          assertThat(chosen.status()).isEqualTo(503);
          assertThat(chosen.text()).contains("A telefonos azonosítás most nem érhető el.");
          Page other = browser.window();
          OidcLogin.start(server, other);
          new MethodPage(other).chooseTelephone();
          other.reload();
          assertThat(new TelephoneIdPage(other).error()).contains("most nem érhető el");
          other.locator("button[name=back]").click();
          assertThat(new MethodPage(other).methods()).contains("ugyfelkapu");

          digits.enter(OWN);
          assertThat(new TelephoneIdPage(atDigits).error()).contains("most nem érhető el");
        });

    assertThat(server.log().substring(start))
        .contains("Realm ugyfelkapu: telephone identification does not work.")
        .contains("telephone_k1");
    atDigits.reload();
    new TelephoneDigitsPage(atDigits).enter(OWN);
    assertThat(login.tokens().claim("azonositasModja")).endsWith(":rkta");
    assertThat(citizen.locks(server)).isZero();
  }

  /** The file vault is asked at every use, so that keys can come and go. */
  private static void withoutKey(TestServer server, Runnable part) {
    Path key = server.vault().telephoneKey(TestServer.REALM, "k1");
    Path away = key.resolveSibling("away");
    try {
      Files.move(key, away);
      try {
        part.run();
      } finally {
        Files.move(away, key);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** H45: nonsense, and a key that the vault does not hold, are refused when they are saved. */
  @ParameterizedTest
  @CsvSource({
    "key-id, K1, lower-case",
    "key-id, k9, telephone_k9",
    "key-id, '', without one the method does not work",
    "whole-password, igen, true or false",
    "first-password-days, 0, 1 to 30",
    "failures-per-address, 2, 3 to 10000",
    "failures-per-realm, sok, 10 to 1000000"
  })
  void senselessSettingIsRefused_H45(String key, String value, String reason, TestServer server) {
    AdminApi admin = server.admin();
    String path = FlowSetting.telephonePath(admin);
    JsonNode before = admin.get(path);
    ObjectNode after = before.deepCopy();
    ((ObjectNode) after.get("config")).put(key, value);

    HttpResponse<String> response = admin.exchange("PUT", path, after);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains(key, reason);
    assertThat(admin.get(path)).isEqualTo(before);
  }

  /** A realm may come before its key: it is imported, and the log says what it lacks. */
  @Test
  void realmIsImportedWithoutItsKeyAndTheLogSaysSo(TestServer server) throws IOException {
    ObjectNode realm =
        (ObjectNode)
            AdminApi.parse(
                Files.readString(server.workspace().realmFile())
                    .replace("${UGYFELKAPU_PAIRWISE_SALT}", "salt-of-another-realm"));
    realm.put("realm", "kulcs-nelkul");
    realm.remove("components");
    realm.remove("smtpServer");

    HttpResponse<String> response = server.admin().exchange("POST", "/realms", realm);

    server.admin().exchange("DELETE", "/realms/kulcs-nelkul", null);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    assertThat(server.log())
        .contains("Realm kulcs-nelkul: Setting 'key-id' names no usable key")
        .doesNotContain("Realm ugyfelkapu: Setting 'key-id'");
  }

  @Test
  void otherKeyOfTheVaultIsTaken(TestServer server) {
    FlowSetting.telephone(server, "key-id", "k2").during(() -> {});
  }

  /** The closing date of the method: no button from then on, and open logins end nowhere. */
  @Test
  void closedMethodIsNotOfferedAndLetsNobodyIn(TestServer server, Browser browser) {
    TelephoneCitizen citizen = TelephoneCitizen.withOwnPassword(server, browser);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.atDigits(page).enter(OWN);
    OidcLogin.Tokens tokens = login.tokens();
    Page open = browser.window();
    OidcLogin.start(server, open);
    TelephoneDigitsPage digits = citizen.atDigits(open);

    FlowSetting.closingDate(server, "kau-telephone", "2025-01-16")
        .during(
            () -> {
              digits.enter(OWN);
              assertThat(new ErrorPage(open).text())
                  .contains("Ez az azonosítási mód önmagában már nem elég");
              OidcLogin.start(server, page);
              assertThat(new MethodPage(page).methods())
                  .doesNotContain("telephone")
                  .contains("ugyfelkapu");
              assertThat(FormPost.send(page, "method=telephone").text())
                  .contains("nem választható");
              assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(400);
            });
  }
}

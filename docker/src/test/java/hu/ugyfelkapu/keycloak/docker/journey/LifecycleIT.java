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
import hu.ugyfelkapu.keycloak.docker.testing.MailedCode;
import hu.ugyfelkapu.keycloak.docker.testing.Official;
import hu.ugyfelkapu.keycloak.docker.testing.OidcLogin;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Totp;
import hu.ugyfelkapu.keycloak.docker.testing.WritableRegistry;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Expiry notices and the end of registrations by time (mission.md §8), started by an administrator
 * as the timer would. The registry is a view that holds this class's citizens only.
 */
@ExtendWith({TestServerExtension.class, BrowserExtension.class})
class LifecycleIT {
  private static final String REALM = "/realms/" + TestServer.REALM;
  private static final String COMPONENT = "b1d6f0a4-6c3e-4f57-9a2b-52d1c7e8a901";
  private static final String LIFE_CYCLE =
      REALM + "/ugyfelkapu-registry/" + COMPONENT + "/life-cycle";
  private static final String NAME = "Eletciklus ";

  /** Keycloak keeps a setting that is missing when a component is saved. */
  private static final Map<String, String> STANDARD =
      Map.of(
          "table", "registration",
          "lifecycle", "off",
          "expiryNoticeDays", "30,7,1",
          "endedRows", "keep");

  private WritableRegistry registry;

  @BeforeEach
  void turnOn(TestServer server) {
    registry = WritableRegistry.open(server);
    execute(
        server,
        "CREATE OR REPLACE VIEW life_cycle AS SELECT * FROM registration WHERE user_name LIKE '"
            + NAME
            + "%'",
        "GRANT SELECT, UPDATE ON life_cycle TO " + server.registry().username());
    assertThat(save(server, Map.of("table", "life_cycle", "lifecycle", "on"))).isEqualTo(204);
  }

  @AfterEach
  void giveBack(TestServer server) {
    server.clock().reset();
    server.mail().refuse(false);
    assertThat(save(server, STANDARD)).isEqualTo(204);
    execute(
        server,
        "DROP VIEW life_cycle",
        "DELETE FROM registration WHERE user_name LIKE '" + NAME + "%'");
    registry.close();
  }

  @Test
  void noticeIsMailedOnceWithTheEndInBudapestAndWhatToDo(TestServer server) {
    Instant end = in(server, Duration.ofDays(6));
    Citizen citizen = citizen(server, "valid", end);

    assertThat(run(server).at("/done/noticesSent").asInt()).isEqualTo(1);

    ReceivedMail mail = MailedCode.takeMail(server, citizen);
    assertThat(mail.subject()).isEqualTo("Hamarosan lejár az Ügyfélkapuja");
    for (String part : List.of(mail.text().orElseThrow(), mail.html().orElseThrow())) {
      assertThat(part)
          .contains(inBudapest("uuuu. MMMM d. HH:mm", Locale.forLanguageTag("hu"), end))
          .contains("változtassa meg a jelszavát")
          .contains("El…")
          .doesNotContain(citizen.userName(), "http", "???", "ugyfelkapuExpiry");
    }
    assertThat(citizen.events(server, "SEND_VERIFY_EMAIL"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.get("userId").asText()).isEqualTo(citizen.id(server));
              assertThat(event.at("/details/ugyfelkapu_purpose").asText())
                  .isEqualTo("expiry-notice");
              assertThat(event.at("/details/ugyfelkapu_days").asText()).isEqualTo("7");
              assertThat(event.toString()).doesNotContain(citizen.email(), citizen.userName());
            });

    // An administrator's save neither sees nor removes the mark.
    JsonNode user = server.admin().get(REALM + "/users/" + AdminApi.encode(citizen.id(server)));
    assertThat(user.toString()).doesNotContain("expiryNotices");
    server.admin().put(REALM + "/users/" + AdminApi.encode(citizen.id(server)), user);
    lookAgain(server);
    assertThat(run(server).at("/done/noticesSent").asInt()).isZero();
    server.clock().advance(Duration.ofDays(5).plusMinutes(1));
    assertThat(run(server).at("/done/noticesSent").asInt()).isEqualTo(1);
    assertThat(MailedCode.takeMail(server, citizen).subject()).isNotEmpty();
    assertThat(server.mail().waiting(citizen.email())).isZero();
  }

  /** Another validity of the same row makes the next notice a new one, before and after it. */
  @Test
  void changedEndMakesNoticesPossibleAgain(TestServer server) {
    Citizen citizen = citizen(server, "valid", in(server, Duration.ofDays(6)));
    run(server);
    MailedCode.takeMail(server, citizen);

    citizen.change(server, "valid_until", at(in(server, Duration.ofDays(6).plusHours(1))));

    assertThat(run(server).at("/done/noticesSent").asInt()).isEqualTo(1);
    assertThat(MailedCode.takeMail(server, citizen).subject()).isNotEmpty();
  }

  @Test
  void noticeSpeaksThePersonsLanguageAndSendsReadOnlyCitizensToTheOffice(TestServer server) {
    Instant end = in(server, Duration.ofDays(20));
    Citizen citizen = citizen(server, "valid", end);
    choose(server, citizen, "en");
    assertThat(save(server, Map.of("editMode", "READ_ONLY"))).isEqualTo(204);

    run(server);

    ReceivedMail mail = MailedCode.takeMail(server, citizen);
    assertThat(mail.subject()).isEqualTo("Your Ügyfélkapu expires soon");
    assertThat(mail.text().orElseThrow())
        .contains(inBudapest("d MMMM uuuu, HH:mm", Locale.ENGLISH, end))
        .contains("Visit a government office")
        .doesNotContain("change your password");
  }

  @Test
  void mailServerThatFailsLosesNoNotice(TestServer server) {
    Citizen citizen = citizen(server, "valid", in(server, Duration.ofDays(20)));
    server.mail().refuse(true);
    JsonNode failed = run(server);
    assertThat(failed.at("/done/noticesSent").asInt()).isZero();
    assertThat(failed.at("/done/noticesFailed").asInt()).isEqualTo(1);
    assertThat(citizen.events(server, "SEND_VERIFY_EMAIL_ERROR"))
        .singleElement()
        .satisfies(event -> assertThat(event.get("error").asText()).isEqualTo("email_send_failed"));
    server.mail().refuse(false);

    assertThat(run(server).at("/done/noticesSent").asInt()).isEqualTo(1);

    MailedCode.takeMail(server, citizen);
    assertThat(run(server).at("/done/noticesSent").asInt()).isZero();
    assertThat(server.log()).doesNotContain(citizen.email(), citizen.userName());
  }

  @Test
  void runsAtTheSameTimeMailAndEndOnce(TestServer server) {
    List<Citizen> citizens =
        Stream.generate(() -> citizen(server, "valid", in(server, Duration.ofDays(20))))
            .limit(8)
            .toList();
    Citizen over = citizen(server, "expired", in(server, Duration.ofDays(-1)));

    List<CompletableFuture<HttpResponse<String>>> runs =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> post(server, "?run=true")))
            .limit(4)
            .toList();
    List<HttpResponse<String>> answers = runs.stream().map(CompletableFuture::join).toList();

    assertThat(answers)
        .extracting(HttpResponse::statusCode)
        .containsAnyOf(200)
        .isSubsetOf(200, 409);
    assertThat(citizens)
        .allSatisfy(citizen -> assertThat(server.mail().waiting(citizen.email())).isEqualTo(1));
    assertThat(events(server, over)).hasSize(1);
  }

  /** H67: factors, sessions, roles, groups, attributes: nothing of the person remains. */
  @ParameterizedTest
  @ValueSource(strings = {"keep", "delete"})
  void endedRegistrationLeavesNothingOfThePersonInKeycloak_H67(
      String rows, TestServer server, Browser browser) {
    Citizen citizen = citizen(server, "valid", in(server, Duration.ofDays(1000)));
    Totp app = Enrolment.enrol(server, browser, citizen);
    Page page = browser.window();
    OidcLogin login = OidcLogin.start(server, page);
    citizen.signInWithApp(page, app);
    OidcLogin.Tokens tokens = login.tokens();
    choose(server, citizen, "hu");
    String id = citizen.id(server);
    Official.grant(server, TestServer.REALM, id, "account", "view-groups");
    String user = REALM + "/users/" + AdminApi.encode(id);
    server.admin().put(user, Map.of("requiredActions", List.of("ugyfelkapu-plus-settings")));
    server.admin().post(REALM + "/groups", Map.of("name", NAME + rows));
    String group =
        server.admin().get(REALM + "/groups?search=Eletciklus").get(0).get("id").asText();
    server.admin().put(user + "/groups/" + group, Map.of());
    server.mail().forget(citizen.email());
    execute(
        server,
        "DROP TABLE IF EXISTS life_cycle_copy",
        "CREATE TABLE life_cycle_copy AS SELECT * FROM registration WHERE id = " + citizen.rowId());
    if (rows.equals("delete")) {
      execute(server, "GRANT DELETE ON life_cycle TO " + server.registry().username());
    }
    assertThat(save(server, Map.of("endedRows", rows))).isEqualTo(204);
    citizen.change(server, "valid_until", at(in(server, Duration.ofSeconds(-5))));

    JsonNode answer = run(server);

    assertThat(answer.get("expiredDue").asInt()).isEqualTo(1);
    assertThat(answer.at("/done/expiredEnded").asInt()).isEqualTo(1);
    assertThat(answer.at("/done/complete").asBoolean()).isTrue();
    assertThat(state(server, citizen)).isEqualTo(rows.equals("keep") ? "ended" : null);
    assertThat(server.admin().exchange("GET", user, null).statusCode())
        .isEqualTo(rows.equals("keep") ? 200 : 404);
    assertThat(OidcLogin.refresh(server, tokens).statusCode()).isEqualTo(400);
    assertThat(eventsOf(server, id))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.at("/details/ugyfelkapu_change").asText())
                  .isEqualTo("registration-ended");
              assertThat(event.at("/details/ugyfelkapu_by").asText()).isEqualTo("life-cycle");
              assertThat(event.at("/details/ugyfelkapu_reason").asText()).isEqualTo("expired");
              assertThat(event.toString()).doesNotContain(citizen.email(), citizen.userName());
            });

    // The same row again, with the same id and time of recording, shows whatever was left.
    execute(
        server,
        "DELETE FROM registration WHERE id = " + citizen.rowId(),
        "INSERT INTO registration SELECT * FROM life_cycle_copy",
        "DROP TABLE life_cycle_copy");
    assertThat(citizen.id(server)).isEqualTo(id);
    assertThat(citizen.credentialTypes(server)).isEmpty();
    JsonNode again = server.admin().get(user);
    assertThat(again.get("requiredActions")).isEmpty();
    assertThat(again.at("/attributes/locale").isMissingNode()).isTrue();
    assertThat(server.admin().get(user + "/groups")).isEmpty();
    assertThat(server.admin().get(user + "/role-mappings").toString())
        .doesNotContain("view-groups");
    assertThat(server.admin().get(user + "/sessions")).isEmpty();
    assertThat(server.admin().get(user + "/consents")).isEmpty();
    server.admin().delete(REALM + "/groups/" + group);
  }

  @Test
  void temporaryAndNotActivatedRegistrationsEndAfterTheirDays(TestServer server) {
    Citizen temporary = citizen(server, "temporary", null);
    Citizen toBeActivated = citizen(server, "to_be_activated", null);
    Citizen locked = citizen(server, "locked", in(server, Duration.ofDays(29)));
    assertThat(run(server).at("/done/complete").asBoolean()).isTrue();
    assertThat(state(server, toBeActivated)).isEqualTo("to_be_activated");

    server.clock().advance(Duration.ofDays(5).plusMinutes(1));
    assertThat(run(server).at("/done/toBeActivatedEnded").asInt()).isEqualTo(1);
    assertThat(state(server, toBeActivated)).isEqualTo("ended");
    assertThat(state(server, temporary)).isEqualTo("temporary");

    server.clock().advance(Duration.ofDays(25));
    JsonNode done = run(server).get("done");
    assertThat(done.get("temporaryEnded").asInt()).isEqualTo(1);
    assertThat(done.get("expiredEnded").asInt()).isEqualTo(1);
    assertThat(state(server, temporary)).isEqualTo("ended");
    assertThat(state(server, locked)).isEqualTo("ended");
    assertThat(events(server, temporary)).hasSize(1);
  }

  /** H68: whatever the life cycle's settings say. */
  @Test
  void readOnlyRegistryEndsNobody_H68(TestServer server) {
    Citizen over = citizen(server, "valid", in(server, Duration.ofDays(-1)));
    Citizen ending = citizen(server, "valid", in(server, Duration.ofDays(3)));
    assertThat(save(server, Map.of("editMode", "READ_ONLY", "endedRows", "delete"))).isEqualTo(204);

    JsonNode answer = run(server);

    assertThat(answer.get("expiredDue").asInt()).isEqualTo(1);
    assertThat(answer.at("/done/expiredEnded").asInt()).isZero();
    assertThat(answer.at("/done/noticesSent").asInt()).isEqualTo(1);
    assertThat(state(server, over)).isEqualTo("valid");
    assertThat(events(server, over)).isEmpty();
    assertThat(MailedCode.takeMail(server, ending).subject()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "dry-run"})
  void dryRunCountsAndDoesNothing(String mode, TestServer server) {
    assertThat(save(server, Map.of("lifecycle", mode))).isEqualTo(204);
    Citizen ending = citizen(server, "valid", in(server, Duration.ofDays(3)));
    Citizen over = citizen(server, "expired", in(server, Duration.ofDays(-3)));

    HttpResponse<String> answer = post(server, "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(AdminApi.parse(answer.body()))
        .isEqualTo(
            AdminApi.parse(
                "{\"noticesDue\":1,\"temporaryDue\":0,\"toBeActivatedDue\":0,\"expiredDue\":1}"));
    assertThat(post(server, "?run=true").statusCode()).isEqualTo(409);
    assertThat(state(server, over)).isEqualTo("expired");
    assertThat(server.mail().waiting(ending.email())).isZero();
    assertThat(ending.events(server, "SEND_VERIFY_EMAIL")).isEmpty();
    assertThat(events(server, over)).isEmpty();
  }

  @Test
  void onlyWhoMayManageTheRealmGetsIn_H86(TestServer server) {
    Citizen over = citizen(server, "expired", in(server, Duration.ofDays(-3)));
    Official nobody = Official.of(server, TestServer.REALM);
    Official users =
        Official.of(server, TestServer.REALM)
            .with("realm-management", "manage-users")
            .with("realm-management", "view-realm");
    Official stranger = Official.of(server, "master");
    for (Official official : List.of(nobody, users, stranger)) {
      assertThat(official.call("POST", LIFE_CYCLE + "?run=true", "").statusCode()).isEqualTo(403);
    }
    assertThat(Official.call(server, "", "POST", LIFE_CYCLE, "").statusCode()).isEqualTo(401);
    assertThat(state(server, over)).isEqualTo("expired");
    Official manager =
        Official.of(server, TestServer.REALM).with("realm-management", "manage-realm");
    assertThat(manager.call("POST", LIFE_CYCLE, "").statusCode()).isEqualTo(200);
  }

  @Test
  void otherComponentsAreNotFound(TestServer server) {
    String foreign =
        StreamSupport.stream(server.admin().get(REALM + "/components").spliterator(), false)
            .filter(each -> !each.get("id").asText().equals(COMPONENT))
            .findFirst()
            .orElseThrow()
            .get("id")
            .asText();
    for (String path :
        List.of(
            LIFE_CYCLE.replace(COMPONENT, foreign),
            LIFE_CYCLE.replace(COMPONENT, "none"),
            LIFE_CYCLE.replace(REALM, "/realms/master"))) {
      assertThat(server.admin().exchange("POST", path, null).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void outageIsNoAnswer_H62_H63(TestServer server) {
    Citizen over = citizen(server, "expired", in(server, Duration.ofDays(-3)));
    server.registry().stop();
    try {
      assertThat(post(server, "").statusCode()).isEqualTo(503);
      assertThat(post(server, "?run=true").statusCode()).isEqualTo(503);
    } finally {
      server.registry().start();
    }
    assertThat(run(server).at("/done/expiredEnded").asInt()).isEqualTo(1);
    assertThat(state(server, over)).isEqualTo("ended");
  }

  @Test
  void mistakesAreRefusedWhenSaved(TestServer server) {
    assertThat(save(server, Map.of("lifecycle", "maybe"))).isEqualTo(400);
    assertThat(save(server, Map.of("expiryNoticeDays", "1,7"))).isEqualTo(400);
    // The account was not given the right to delete.
    assertThat(save(server, Map.of("endedRows", "delete"))).isEqualTo(400);
  }

  private static Citizen citizen(TestServer server, String state, Instant end) {
    Citizen citizen = Citizen.register(server, NAME + System.nanoTime());
    citizen.change(server, "state", state);
    citizen.change(server, "created_at", at(server.clock().now()));
    execute(server, "UPDATE registration SET valid_until = NULL WHERE id = " + citizen.rowId());
    if (end != null) {
      citizen.change(server, "valid_until", at(end));
    }
    return citizen;
  }

  private static Instant in(TestServer server, Duration time) {
    return server.clock().now().plus(time).truncatedTo(ChronoUnit.SECONDS);
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  private static String inBudapest(String pattern, Locale locale, Instant moment) {
    return DateTimeFormatter.ofPattern(pattern, locale)
        .withZone(ZoneId.of("Europe/Budapest"))
        .format(moment);
  }

  private static void choose(TestServer server, Citizen citizen, String language) {
    String path = REALM + "/users/" + AdminApi.encode(citizen.id(server));
    ObjectNode user = (ObjectNode) server.admin().get(path);
    user.withObject("/attributes").putArray("locale").add(language);
    server.admin().put(path, user);
  }

  /** The next run comes to everybody again, since the number of days is another. */
  private static void lookAgain(TestServer server) {
    assertThat(save(server, Map.of("expiryNoticeDays", "8,1"))).isEqualTo(204);
  }

  private static JsonNode run(TestServer server) {
    HttpResponse<String> answer = post(server, "?run=true");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return AdminApi.parse(answer.body());
  }

  private static HttpResponse<String> post(TestServer server, String query) {
    return server.admin().exchange("POST", LIFE_CYCLE + query, null);
  }

  /** The status of saving these settings of the component. */
  private static int save(TestServer server, Map<String, String> settings) {
    JsonNode component = server.admin().get(REALM + "/components/" + COMPONENT);
    ObjectNode config = (ObjectNode) component.get("config");
    settings.forEach((key, value) -> config.putArray(key).add(value));
    return server
        .admin()
        .exchange("PUT", REALM + "/components/" + COMPONENT, component)
        .statusCode();
  }

  private static List<JsonNode> events(TestServer server, Citizen citizen) {
    return eventsOf(server, citizen.id(server));
  }

  private static List<JsonNode> eventsOf(TestServer server, String userId) {
    JsonNode events =
        server.admin().get(REALM + "/events?type=DELETE_ACCOUNT&user=" + AdminApi.encode(userId));
    return StreamSupport.stream(events.spliterator(), false).toList();
  }

  /** Null if the row is gone. */
  private static String state(TestServer server, Citizen citizen) {
    try (Connection connection = server.registry().connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT state FROM registration WHERE id = " + citizen.rowId())) {
      return rows.next() ? rows.getString(1) : null;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(TestServer server, String... statements) {
    try (Connection connection = server.registry().connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

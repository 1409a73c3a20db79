package hu.ugyfelkapu.keycloak.docker.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import hu.ugyfelkapu.keycloak.docker.testing.Official;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Words;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An official issues, renews and ends telephone identification (mission.md §6). */
@ExtendWith(TestServerExtension.class)
class TelephoneOfficialIT {
  private static final String REALM = "/realms/" + TestServer.REALM;
  private static final Map<Integer, String> REMINDERS = Subscriber.REMINDERS;

  @AfterEach
  void resetClock(TestServer server) {
    server.clock().reset();
  }

  @Test
  void issuedIdentificationIsToldOnceInFullAndShownMasked(TestServer server) {
    Citizen citizen = Citizen.register(server);
    Official official = Subscriber.official(server);
    String path = Subscriber.path(citizen.id(server));
    assertThat(AdminApi.parse(official.call("GET", path, "").body()))
        .isEqualTo(AdminApi.parse("{\"issued\":false}"));

    HttpResponse<String> issued = official.call("POST", path, Subscriber.request(REMINDERS));

    assertThat(issued.statusCode()).isEqualTo(201);
    JsonNode created = AdminApi.parse(issued.body());
    assertThat(created.fieldNames()).toIterable().containsExactly("telephoneId");
    String telephoneId = created.get("telephoneId").asText();
    assertThat(telephoneId).matches("[0-9]{8}");
    HttpResponse<String> seen = official.call("GET", path, "");
    assertThat(seen.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    JsonNode view = AdminApi.parse(seen.body());
    assertThat(view.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "issued",
            "telephoneId",
            "channel",
            "oneTime",
            "usableUntil",
            "locked",
            "remindersRecorded");
    assertThat(view.get("telephoneId").asText()).isEqualTo("•••••• " + telephoneId.substring(6));
    assertThat(view.get("channel").asText()).isEqualTo("email");
    assertThat(view.get("oneTime").asBoolean()).isTrue();
    assertThat(view.get("locked").asBoolean()).isFalse();
    assertThat(view.get("remindersRecorded").asBoolean()).isTrue();
    assertThat(Instant.ofEpochMilli(view.get("usableUntil").asLong()))
        .isBetween(
            server.clock().now().plus(Duration.ofDays(5)).minus(Duration.ofMinutes(5)),
            server.clock().now().plus(Duration.ofDays(5)));
    assertThat(citizen.credentialTypes(server)).containsExactly("ugyfelkapu-telephone");
  }

  @Test
  void secondIssueIsAConflict(TestServer server) {
    Subscriber subscriber = Subscriber.register(server);

    HttpResponse<String> again =
        Subscriber.official(server)
            .call("POST", Subscriber.path(subscriber.userId()), Subscriber.request(REMINDERS));

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).isEqualTo("{\"error\":\"already_issued\"}");
  }

  /** mission.md §6: only for those over 18; of whom no date is known, nobody knows that. */
  @Test
  void onlyPersonsOfAgeGetOne(TestServer server) {
    LocalDate today = LocalDate.now(java.time.ZoneId.of("Europe/Budapest"));
    assertIssue(server, "birth_date", today.minusYears(18).plusDays(2), 422, "not_of_age");
    assertIssue(server, "birth_date", null, 422, "not_of_age");
    assertIssue(server, "birth_date", today.minusYears(18).minusDays(1), 201, null);
  }

  @Test
  void registrationThatIsNotValidGetsNone(TestServer server) {
    assertIssue(server, "state", "locked", 422, "not_entitled");
  }

  @Test
  void personWithoutAnAddressGetsNoneByMail(TestServer server) {
    assertIssue(server, "email", null, 422, "no_address");
  }

  private static void assertIssue(
      TestServer server, String column, Object value, int status, String error) {
    Citizen citizen = Citizen.register(server);
    String userId = citizen.id(server);
    citizen.change(server, column, value);

    HttpResponse<String> answer =
        Subscriber.official(server)
            .call("POST", Subscriber.path(userId), Subscriber.request(REMINDERS));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (error != null) {
      assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
      assertThat(citizen.credentialTypes(server)).isEmpty();
      assertThat(server.mail().waiting(citizen.email())).isZero();
    }
  }

  /** H36: a password that nobody has got is none; the official is told. */
  @Test
  void failedDeliveryIssuesNothing_H36(TestServer server) {
    Citizen citizen = Citizen.register(server);
    Official official = Subscriber.official(server);
    String path = Subscriber.path(citizen.id(server));
    server.mail().refuseRecipient(citizen.email(), true);
    HttpResponse<String> refused;
    try {
      refused = official.call("POST", path, Subscriber.request(REMINDERS));
    } finally {
      server.mail().refuseRecipient(citizen.email(), false);
    }

    assertThat(refused.statusCode()).isEqualTo(502);
    assertThat(refused.body()).isEqualTo("{\"error\":\"not_delivered\"}");
    assertThat(AdminApi.parse(official.call("GET", path, "").body()).get("issued").asBoolean())
        .isFalse();
    assertThat(citizen.credentialTypes(server)).isEmpty();
    assertThat(official.call("POST", path, Subscriber.request(REMINDERS)).statusCode())
        .isEqualTo(201);
  }

  /** Where no SMS is set up, none can be delivered. */
  @Test
  void smsWithoutAGatewayIsNotDelivered(TestServer server) {
    Citizen citizen = Citizen.register(server);
    String body =
        Subscriber.request(REMINDERS).replace("\"email\"", "\"sms\",\"phone\":\"+36 30 123 4567\"");

    HttpResponse<String> answer =
        Subscriber.official(server).call("POST", Subscriber.path(citizen.id(server)), body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(502);
    assertThat(citizen.credentialTypes(server)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | channel",
        "{\"channel\":\"levél\"} | channel",
        "{\"channel\":\"sms\"} | phone",
        "{\"channel\":\"sms\",\"phone\":\"nem szám\"} | phone",
        "{\"channel\":\"email\",\"phone\":\"+36301234567\"} | phone",
        "{\"channel\":\"email\"} | reminders",
        "{\"channel\":\"email\",\"reminders\":{\"1\":\"egy\",\"2\":\"kettő\"}} | reminders",
        "{\"channel\":\"email\",\"reminders\":{\"x\":\"egy\"}} | reminders",
        "{\"channel\":\"email\",\"reminders\":[]} | reminders",
        "{\"channel\":\"email\",\"other\":1} | body",
        "nem JSON | body"
      })
  void malformedFieldIsNamedAndNothingElse(String json, String field, TestServer server) {
    Citizen citizen = Citizen.register(server);

    HttpResponse<String> answer =
        Subscriber.official(server).call("POST", Subscriber.path(citizen.id(server)), json);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(AdminApi.parse(answer.body()))
        .isEqualTo(AdminApi.parse("{\"error\":\"invalid_request\",\"field\":\"" + field + "\"}"));
    assertThat(citizen.credentialTypes(server)).isEmpty();
  }

  /** Of many officials who issue for one person at once, exactly one does. */
  @Test
  void parallelIssueForOnePersonGivesOneId(TestServer server) {
    Citizen citizen = Citizen.register(server);
    String userId = citizen.id(server);

    List<HttpResponse<String>> answers = issue(server, Collections.nCopies(8, userId));

    assertThat(answers.stream().map(HttpResponse::statusCode)).containsOnlyOnce(201);
    assertThat(answers.stream().filter(answer -> answer.statusCode() != 201))
        .hasSize(7)
        .allSatisfy(
            answer -> assertThat(answer.body()).isEqualTo("{\"error\":\"already_issued\"}"));
    assertThat(citizen.credentialTypes(server)).containsExactly("ugyfelkapu-telephone");
    Subscriber subscriber = new Subscriber(server, citizen, userId, "");
    assertThat(subscriber.changes()).containsExactly("telephone-issued");
    assertThat(server.mail().mails())
        .filteredOn(mail -> mail.to().contains(citizen.email()) && Subscriber.hasPassword(mail))
        .hasSize(1);
  }

  @Test
  void parallelIssueForManyPersonsGivesEachAnIdOfTheirOwn(TestServer server) {
    List<String> users =
        IntStream.range(0, 12).mapToObj(i -> Citizen.register(server).id(server)).toList();

    List<HttpResponse<String>> answers = issue(server, users);

    assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
    assertThat(
            answers.stream()
                .map(answer -> AdminApi.parse(answer.body()).get("telephoneId").asText()))
        .doesNotHaveDuplicates();
  }

  private static List<HttpResponse<String>> issue(TestServer server, List<String> users) {
    String token = Subscriber.official(server).token();
    List<CompletableFuture<HttpResponse<String>>> answers =
        users.stream()
            .map(
                user ->
                    Http.sendAsync(
                        HttpRequest.newBuilder(
                                URI.create(server.url() + "/admin" + Subscriber.path(user)))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(
                                HttpRequest.BodyPublishers.ofString(Subscriber.request(REMINDERS)))
                            .build()))
            .toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  @Test
  void newOneTimePasswordReplacesThePasswordAndOpensTheMethod(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    for (int i = 0; i < 3; i++) {
      line.answer(subscriber.telephoneId(), Subscriber.WRONG);
    }

    HttpResponse<String> renewed =
        Subscriber.official(server)
            .call("POST", Subscriber.path(subscriber.userId()) + "/password", "");

    assertThat(renewed.statusCode()).isEqualTo(204);
    JsonNode view = subscriber.view();
    assertThat(view.get("locked").asBoolean()).isFalse();
    assertThat(view.get("oneTime").asBoolean()).isTrue();
    subscriber.change(line, subscriber.mailedPassword());
  }

  @Test
  void newAnswersReplaceTheOldOnes(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    Map<Integer, String> others =
        Map.of(3, "egyik", 4, "másik", 5, "harmadik", 6, "negyedik", 7, "ötödik", 8, "hatodik");
    String reminders = Subscriber.reminders(others);

    HttpResponse<String> answer =
        Subscriber.official(server)
            .call("PUT", Subscriber.path(subscriber.userId()) + "/reminders", reminders);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(line.beginUnlock(subscriber.telephoneId())).allMatch(others::containsKey);
    assertThat(line.unlock(subscriber.telephoneId(), REMINDERS).statusCode()).isEqualTo(403);
    assertThat(line.unlock(subscriber.telephoneId(), others).statusCode()).isEqualTo(204);
    HttpResponse<String> few =
        Subscriber.official(server)
            .call(
                "PUT",
                Subscriber.path(subscriber.userId()) + "/reminders",
                "{\"reminders\":{\"1\":\"egyik\"}}");
    assertThat(few.statusCode()).isEqualTo(400);
  }

  @Test
  void endedIdentificationIsGoneAndCanBeIssuedAnew(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    Official official = Subscriber.official(server);
    String path = Subscriber.path(subscriber.userId());

    assertThat(official.call("DELETE", path, "").statusCode()).isEqualTo(204);

    assertThat(subscriber.view().get("issued").asBoolean()).isFalse();
    assertThat(subscriber.citizen().credentialTypes(server)).isEmpty();
    assertThat(line.answer(subscriber.telephoneId(), Subscriber.OWN).statusCode()).isEqualTo(403);
    for (HttpResponse<String> nothing :
        List.of(
            official.call("DELETE", path, ""),
            official.call("POST", path + "/password", ""),
            official.call("GET", path + "/protocol", ""),
            official.call("PUT", path + "/reminders", Subscriber.reminders(REMINDERS)))) {
      assertThat(nothing.statusCode()).isEqualTo(404);
      assertThat(nothing.body()).isEqualTo("{\"error\":\"not_issued\"}");
    }
    assertThat(Subscriber.register(server, subscriber.citizen()).telephoneId()).hasSize(8);
  }

  @Test
  void nineQuestionsAreWordedInBothLanguages(TestServer server) {
    JsonNode questions =
        AdminApi.parse(
            Subscriber.official(server)
                .call("GET", Subscriber.OFFICE + "/reminder-questions", "")
                .body());

    assertThat(questions).hasSize(9);
    assertThat(questions)
        .allSatisfy(
            question -> {
              assertThat(question.get("hu").asText()).endsWith("?");
              assertThat(question.get("en").asText())
                  .endsWith("?")
                  .isNotEqualTo(question.get("hu").asText());
            });
    assertThat(questions.findValuesAsText("number"))
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(questions.get(8).get("en").asText()).contains("mother's mother");
  }

  /** H86: each resource asks who calls, whether or not there is anything to see. */
  @ParameterizedTest
  @CsvSource({
    "nobody, 401",
    "official without rights, 403",
    "view-users, 403",
    "ugyfelkapu-help-desk, 403",
    "voice system, 403",
    "token with a written-in role, 403",
    "client that may not use the role, 403",
    "official of another realm, 403",
    "master without rights, 403",
    "ugyfelkapu-telephone-official, 200",
    "manage-users, 200"
  })
  void onlyTheRoleOpensTheOffice_H86(String who, int status, TestServer server) {
    Subscriber subscriber = Subscriber.register(server);
    String path = Subscriber.path(subscriber.userId());
    String token = token(who, server);
    int mails = server.mail().waiting(subscriber.citizen().email());

    assertThat(Official.call(server, token, "GET", path, "").statusCode()).isEqualTo(status);
    assertThat(
            Official.call(server, token, "GET", Subscriber.OFFICE + "/reminder-questions", "")
                .statusCode())
        .isEqualTo(status);
    assertThat(Official.call(server, token, "GET", path + "/protocol", "").statusCode())
        .isEqualTo(status);
    if (status != 200) {
      for (HttpResponse<String> answer :
          List.of(
              Official.call(server, token, "POST", path, Subscriber.request(REMINDERS)),
              Official.call(server, token, "POST", path + "/password", ""),
              Official.call(server, token, "PUT", path + "/reminders", "{}"),
              Official.call(server, token, "DELETE", path, ""))) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain(subscriber.telephoneId());
      }
      assertThat(subscriber.view().get("issued").asBoolean()).isTrue();
      assertThat(server.mail().waiting(subscriber.citizen().email())).isEqualTo(mails);
    }
  }

  private static String token(String who, TestServer server) {
    return switch (who) {
      case "nobody" -> "";
      case "official without rights" -> Official.of(server, TestServer.REALM).token();
      case "view-users", "ugyfelkapu-help-desk", "ugyfelkapu-telephone-official", "manage-users" ->
          Official.of(server, TestServer.REALM).with("realm-management", who).token();
      case "voice system" -> VoiceSystem.of(server).account().token();
      case "token with a written-in role" ->
          Official.of(
                  server,
                  TestServer.REALM,
                  Map.of(
                      "fullScopeAllowed",
                      false,
                      "protocolMappers",
                      List.of(
                          Map.of(
                              "name", "written",
                              "protocol", "openid-connect",
                              "protocolMapper", "oidc-hardcoded-role-mapper",
                              "config", Map.of("role", "realm-management." + Subscriber.ROLE)))))
              .token();
      case "client that may not use the role" ->
          Official.of(server, TestServer.REALM, Map.of("fullScopeAllowed", false))
              .with("realm-management", Subscriber.ROLE)
              .token();
      case "official of another realm" -> {
        String realm = "masik-hivatal-" + System.nanoTime();
        server
            .admin()
            .post(
                "/realms",
                Map.of(
                    "realm",
                    realm,
                    "enabled",
                    true,
                    "roles",
                    Map.of(
                        "client",
                        Map.of("realm-management", List.of(Map.of("name", Subscriber.ROLE))))));
        yield Official.of(server, realm).with("realm-management", Subscriber.ROLE).token();
      }
      case "master without rights" -> Official.of(server, "master").token();
      default -> throw new IllegalArgumentException(who);
    };
  }

  /** H86 the other way round: the role opens nothing but the office. */
  @Test
  void roleOpensNothingElse_H86(TestServer server) {
    Subscriber subscriber = Subscriber.register(server);
    Official official = Subscriber.official(server);
    String user = "/users/" + AdminApi.encode(subscriber.userId());

    for (String path :
        List.of("/users", user, user + "/credentials", "/clients", "/events", "/admin-events")) {
      assertThat(official.call("GET", REALM + path, "").statusCode()).as(path).isEqualTo(403);
    }
    assertThat(
            official
                .call(
                    "GET",
                    REALM
                        + "/ugyfelkapu-help-desk/registrations?username="
                        + AdminApi.encode(subscriber.citizen().userName()),
                    "")
                .statusCode())
        .isEqualTo(403);
  }

  /** Who holds a right over the realm, and who is no registration, is not served by the role. */
  @Test
  void officialsAndStrangersAreNotServed(TestServer server) {
    Citizen citizen = Citizen.register(server);
    String userId = citizen.id(server);
    Official.grant(server, TestServer.REALM, userId, "realm-management", Subscriber.ROLE);
    Official official = Subscriber.official(server);

    for (String id : List.of(userId, official.userId(), "senki")) {
      String path = Subscriber.path(id);
      for (HttpResponse<String> answer :
          List.of(
              official.call("GET", path, ""),
              official.call("POST", path, Subscriber.request(REMINDERS)),
              official.call("POST", path + "/password", ""),
              official.call("DELETE", path, ""),
              official.call("GET", path + "/protocol", ""))) {
        assertThat(answer.statusCode()).as(id).isEqualTo(404);
        assertThat(AdminApi.parse(answer.body()).get("error").asText())
            .isEqualTo("Registration not found");
      }
    }
    Official manager =
        Official.of(server, TestServer.REALM).with("realm-management", "manage-users");
    assertThat(
            manager
                .call("POST", Subscriber.path(userId), Subscriber.request(REMINDERS))
                .statusCode())
        .isEqualTo(201);
  }

  /** What was done stands in the admin events: who, to whom, what; no id, answer or password. */
  @Test
  void adminEventsTellWhatWasDoneAndNoSecret_H19_H88(TestServer server) {
    Citizen citizen = Citizen.register(server);
    String userId = citizen.id(server);
    Official official = Subscriber.official(server);
    String path = Subscriber.path(userId);
    String telephoneId =
        AdminApi.parse(official.call("POST", path, Subscriber.request(REMINDERS)).body())
            .get("telephoneId")
            .asText();
    official.call("POST", path + "/password", "");
    official.call("GET", path + "/protocol", "");
    official.call("DELETE", path, "");

    JsonNode events =
        server.admin().get(REALM + "/admin-events?authUser=" + AdminApi.encode(official.userId()));

    assertThat(events.findValuesAsText("ugyfelkapu_telephone"))
        .containsExactlyInAnyOrder("issued", "one-time-password", "ended");
    assertThat(events.findValuesAsText("resourceType")).containsOnly("USER");
    for (String secret : List.of(telephoneId, "Bodri", "Elek", citizen.email())) {
      assertThat(events.toString()).doesNotContain(secret);
    }
    assertThat(Words.contain(server.log(), telephoneId)).isFalse();
  }

  /** H62: an outage is no answer about a person. */
  @Test
  void outageOfTheRegistryIsTold_H62(TestServer server) {
    Subscriber subscriber = Subscriber.register(server);
    Official official = Subscriber.official(server);
    HttpResponse<String> seen;
    server.registry().stop();
    try {
      seen = official.call("GET", Subscriber.path(subscriber.userId()), "");
    } finally {
      server.registry().start();
    }

    assertThat(seen.statusCode()).isEqualTo(503);
    assertThat(seen.body()).isEqualTo("{\"error\":\"unavailable\"}");
    assertThat(subscriber.view().get("issued").asBoolean()).isTrue();
  }
}

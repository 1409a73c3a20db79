package hu.ugyfelkapu.keycloak.docker.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.FlowSetting;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import hu.ugyfelkapu.keycloak.docker.testing.PlainVisitor;
import hu.ugyfelkapu.keycloak.docker.testing.TelephoneCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import hu.ugyfelkapu.keycloak.docker.testing.Words;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers of line 1818 are identified by telephone id and digits (mission.md §6). */
@ExtendWith(TestServerExtension.class)
class VoiceLineIT {
  private static final String OWN = Subscriber.OWN;
  private static final String WRONG = Subscriber.WRONG;
  private static final String REFUSED = "{\"error\":\"refused\"}";
  private static final String UNAVAILABLE = "{\"error\":\"unavailable\"}";

  @AfterEach
  void resetClock(TestServer server) {
    server.clock().reset();
  }

  /** The one-time password is good for its own replacement, and for nothing else. */
  @Test
  void oneTimePasswordIsAskedWholeAndDoesNotIdentify(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.register(server);
    String oneTime = subscriber.mailedPassword();

    assertThat(line.begin(subscriber.telephoneId())).containsExactly(1, 2, 3, 4, 5, 6);
    JsonNode right = VoiceSystem.read(200, line.answer(subscriber.telephoneId(), oneTime));

    assertThat(right.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("identified", "mustChange", "ticket");
    assertThat(right.get("identified").asBoolean()).isFalse();
    assertThat(right.get("mustChange").asBoolean()).isTrue();
    assertThat(line.change(right.get("ticket").asText(), OWN).statusCode()).isEqualTo(204);
    assertThat(subscriber.view().get("oneTime").asBoolean()).isFalse();
    assertThat(subscriber.changes())
        .containsExactlyInAnyOrder("telephone-issued", "telephone-password-changed");
  }

  @Test
  void threeRightDigitsIdentifyAndLeaveATransactionInTheEvents(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);

    assertThat(line.begin(subscriber.telephoneId())).hasSize(3).isSorted();
    JsonNode right = VoiceSystem.read(200, line.answer(subscriber.telephoneId(), OWN));

    assertThat(right.get("identified").asBoolean()).isTrue();
    assertThat(right.get("mustChange").asBoolean()).isFalse();
    assertThat(right.get("ticket").asText()).hasSize(32);
    String transaction = right.get("transaction").asText();
    assertThat(transaction).matches("ID_[0-9a-f-]{36}");
    JsonNode event = subscriber.events("OAUTH2_EXTENSION_GRANT").get(0);
    assertThat(event.get("clientId").asText()).isEqualTo(line.account().clientId());
    assertThat(event.get("details"))
        .isEqualTo(
            AdminApi.parse(
                "{\"ugyfelkapu_channel\":\"voice\",\"ugyfelkapu_method\":\"telephone\","
                    + "\"ugyfelkapu_transaction\":\""
                    + transaction
                    + "\"}"));
    // No session began.
    assertThat(subscriber.events("LOGIN")).isEmpty();
  }

  /** H89: whoever does not know the digits cannot have others drawn. */
  @Test
  void positionsStayUntilTheyAreAnsweredRight_H89(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    String id = subscriber.telephoneId();
    List<Integer> asked = line.begin(id);

    line.answer(id, WRONG);

    for (int i = 0; i < 5; i++) {
      assertThat(line.anotherCaller().begin(id)).isEqualTo(asked);
    }
    Set<List<Integer>> drawn = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      drawn.add(line.begin(id));
      VoiceSystem.read(200, line.answer(id, OWN));
    }
    // That twenty draws of twenty are fewer than four different ones has no chance worth a name.
    assertThat(drawn).hasSizeGreaterThan(3);
  }

  @Test
  void answerToOtherPositionsIsToldWhichAreAskedAndIsNotCounted(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    List<Integer> asked = line.begin(subscriber.telephoneId());
    List<Integer> others = asked.equals(List.of(1, 2, 3)) ? List.of(4, 5, 6) : List.of(1, 2, 3);

    for (int i = 0; i < 5; i++) {
      HttpResponse<String> stale = line.answer(subscriber.telephoneId(), others, WRONG);
      JsonNode told = VoiceSystem.read(409, stale);
      assertThat(told.get("error").asText()).isEqualTo("positions_changed");
      assertThat(told.get("positions").toString()).isEqualTo(asked.toString().replace(" ", ""));
    }

    VoiceSystem.read(200, line.answer(subscriber.telephoneId(), OWN));
    assertThat(subscriber.reasons()).isEmpty();
  }

  /** H34: status and body tell nothing of the reason; the events do. */
  @Test
  void everyRefusalIsTheSame_H34(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);

    assertRefused(line.answer(TelephoneCitizen.unknownId(), OWN));

    Subscriber wrong = Subscriber.withOwnPassword(server, line);
    assertRefused(line.answer(wrong.telephoneId(), WRONG));
    assertThat(wrong.reasons()).containsExactly("wrong");

    Subscriber locked = Subscriber.withOwnPassword(server, line);
    for (int i = 0; i < 3; i++) {
      assertRefused(line.answer(locked.telephoneId(), WRONG));
    }
    assertRefused(line.answer(locked.telephoneId(), OWN));
    assertThat(locked.reasons()).containsExactlyInAnyOrder("wrong", "wrong", "wrong", "locked");

    Subscriber disabled = Subscriber.withOwnPassword(server, line);
    disabled.citizen().change(server, "state", "locked");
    assertRefused(line.answer(disabled.telephoneId(), OWN));
    assertThat(disabled.reasons()).containsExactly("disabled");

    Subscriber expired = Subscriber.register(server);
    String oneTime = expired.mailedPassword();
    server.clock().advance(Duration.ofDays(5).plusMinutes(1));
    assertRefused(line.answer(expired.telephoneId(), oneTime));
    assertThat(expired.reasons()).containsExactly("expired");
    JsonNode event = expired.events("LOGIN_ERROR").get(0);
    assertThat(event.get("clientId").asText()).isEqualTo(line.account().clientId());
    assertThat(event.at("/details/ugyfelkapu_channel").asText()).isEqualTo("voice");
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo(REFUSED);
  }

  /** An id that nobody has keeps its positions, and is refused like one that somebody has. */
  @Test
  void unknownIdBehavesLikeAKnownOne_H34_H89(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    String unknown = TelephoneCitizen.unknownId();
    List<Integer> asked = line.begin(unknown);

    for (int i = 0; i < 5; i++) {
      assertRefused(line.answer(unknown, OWN));
      assertThat(line.anotherCaller().begin(unknown)).isEqualTo(asked);
    }
    assertThat(line.beginUnlock(unknown)).isEqualTo(line.beginUnlock(unknown)).hasSize(3);
  }

  /** H6: one count for all channels, and a lock that only a new one-time password opens. */
  @Test
  void failuresByVoiceAndOnTheWebLockTogether_H6(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    String id = subscriber.telephoneId();
    assertRefused(line.answer(id, WRONG));
    PlainVisitor web = PlainVisitor.atTelephoneDigits(server, id);
    web.submit(web.digits(WRONG), "login-telephone-digits");
    assertThat(subscriber.view().get("locked").asBoolean()).isFalse();

    assertRefused(line.answer(id, WRONG));

    assertThat(subscriber.view().get("locked").asBoolean()).isTrue();
    assertThat(subscriber.changesWithLock())
        .containsExactlyInAnyOrder(
            "telephone-issued", "telephone-password-changed", "telephone-locked");
    assertRefused(line.answer(id, OWN));
    PlainVisitor again = PlainVisitor.atTelephoneDigits(server, id);
    again.submit(again.digits(OWN), "login-telephone-digits");
    assertThat(subscriber.citizen().failures(server)).isZero();

    assertThat(
            Subscriber.official(server)
                .call("POST", Subscriber.path(subscriber.userId()) + "/password", "")
                .statusCode())
        .isEqualTo(204);
    subscriber.change(line, subscriber.mailedPassword());
    VoiceSystem.read(200, line.answer(id, OWN));
  }

  /** H1, H8: of many wrong answers at once exactly one is the third, and none more is compared. */
  @Test
  void parallelWrongAnswersLockExactlyOnce_H1_H8(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    int guesses = 20;
    List<Integer> asked = line.begin(subscriber.telephoneId());
    String body = VoiceSystem.answerTo(subscriber.telephoneId(), line.caller(), asked, WRONG);

    List<HttpResponse<String>> answers =
        line.callAtOnce("answer", Collections.nCopies(guesses, body));

    assertThat(answers).allSatisfy(VoiceLineIT::assertRefused);
    assertThat(Collections.frequency(subscriber.reasons(), "wrong")).isEqualTo(3);
    assertThat(Collections.frequency(subscriber.reasons(), "locked")).isEqualTo(guesses - 3);
    assertThat(subscriber.changesWithLock())
        .containsExactlyInAnyOrder(
            "telephone-issued", "telephone-password-changed", "telephone-locked");
  }

  /** Limits per calling number: a known one and an unknown one alike, and nobody else's. */
  @Test
  void tooManyFailuresFromOneNumberAreNotLookedAt(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    FlowSetting.telephone(server, "failures-per-address", "3")
        .during(
            () -> {
              for (int i = 0; i < 3; i++) {
                assertRefused(line.answer(TelephoneCitizen.unknownId(), OWN));
              }

              HttpResponse<String> right = line.answer(subscriber.telephoneId(), OWN);
              HttpResponse<String> otherWriting =
                  line.withCaller(line.caller().replace("+36", "06"))
                      .answer(subscriber.telephoneId(), OWN);
              HttpResponse<String> unlock =
                  line.unlock(subscriber.telephoneId(), Subscriber.REMINDERS);

              for (HttpResponse<String> answer : List.of(right, otherWriting, unlock)) {
                assertThat(answer.statusCode()).isEqualTo(429);
                assertThat(answer.body()).isEqualTo("{\"error\":\"too_many_failures\"}");
              }
              VoiceSystem.read(200, line.anotherCaller().answer(subscriber.telephoneId(), OWN));
            });
    assertThat(subscriber.reasons()).isEmpty();
    assertThat(
            server
                .admin()
                .get(
                    "/realms/"
                        + TestServer.REALM
                        + "/events?type=LOGIN_ERROR&client="
                        + line.account().clientId())
                .findValuesAsText("error"))
        .contains("telephone_limit_reached");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "begin | {} | telephoneId",
        "begin | {\"telephoneId\":\"1234567\"} | telephoneId",
        "begin | {\"telephoneId\":12345678} | telephoneId",
        "begin | {\"telephoneId\":\"12345678\",\"caller\":\"<script>\"} | caller",
        "begin | {\"telephoneId\":\"12345678\",\"hidden\":1} | body",
        "begin | {\"telephoneId\":\"12345678\"}{} | body",
        "begin | [] | body",
        "begin | null | body",
        "begin | nem JSON | body",
        "answer | {\"telephoneId\":\"12345678\"} | positions",
        "answer | {\"telephoneId\":\"12345678\",\"positions\":[3,2,1],\"digits\":\"123\"} | positions",
        "answer | {\"telephoneId\":\"12345678\",\"positions\":[1,2,7],\"digits\":\"123\"} | positions",
        "answer | {\"telephoneId\":\"12345678\",\"positions\":[1,2,null],\"digits\":\"123\"} | positions",
        "answer | {\"telephoneId\":\"12345678\",\"positions\":[\"1\",2,3],\"digits\":\"123\"} | positions",
        "answer | {\"telephoneId\":\"12345678\",\"positions\":[1,2,3],\"digits\":\"12\"} | digits",
        "answer | {\"telephoneId\":\"12345678\",\"positions\":[1,2,3],\"digits\":\"12x\"} | digits",
        "answer | {\"telephoneId\":\"12345678\",\"positions\":[1,2,3],\"digits\":123} | digits",
        "password | {\"password\":\"123456\"} | ticket",
        "password | {\"ticket\":\"AAAAAAAAAAAAAAAAAAAAAAAA\",\"password\":\"12345\"} | password",
        "unlock/begin | {\"telephoneId\":\"\"} | telephoneId",
        "unlock | {\"telephoneId\":\"12345678\"} | answers",
        "unlock | {\"telephoneId\":\"12345678\",\"answers\":{\"10\":\"a\"}} | answers",
        "unlock | {\"telephoneId\":\"12345678\",\"answers\":{\"1\":null}} | answers",
        "unlock | {\"telephoneId\":\"12345678\",\"answers\":{\"1\":1}} | answers"
      })
  void malformedFieldIsNamedAndNothingElse(
      String path, String json, String field, TestServer server) {
    HttpResponse<String> answer =
        VoiceSystem.post(server, VoiceSystem.of(server).account().token(), path, json);

    JsonNode told = VoiceSystem.read(400, answer);
    assertThat(told)
        .isEqualTo(AdminApi.parse("{\"error\":\"invalid_request\",\"field\":\"" + field + "\"}"));
  }

  @Test
  void requestThatIsTooLargeIsRefusedUnread(TestServer server) {
    String large = "{\"telephoneId\":\"" + "1".repeat(20_000) + "\"}";

    HttpResponse<String> answer =
        VoiceSystem.post(server, VoiceSystem.of(server).account().token(), "begin", large);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).isEqualTo("{\"error\":\"too_large\"}");
  }

  /** H62: an outage is no answer about a person, and costs no attempt. */
  @Test
  void outageOfTheRegistryIsToldAndNotCounted_H62(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    List<Integer> asked = line.begin(subscriber.telephoneId());
    List<HttpResponse<String>> answers = new ArrayList<>();
    server.registry().stop();
    try {
      for (int i = 0; i < 4; i++) {
        answers.add(line.answer(subscriber.telephoneId(), asked, WRONG));
      }
      answers.add(line.answer(TelephoneCitizen.unknownId(), OWN));
    } finally {
      server.registry().start();
    }

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(503);
              assertThat(answer.body()).isEqualTo(UNAVAILABLE);
            });
    VoiceSystem.read(200, line.answer(subscriber.telephoneId(), OWN));
  }

  /** Without the key the method does not work, and says no more than that. */
  @Test
  void missingKeyIsAnOutageAndNotCounted_H89(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    List<Integer> asked = line.begin(subscriber.telephoneId());
    List<HttpResponse<String>> answers = new ArrayList<>();
    new TelephoneKey(server, "k1")
        .awayDuring(
            () -> {
              for (int i = 0; i < 4; i++) {
                answers.add(line.answer(subscriber.telephoneId(), asked, WRONG));
              }
              answers.add(
                  line.call(
                      "begin",
                      AdminApi.parse("{\"telephoneId\":\"" + subscriber.telephoneId() + "\"}")));
            });

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(503);
              assertThat(answer.body()).isEqualTo(UNAVAILABLE);
            });
    assertThat(server.log()).contains("The vault has no entry telephone_k1");
    VoiceSystem.read(200, line.answer(subscriber.telephoneId(), OWN));
  }

  /** Nothing that is answered may be stored, or read by a page of another origin (H77). */
  @Test
  void everyAnswerForbidsStoringAndOtherOrigins_H77(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    String token = line.account().token();
    String id = TelephoneCitizen.unknownId();
    String about = "{\"telephoneId\":\"" + id + "\",\"caller\":\"" + line.caller() + "\"}";
    for (HttpResponse<String> answer :
        List.of(
            fromElsewhere(server, token, "begin", about),
            fromElsewhere(server, token, "begin", "{}"),
            fromElsewhere(
                server,
                token,
                "answer",
                VoiceSystem.answerTo(id, line.caller(), line.begin(id), OWN)),
            fromElsewhere(
                server,
                token,
                "password",
                "{\"ticket\":\"" + "A".repeat(32) + "\",\"password\":\"" + OWN + "\"}"),
            fromElsewhere(server, token, "unlock/begin", about),
            fromElsewhere(server, token, "nothing", "{}"),
            fromElsewhere(server, "", "begin", about))) {
      assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
          .as(answer.body())
          .contains("no-store");
      assertThat(answer.headers().map().keySet())
          .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }
  }

  private static HttpResponse<String> fromElsewhere(
      TestServer server, String token, String path, String body) {
    return Http.send(
        VoiceSystem.request(server, token, path, body)
            .header("Origin", "https://masik.test")
            .build());
  }

  /** H88, H19: neither id nor digits nor number stands in the log or in an event. */
  @Test
  void logAndEventsHoldNeitherIdNorDigitsNorNumber_H19_H88(TestServer server) {
    int start = server.log().length();
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    String unknown = TelephoneCitizen.unknownId();

    line.answer(subscriber.telephoneId(), WRONG);
    line.answer(subscriber.telephoneId(), OWN);
    line.answer(unknown, OWN);
    line.unlock(subscriber.telephoneId(), Subscriber.REMINDERS);

    String events =
        server
            .admin()
            .get(
                "/realms/"
                    + TestServer.REALM
                    + "/events?max=1000&client="
                    + line.account().clientId())
            .toString();
    assertThat(events).contains("ugyfelkapu_channel");
    String log = server.log().substring(start);
    for (String secret :
        Set.of(
            subscriber.telephoneId(),
            unknown,
            line.caller().substring(1),
            Subscriber.REMINDERS.get(2),
            subscriber.mailedPassword())) {
      assertThat(Words.contain(events, secret)).isFalse();
      assertThat(Words.contain(log, secret)).isFalse();
    }
  }

  /** Rotation: the new key encrypts, the old one still reads, and what is used moves over. */
  @Test
  void keyIsRotatedWhileCallersAreIdentified_H89(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    List<Subscriber> subscribers =
        IntStream.range(0, 4).mapToObj(i -> Subscriber.withOwnPassword(server, line)).toList();
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean rotated = new AtomicBoolean();
    CompletableFuture<Void> calls =
        CompletableFuture.runAsync(
            () -> {
              identifyAll(line, subscribers);
              begun.countDown();
              while (!rotated.get()) {
                identifyAll(line, subscribers);
              }
              identifyAll(line, subscribers);
            });
    try {
      await(begun);
      FlowSetting.telephone(server, "key-id", "k2")
          .during(
              () -> {
                rotated.set(true);
                calls.join();

                new TelephoneKey(server, "k1").awayDuring(() -> identifyAll(line, subscribers));
              });
    } finally {
      rotated.set(true);
    }

    // The export's key encrypts again; the other one is still there to read.
    identifyAll(line, subscribers);
    assertThat(subscribers.get(0).reasons()).isEmpty();
  }

  private static void identifyAll(VoiceSystem line, List<Subscriber> subscribers) {
    for (Subscriber subscriber : subscribers) {
      VoiceSystem.read(200, line.answer(subscriber.telephoneId(), OWN));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Those who withhold their number are served, too. */
  @Test
  void withheldNumberIsServed(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);

    JsonNode right =
        VoiceSystem.read(200, line.withCaller("").answer(subscriber.telephoneId(), OWN));

    assertThat(right.get("identified").asBoolean()).isTrue();
  }
}

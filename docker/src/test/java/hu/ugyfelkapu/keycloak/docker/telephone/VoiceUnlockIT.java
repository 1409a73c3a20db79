package hu.ugyfelkapu.keycloak.docker.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.TelephoneCitizen;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A caller opens a locked method by reminder questions (mission.md §6, menu 4#2). */
@ExtendWith(TestServerExtension.class)
class VoiceUnlockIT {
  private static final Map<Integer, String> RIGHT = Subscriber.REMINDERS;

  @Test
  void rightAnswersSendAOneTimePasswordAndOpenTheMethod(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = locked(server, line);
    List<Integer> asked = line.beginUnlock(subscriber.telephoneId());
    assertThat(asked).hasSize(3).isSorted().allMatch(RIGHT::containsKey);

    HttpResponse<String> answer = line.unlock(subscriber.telephoneId(), RIGHT);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(subscriber.events("UPDATE_CREDENTIAL"))
        .filteredOn(
            event -> event.at("/details/ugyfelkapu_change").asText().equals("telephone-renewed"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.at("/details/ugyfelkapu_channel").asText()).isEqualTo("voice");
              assertThat(event.get("clientId").asText()).isEqualTo(line.account().clientId());
            });
    assertThat(subscriber.view().get("locked").asBoolean()).isFalse();
    subscriber.change(line, subscriber.mailedPassword());
    VoiceSystem.read(200, line.answer(subscriber.telephoneId(), Subscriber.OWN));
  }

  /** Case, spaces, punctuation and the way an accent is stored do not matter; letters do. */
  @Test
  void answersAreComparedWithoutTheirSpelling(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = locked(server, line);
    Map<Integer, String> spelt =
        RIGHT.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    each ->
                        "  "
                            + Normalizer.normalize(each.getValue(), Normalizer.Form.NFD)
                                .toUpperCase(Locale.ROOT)
                                .replace(" ", " - ")
                            + ". "));

    assertThat(line.unlock(subscriber.telephoneId(), spelt).statusCode()).isEqualTo(204);
  }

  /** An accent is part of its letter. */
  @Test
  void answerWithoutItsAccentsIsAnotherOne(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    Map<Integer, String> plain =
        RIGHT.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    each ->
                        Normalizer.normalize(each.getValue(), Normalizer.Form.NFD)
                            .replaceAll("\\p{M}", "")));
    // Only one of the six has no accent, so that two of the three asked ones have.
    assertRefused(line.unlock(subscriber.telephoneId(), plain));
  }

  /** The same questions until they are answered right: nobody waits for easier ones (H89). */
  @Test
  void questionsStayUntilTheyAreAnsweredRight_H89(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    List<Integer> asked = line.beginUnlock(subscriber.telephoneId());

    assertRefused(line.unlock(subscriber.telephoneId(), Map.of()));

    assertThat(line.anotherCaller().beginUnlock(subscriber.telephoneId())).isEqualTo(asked);
  }

  /** Three failures end this way, not the method; a new one-time password opens both. */
  @Test
  void thirdFailureEndsItUntilAnOfficialHelps(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    server.mail().forget(subscriber.citizen().email());
    for (int i = 0; i < 3; i++) {
      assertRefused(line.unlock(subscriber.telephoneId(), Map.of()));
    }

    assertRefused(line.unlock(subscriber.telephoneId(), RIGHT));

    assertThat(server.mail().waiting(subscriber.citizen().email())).isZero();
    // It was no lock of the method, and nobody is told of one.
    assertThat(subscriber.changes()).doesNotContain("telephone-locked");
    VoiceSystem.read(200, line.answer(subscriber.telephoneId(), Subscriber.OWN));
    assertThat(reasons(subscriber)).containsExactlyInAnyOrder("wrong", "wrong", "wrong", "locked");
    Subscriber.official(server)
        .call("POST", Subscriber.path(subscriber.userId()) + "/password", "");
    subscriber.mailedPassword();
    assertThat(line.unlock(subscriber.telephoneId(), RIGHT).statusCode()).isEqualTo(204);
  }

  /** H1, H8: parallel answers get no more than three comparisons. */
  @Test
  void parallelAnswersGetThreeComparisons_H1_H8(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    String answers =
        line.beginUnlock(subscriber.telephoneId()).stream()
            .map(number -> "\"" + number + "\":\"semmi\"")
            .collect(Collectors.joining(",", "{", "}"));
    String body =
        "{\"telephoneId\":\""
            + subscriber.telephoneId()
            + "\",\"caller\":\""
            + line.caller()
            + "\",\"answers\":"
            + answers
            + "}";

    line.callAtOnce("unlock", Collections.nCopies(10, body)).forEach(VoiceUnlockIT::assertRefused);

    assertThat(reasons(subscriber).stream().filter("wrong"::equals)).hasSize(3);
    assertThat(reasons(subscriber).stream().filter("locked"::equals)).hasSize(7);
  }

  @Test
  void answersToOtherQuestionsAreToldWhichAreAskedAndAreNotCounted(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    List<Integer> asked = line.beginUnlock(subscriber.telephoneId());
    // Nobody has answered these two.
    String others =
        "{\"telephoneId\":\""
            + subscriber.telephoneId()
            + "\",\"answers\":{\"3\":\"a\",\"6\":\"b\",\"8\":\"c\"}}";

    for (int i = 0; i < 4; i++) {
      JsonNode told = VoiceSystem.read(409, line.call("unlock", AdminApi.parse(others)));
      assertThat(told.get("error").asText()).isEqualTo("questions_changed");
      assertThat(told.get("questions").toString()).isEqualTo(asked.toString().replace(" ", ""));
    }

    assertThat(line.unlock(subscriber.telephoneId(), RIGHT).statusCode()).isEqualTo(204);
  }

  /** H34: who has no such id is asked and refused like anybody. */
  @Test
  void unknownIdIsAskedAndRefusedAlike_H34(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    String unknown = TelephoneCitizen.unknownId();
    List<Integer> asked = line.beginUnlock(unknown);

    for (int i = 0; i < 4; i++) {
      assertRefused(line.unlock(unknown, RIGHT));
      assertThat(line.anotherCaller().beginUnlock(unknown)).isEqualTo(asked).hasSize(3);
    }
  }

  /** A one-time password that could not be handed over has not replaced anything. */
  @Test
  void failedDeliveryLeavesThePasswordAsItWas_H36(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    server.mail().refuseRecipient(subscriber.citizen().email(), true);
    HttpResponse<String> answer;
    try {
      answer = line.unlock(subscriber.telephoneId(), RIGHT);
    } finally {
      server.mail().refuseRecipient(subscriber.citizen().email(), false);
    }

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("{\"error\":\"unavailable\"}");
    VoiceSystem.read(200, line.answer(subscriber.telephoneId(), Subscriber.OWN));
    assertThat(line.unlock(subscriber.telephoneId(), RIGHT).statusCode()).isEqualTo(204);
  }

  private static Subscriber locked(TestServer server, VoiceSystem line) {
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    for (int i = 0; i < 3; i++) {
      assertRefused(line.answer(subscriber.telephoneId(), Subscriber.WRONG));
    }
    assertThat(subscriber.view().get("locked").asBoolean()).isTrue();
    return subscriber;
  }

  private static List<String> reasons(Subscriber subscriber) {
    return subscriber.events("SEND_RESET_PASSWORD_ERROR").stream()
        .map(event -> event.at("/details/ugyfelkapu_telephone").asText())
        .toList();
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("{\"error\":\"refused\"}");
  }
}

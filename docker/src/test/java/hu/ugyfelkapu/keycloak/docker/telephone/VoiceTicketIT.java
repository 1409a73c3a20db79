package hu.ugyfelkapu.keycloak.docker.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import hu.ugyfelkapu.keycloak.docker.testing.TestServerExtension;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An identified caller replaces the telephone password (mission.md §6, menu 4#). */
@ExtendWith(TestServerExtension.class)
class VoiceTicketIT {
  private static final String OWN = Subscriber.OWN;
  private static final String OTHER = "862047";

  @AfterEach
  void resetClock(TestServer server) {
    server.clock().reset();
  }

  @Test
  void ticketOfAnIdentificationReplacesTheLastingPassword(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);

    assertThat(line.change(line.ticket(subscriber.telephoneId(), OWN), OTHER).statusCode())
        .isEqualTo(204);

    assertThat(line.answer(subscriber.telephoneId(), Subscriber.wrong(OTHER)).statusCode())
        .isEqualTo(403);
    VoiceSystem.read(200, line.answer(subscriber.telephoneId(), OTHER));
    assertThat(subscriber.changes())
        .containsExactlyInAnyOrder(
            "telephone-issued", "telephone-password-changed", "telephone-password-changed");
  }

  /** Who knew the old password must not overrule the new one, be it a second ago. */
  @Test
  void ticketEndsWithThePasswordItWasWonWith_H14(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    String first = line.ticket(subscriber.telephoneId(), OWN);
    String second = line.ticket(subscriber.telephoneId(), OWN);
    assertThat(line.change(first, OTHER).statusCode()).isEqualTo(204);

    assertThat(line.change(second, "608397").statusCode()).isEqualTo(403);

    VoiceSystem.read(200, line.answer(subscriber.telephoneId(), OTHER));
  }

  /** The person of the tests was born on 29 February 1980. */
  @ParameterizedTest
  @CsvSource({
    "444444, equal_digits",
    "123456, run",
    "987654, run",
    "800229, birth_date",
    "497183, same_as_before"
  })
  void weakPasswordIsRefusedWithItsReasonAndTheTicketStays(
      String weak, String reason, TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    String ticket = line.ticket(subscriber.telephoneId(), OWN);

    JsonNode told = VoiceSystem.read(422, line.change(ticket, weak));

    assertThat(told.get("error").asText()).isEqualTo("weak_password");
    assertThat(told.get("reason").asText()).isEqualTo(reason);
    assertThat(line.change(ticket, OTHER).statusCode()).isEqualTo(204);
  }

  @Test
  void digitsOfTheTelephoneIdAreWeak(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    // A random id that is six equal digits or a run would be refused for that.
    String ticket = line.ticket(subscriber.telephoneId(), OWN);

    JsonNode told =
        VoiceSystem.read(422, line.change(ticket, subscriber.telephoneId().substring(1, 7)));

    assertThat(told.get("reason").asText()).isIn("telephone_id", "run", "equal_digits");
  }

  @Test
  void fiveProposalsUseATicketUp(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    String ticket = line.ticket(subscriber.telephoneId(), OWN);
    for (int i = 0; i < 5; i++) {
      VoiceSystem.read(422, line.change(ticket, "111111"));
    }

    assertRefused(line.change(ticket, OTHER));

    VoiceSystem.read(200, line.answer(subscriber.telephoneId(), OWN));
  }

  /** H14, H16: of many uses at once exactly one changes the password. */
  @Test
  void ticketChangesThePasswordOnce_H14_H16(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    String ticket = line.ticket(subscriber.telephoneId(), OWN);
    String body = "{\"ticket\":\"" + ticket + "\",\"password\":\"" + OTHER + "\"}";

    List<HttpResponse<String>> answers = line.callAtOnce("password", Collections.nCopies(10, body));

    assertThat(answers.stream().filter(answer -> answer.statusCode() == 204)).hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.statusCode() == 403)).hasSize(9);
    assertRefused(line.change(ticket, "751830"));
    VoiceSystem.read(200, line.answer(subscriber.telephoneId(), OTHER));
  }

  @Test
  void ticketEndsAfterFiveMinutes_H18(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    String late = line.ticket(subscriber.telephoneId(), OWN);
    String inTime = line.ticket(subscriber.telephoneId(), OWN);

    server.clock().advance(Duration.ofMinutes(4));
    VoiceSystem.read(422, line.change(inTime, "111111"));
    // The clock is set by whole seconds.
    server.clock().advance(Duration.ofMinutes(1).plusSeconds(5));

    assertRefused(line.change(late, OTHER));
    // A try gives it no new time.
    assertRefused(line.change(inTime, OTHER));
  }

  /** Whoever knew the password before must not overrule the official who replaced it. */
  @Test
  void newOneTimePasswordEndsTheTicketsBeforeIt(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    String ticket = line.ticket(subscriber.telephoneId(), OWN);
    Subscriber.official(server)
        .call("POST", Subscriber.path(subscriber.userId()) + "/password", "");

    assertRefused(line.change(ticket, OTHER));

    subscriber.change(line, subscriber.mailedPassword());
  }

  /** H7: a lock that falls meanwhile closes this way, too. */
  @Test
  void lockEndsTheTicketsBeforeIt_H7(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    String ticket = line.ticket(subscriber.telephoneId(), OWN);
    for (int i = 0; i < 3; i++) {
      line.answer(subscriber.telephoneId(), Subscriber.WRONG);
    }

    assertRefused(line.change(ticket, OTHER));
  }

  /** H62: an outage is no use of a ticket. */
  @Test
  void outageOfTheRegistryLeavesTheTicket_H62(TestServer server) {
    VoiceSystem line = VoiceSystem.of(server);
    Subscriber subscriber = Subscriber.withOwnPassword(server, line);
    String ticket = line.ticket(subscriber.telephoneId(), OWN);
    HttpResponse<String> during;
    server.registry().stop();
    try {
      during = line.change(ticket, OTHER);
    } finally {
      server.registry().start();
    }

    assertThat(during.statusCode()).isEqualTo(503);
    assertThat(line.change(ticket, OTHER).statusCode()).isEqualTo(204);
  }

  @Test
  void inventedTicketIsRefused(TestServer server) {
    assertRefused(VoiceSystem.of(server).change("A".repeat(32), OTHER));
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("{\"error\":\"refused\"}");
  }
}

package hu.ugyfelkapu.keycloak.idcard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.idcard.challenge.Challenge;
import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.testing.AllAtOnce;
import hu.ugyfelkapu.keycloak.testing.InMemoryStore;
import hu.ugyfelkapu.keycloak.testing.Only;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

class PhoneRequestsTest {

  private static final String HANDLE = "abcdefghijklmnopqrstuvwxyzABCD-_";

  private final InMemoryStore store = new InMemoryStore();
  private final Challenge challenge =
      new Challenge(
          "A".repeat(43) + "=",
          "https://belepes.pelda.test",
          HANDLE,
          BudapestTime.now().plus(Challenge.LIFETIME));

  @AfterEach
  void resetClock() {
    Time.setOffset(0);
  }

  @Test
  void requestGoesFromWaitingToItsAnswer() {
    String id = ask();
    assertThat(id).matches("[B-Z2-9]{3}-[B-Z2-9]{3}");
    assertThat(ask()).isEqualTo(id);
    assertThat(requests().takeToken(challenge)).isEmpty();

    assertThat(requests().decide(request(), PhoneState.CONFIRMED, "owner")).isTrue();
    assertThat(requests().state(HANDLE)).isEqualTo(PhoneState.CONFIRMED);
    assertThat(requests().answer(request(), "token")).isTrue();
    assertThat(requests().state(HANDLE)).isEqualTo(PhoneState.ANSWERED);

    assertThat(requests().takeToken(challenge)).contains("token");
    assertThat(requests().takeToken(challenge)).isEmpty();
    assertThat(requests().state(HANDLE)).isEqualTo(PhoneState.GONE);
  }

  /** H16: of many who decide, answer or ask for the answer at once, one is heard. */
  @Test
  void everyStepIsTakenOnce_H16() throws Exception {
    ask();
    PhoneRequest asked = request();

    List<Boolean> decided =
        AllAtOnce.times(20, () -> requests().decide(asked, PhoneState.CONFIRMED, "owner"));
    PhoneRequest confirmed = request();
    List<Boolean> answered = AllAtOnce.times(20, () -> requests().answer(confirmed, "token"));
    List<Optional<String>> taken = AllAtOnce.times(20, () -> requests().takeToken(challenge));

    assertThat(decided).containsOnlyOnce(true);
    assertThat(answered).containsOnlyOnce(true);
    assertThat(taken.stream().flatMap(Optional::stream)).containsExactly("token");
  }

  /** Else anybody could fill the server's memory with requests that nobody answers. */
  @Test
  void nothingOutlivesTheChallengeForLong() {
    ask();
    requests().decide(request(), PhoneState.CONFIRMED, "owner");
    requests().answer(request(), "token");

    Time.setOffset((int) Challenge.LIFETIME.toSeconds() + 1);
    assertThat(requests().find(HANDLE)).isEmpty();
    Time.setOffset((int) Challenge.LIFETIME.toSeconds() + 60);
    assertThat(store.everything()).isEmpty();
  }

  @Test
  void whatIsNoNameNamesNothing() {
    assertThat(requests().find("")).isEmpty();
    assertThat(requests().find(null)).isEmpty();
    assertThat(requests().state("../" + HANDLE)).isEqualTo(PhoneState.GONE);
  }

  private String ask() {
    return requests()
        .ask(
            challenge,
            Optional.of("Szolgáltatás"),
            "web-eid-mobile://auth",
            new WaitingLogin("browser", "https://belepes.pelda.test/tovabb"))
        .requestId();
  }

  private PhoneRequest request() {
    return requests().find(HANDLE).orElseThrow();
  }

  private PhoneRequests requests() {
    return new PhoneRequests(
        Only.of(KeycloakSession.class, Map.of("singleUseObjects", none -> store)),
        Only.of(RealmModel.class, Map.of("getId", none -> "realm")));
  }
}

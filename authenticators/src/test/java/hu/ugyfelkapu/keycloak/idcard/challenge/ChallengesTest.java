package hu.ugyfelkapu.keycloak.idcard.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.testing.AllAtOnce;
import hu.ugyfelkapu.keycloak.testing.InMemoryStore;
import hu.ugyfelkapu.keycloak.testing.Only;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

class ChallengesTest {

  private static final String ORIGIN = "https://belepes.pelda.test";

  private final InMemoryStore store = new InMemoryStore();

  @AfterEach
  void resetClock() {
    Time.setOffset(0);
  }

  @Test
  void nonceIsThirtyTwoRandomBytesAsText() {
    Challenge first = usual().issue(ORIGIN);
    Challenge second = usual().issue(ORIGIN);

    assertThat(first.nonce()).hasSize(44);
    assertThat(Base64.getDecoder().decode(first.nonce())).hasSize(32);
    assertThat(second.nonce()).isNotEqualTo(first.nonce());
    assertThat(second.phoneHandle()).isNotEqualTo(first.phoneHandle());
  }

  /** H16: whoever takes it out has used it up. */
  @Test
  void challengeIsTakenOnce_H16() throws Exception {
    Challenge issued = usual().issue(ORIGIN);

    List<Optional<Challenge>> taken = AllAtOnce.times(20, () -> usual().take());

    assertThat(taken.stream().flatMap(Optional::stream)).containsExactly(issued);
    assertThat(usual().live()).isEmpty();
  }

  /** H28: nothing that an answer brings decides which challenge it is held against. */
  @ParameterizedTest
  @CsvSource({
    "other realm, session, tab, execution",
    "realm, other session, tab, execution",
    "realm, session, other tab, execution",
    "realm, session, tab, other execution"
  })
  void challengeIsThatOfItsExecutionAlone_H28(
      String realm, String login, String tab, String execution) {
    usual().issue(ORIGIN);

    assertThat(challenges(realm, login, tab, execution).live()).isEmpty();
    assertThat(challenges(realm, login, tab, execution).take()).isEmpty();
    assertThat(usual().live()).isPresent();
  }

  @Test
  void newChallengeEndsTheOneBefore_H28() {
    usual().issue(ORIGIN);
    Challenge second = usual().issue(ORIGIN);

    assertThat(usual().take()).contains(second);
    assertThat(usual().take()).isEmpty();
  }

  @Test
  void challengeLivesForFiveMinutes() {
    usual().issue(ORIGIN);

    Time.setOffset(299);
    assertThat(usual().live()).isPresent();
    Time.setOffset(301);
    assertThat(usual().live()).isEmpty();
    assertThat(usual().take()).isEmpty();
  }

  @Test
  void pageThatIsShownAgainKeepsItsChallengeWhileThereIsTime() {
    Challenge issued = usual().issue(ORIGIN);

    Time.setOffset(60);
    assertThat(usual().keepOrIssue(ORIGIN)).isEqualTo(issued);
    assertThat(usual().keepOrIssue("https://mashol.pelda.test")).isNotEqualTo(issued);
    Challenge later = usual().issue(ORIGIN);
    Time.setOffset(60 + 200);
    assertThat(usual().keepOrIssue(ORIGIN)).isNotEqualTo(later);
  }

  private Challenges usual() {
    return challenges("realm", "session", "tab", "execution");
  }

  private Challenges challenges(String realm, String login, String tab, String execution) {
    RootAuthenticationSessionModel root =
        Only.of(RootAuthenticationSessionModel.class, Map.of("getId", none -> login));
    return new Challenges(
        Only.of(KeycloakSession.class, Map.of("singleUseObjects", none -> store)),
        Only.of(RealmModel.class, Map.of("getId", none -> realm)),
        Only.of(
            AuthenticationSessionModel.class,
            Map.of("getParentSession", none -> root, "getTabId", none -> tab)),
        execution);
  }
}

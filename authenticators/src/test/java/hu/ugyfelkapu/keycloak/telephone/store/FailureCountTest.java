package hu.ugyfelkapu.keycloak.telephone.store;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.testing.AllAtOnce;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.common.util.Time;

/** The counters behind the limits, on real databases. */
class FailureCountTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int THREADS = 20;

  private final String realm = UUID.randomUUID().toString();

  @AfterEach
  void resetClock() {
    Time.setOffset(0);
  }

  @ParameterizedTest
  @EnumSource
  void failuresAreCountedFromOne(KeycloakDatabase database) {
    FailureCount failures = failures(database);

    assertThat(failures.number("a")).isZero();
    assertThat(failures.count("a", HOUR)).isEqualTo(1);
    assertThat(failures.count("a", HOUR)).isEqualTo(2);
    assertThat(failures.count("b", HOUR)).isEqualTo(1);
    assertThat(failures.number("a")).isEqualTo(2);
  }

  /** H1: also the very first ones, which all find nothing to add to. */
  @ParameterizedTest
  @EnumSource
  void parallelFailuresAreEachCountedOnce_H1(KeycloakDatabase database)
      throws InterruptedException {
    FailureCount failures = failures(database);

    List<Integer> counted = AllAtOnce.times(THREADS, () -> failures.count("a", HOUR));

    assertThat(counted)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, THREADS).boxed().toList());
    assertThat(failures.number("a")).isEqualTo(THREADS);
  }

  @ParameterizedTest
  @EnumSource
  void parallelFailuresAfterTheWindowBeginItOnce_H1(KeycloakDatabase database)
      throws InterruptedException {
    FailureCount failures = failures(database);
    failures.count("a", HOUR);
    failures.count("a", HOUR);
    Time.setOffset(3601);

    List<Integer> counted = AllAtOnce.times(THREADS, () -> failures.count("a", HOUR));

    assertThat(counted)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, THREADS).boxed().toList());
  }

  @ParameterizedTest
  @EnumSource
  void windowBeginsWithTheFirstFailureAndIsNotProlonged(KeycloakDatabase database) {
    FailureCount failures = failures(database);
    failures.count("a", HOUR);
    Time.setOffset(3590);

    assertThat(failures.count("a", HOUR)).isEqualTo(2);
    Time.setOffset(3601);

    assertThat(failures.number("a")).isZero();
    assertThat(failures.count("a", HOUR)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void failureThatWasNoneIsTakenBack(KeycloakDatabase database) throws InterruptedException {
    FailureCount failures = failures(database);
    failures.count("a", HOUR);
    AllAtOnce.times(
        THREADS,
        () -> {
          failures.count("a", HOUR);
          failures.takeBack("a");
          return null;
        });

    assertThat(failures.number("a")).isEqualTo(1);
    failures.takeBack("a");
    failures.takeBack("a");
    assertThat(failures.number("a")).isZero();
    assertThat(failures.count("a", HOUR)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void whatHasRunOutIsRemovedAndNothingElse(KeycloakDatabase database) {
    FailureCount failures = failures(database);
    failures.count("old", HOUR);
    Time.setOffset(1800);
    failures.count("young", HOUR);
    Time.setOffset(3601);

    failures.removeOld();

    Time.setOffset(0);
    assertThat(failures.number("old")).isZero();
    assertThat(failures.number("young")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void realmsDoNotShareCounters(KeycloakDatabase database) {
    FailureCount failures = failures(database);
    FailureCount others =
        new FailureCount(database.session(), KeycloakDatabase.realm(UUID.randomUUID().toString()));
    failures.count("a", HOUR);

    assertThat(others.count("a", HOUR)).isEqualTo(1);
  }

  private FailureCount failures(KeycloakDatabase database) {
    return new FailureCount(database.session(), KeycloakDatabase.realm(realm));
  }
}

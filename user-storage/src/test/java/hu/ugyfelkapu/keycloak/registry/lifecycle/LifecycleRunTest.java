package hu.ugyfelkapu.keycloak.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.connection.RegistryUnavailableException;
import hu.ugyfelkapu.keycloak.registry.mapping.SchemaMapping;
import hu.ugyfelkapu.keycloak.registry.query.DueRegistrations;
import hu.ugyfelkapu.keycloak.registry.query.RegistryChanges;
import hu.ugyfelkapu.keycloak.registry.testing.EachDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.LogCapture;
import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;

@ParameterizedClass
@EachDatabase
class LifecycleRunTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final SchemaMapping REFERENCE = SchemaMapping.from(key -> null);
  private static final Duration HOUR = Duration.ofHours(1);

  @Parameter TestDatabase database;

  private final MemoryPersons persons = new MemoryPersons();
  private final Map<String, String> settings = new HashMap<>();
  private TestRegistry registry;
  private RegistryConnection connection;
  private boolean writable = true;

  @BeforeEach
  void open() {
    registry = database.withSchema();
    connection = registry.connection();
    settings.put("lifecycle", "on");
  }

  @AfterEach
  void close() {
    connection.close();
  }

  @Test
  void eachNoticeGoesOutOnceHoweverOftenTheJobRuns() {
    ending(1, Duration.ofDays(31));
    for (Duration time = Duration.ZERO; time.toDays() < 31; time = time.plus(HOUR)) {
      run(NOW.plus(time));
    }
    assertThat(persons.mails).containsExactly("Teszt 1 30", "Teszt 1 7", "Teszt 1 1");
  }

  @Test
  void serverThatWasDownOnTheDaySendsTheNearestNoticeOnly() {
    ending(1, Duration.ofDays(40));
    run(NOW);
    run(NOW.plus(Duration.ofDays(36)));
    assertThat(persons.mails).containsExactly("Teszt 1 7");
    run(NOW.plus(Duration.ofDays(36)).plus(HOUR));
    run(NOW.plus(Duration.ofDays(39)));
    assertThat(persons.mails).containsExactly("Teszt 1 7", "Teszt 1 1");
  }

  @Test
  void firstRunSendsEachPersonTheNearestNoticeOnly() {
    ending(1, Duration.ofDays(20));
    ending(2, Duration.ofHours(5));
    run(NOW);
    run(NOW.plus(HOUR));
    assertThat(persons.mails).containsExactlyInAnyOrder("Teszt 1 30", "Teszt 2 1");
  }

  @Test
  void anotherEndMakesNoticesPossibleAgain() {
    ending(1, Duration.ofDays(30));
    run(NOW);
    end(1, NOW.plus(Duration.ofDays(100)));
    for (int day = 1; day < 100; day++) {
      run(NOW.plus(Duration.ofDays(day)));
    }
    assertThat(persons.mails).containsExactly("Teszt 1 30", "Teszt 1 30", "Teszt 1 7", "Teszt 1 1");
  }

  @Test
  void whoHasNoAddressOrIsNotValidGetsNoNotice() {
    registry.row(1, "Cim Nelkul").set("valid_until", text(NOW.plus(Duration.ofDays(5)))).insert();
    for (String state : List.of("temporary", "to_be_activated", "locked", "expired", "ended")) {
      ending(state.hashCode(), Duration.ofDays(5));
      registry.run(
          "UPDATE registration SET state = '%s' WHERE id = %d".formatted(state, state.hashCode()));
    }
    run(NOW);
    assertThat(persons.mails).isEmpty();
    assertThat(persons.tries).isZero();
  }

  @Test
  void whatWasNoticedIsNotReadAgain() {
    for (int id = 1; id <= 5; id++) {
      ending(id, Duration.ofDays(10 + id));
    }
    run(NOW);
    assertThat(persons.mails).hasSize(5);
    AtomicInteger looked = new AtomicInteger();
    persons.next = looked::incrementAndGet;
    run(NOW.plus(HOUR));
    assertThat(looked).hasValue(0);
  }

  @Test
  void runReadsPagesAndNotTheWholeRegistryH61() {
    settings.put("lifecycleBatch", "10");
    for (int id = 1; id <= 40; id++) {
      ending(id, Duration.ofDays(20));
    }
    for (int id = 41; id <= 100; id++) {
      ending(id, Duration.ofDays(500));
    }
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry.sql", Level.FINEST)) {
      run(NOW);
      // Four full pages and an empty one for 30 days; one for each other number and each end.
      assertThat(log.messages()).hasSize(5 + 2 + 3);
    }
    assertThat(persons.mails).hasSize(40);
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry.sql", Level.FINEST)) {
      run(NOW.plus(HOUR));
      assertThat(log.messages()).hasSize(3 + 3);
    }
  }

  @Test
  void endThatWasMovedToBeforeThePlaceIsFoundWithinADay() {
    ending(1, Duration.ofDays(20));
    ending(2, Duration.ofDays(400));
    ending(3, Duration.ofDays(12));
    registry.run("UPDATE registration SET state = 'locked' WHERE id = 3");
    run(NOW);
    end(2, NOW.plus(Duration.ofDays(10)));
    registry.run("UPDATE registration SET state = 'valid' WHERE id = 3");
    run(NOW.plus(HOUR));
    assertThat(persons.mails).containsExactly("Teszt 1 30");
    run(NOW.plus(Duration.ofDays(1)));
    assertThat(persons.mails).containsExactly("Teszt 1 30", "Teszt 2 30", "Teszt 3 30");
    end(1, NOW.plus(Duration.ofDays(15)));
    new LifecycleRun(of(), persons, NOW.plus(Duration.ofDays(1)), () -> true).execute(true);
    assertThat(persons.mails).as("at once, if told to").hasSize(4);
  }

  @Test
  void mailServerThatFailsIsTriedAFewTimesAndNothingIsLost() {
    settings.put("lifecycleBatch", "2");
    for (int id = 1; id <= 10; id++) {
      ending(id, Duration.ofDays(20).plusMinutes(id));
    }
    persons.refused = row -> true;
    for (int hour = 0; hour < 100; hour++) {
      persons.tries = 0;
      LifecycleResult result = run(NOW.plus(HOUR.multipliedBy(hour)));
      assertThat(persons.tries).isEqualTo(3);
      assertThat(result.complete()).isFalse();
    }
    persons.refused = row -> false;
    run(NOW.plus(HOUR.multipliedBy(100)));
    assertThat(persons.mails)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 10).mapToObj(id -> "Teszt " + id + " 30").toList());
  }

  @Test
  void onlyNoticeThatFailsIsTriedAgain() {
    ending(1, Duration.ofDays(20));
    persons.refused = row -> true;
    LifecycleResult result = run(NOW);
    assertThat(result.noticesFailed()).isEqualTo(1);
    run(NOW.plus(Duration.ofDays(5)));
    persons.refused = row -> false;
    run(NOW.plus(Duration.ofDays(6)));
    assertThat(persons.mails).containsExactly("Teszt 1 30");
    assertThat(persons.retries).isEmpty();
  }

  @Test
  void addressesThatAreRefusedHoldUpNobodyAndAreGivenUpAfterThreeDays() {
    settings.put("lifecycleBatch", "3");
    for (int id = 1; id <= 8; id++) {
      ending(id, Duration.ofDays(25).plusMinutes(id));
    }
    // The first three look like a mail server that takes nothing.
    persons.refused =
        row -> row.email() != null && Set.of("1", "2", "3", "7").contains(row.key().row());
    run(NOW);
    assertThat(persons.mails).isEmpty();
    run(NOW);
    assertThat(persons.mails).hasSize(4);
    for (int hour = 1; hour <= 80; hour++) {
      ending(100 + hour, Duration.ofDays(30).plus(HOUR.multipliedBy(hour)));
      run(NOW.plus(HOUR.multipliedBy(hour)));
    }
    assertThat(persons.mails).as("everyone else").hasSize(4 + 80);
    assertThat(persons.retries).isEmpty();
    persons.tries = 0;
    run(NOW.plus(HOUR.multipliedBy(81)));
    assertThat(persons.tries).isZero();
    run(NOW.plus(Duration.ofDays(5)));
    assertThat(persons.tries).as("everybody anew").isZero();
    run(NOW.plus(Duration.ofDays(18).plusMinutes(10)));
    assertThat(persons.tries).as("the next notice's turn").isEqualTo(3);
  }

  @Test
  void retryKnowsAboutAChangeMeanwhile() {
    ending(1, Duration.ofDays(20));
    ending(2, Duration.ofDays(20));
    persons.refused = row -> true;
    run(NOW);
    persons.refused = row -> false;
    end(1, NOW.plus(Duration.ofDays(900)));
    registry.run("UPDATE registration SET state = 'locked' WHERE id = 2");
    run(NOW.plus(HOUR));
    assertThat(persons.mails).isEmpty();
    assertThat(persons.retries).isEmpty();
  }

  @Test
  void crashInTheMiddleOfTheNoticesRepeatsNone() {
    settings.put("lifecycleBatch", "4");
    for (int id = 1; id <= 10; id++) {
      ending(id, Duration.ofDays(20));
    }
    crashAt(7);
    assertThatThrownBy(() -> run(NOW)).isInstanceOf(Crash.class);
    assertThat(persons.mails).hasSize(6);
    persons.next = () -> {};
    run(NOW.plus(HOUR));
    assertThat(persons.mails).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void runWhoseTimeIsOverLeavesTheRestToTheNext() {
    settings.put("lifecycleBatch", "4");
    for (int id = 1; id <= 10; id++) {
      ending(id, Duration.ofDays(20));
      recorded(100 + id, "temporary", Duration.ofDays(31));
    }
    assertThat(run(NOW, times(6)).complete()).isFalse();
    assertThat(persons.mails).hasSize(6);
    assertThat(run(NOW.plus(HOUR), times(7)).complete()).isFalse();
    assertThat(persons.mails).hasSize(10);
    assertThat(persons.ends).hasSize(3);
    assertThat(persons.unfinished).isEmpty();
    assertThat(run(NOW.plus(HOUR)).complete()).isTrue();
    assertThat(persons.ends).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void everyoneWhoseTimeIsOverEndsAndNobodyElse() {
    recorded(1, "temporary", Duration.ofDays(30));
    recorded(2, "temporary", Duration.ofDays(30).minusMillis(1));
    recorded(3, "to_be_activated", Duration.ofDays(5));
    recorded(4, "to_be_activated", Duration.ofDays(5).minusMillis(1));
    int id = 10;
    for (String state : List.of("valid", "expired", "locked", "ended")) {
      ended(id++, state, Duration.ZERO);
      ended(id++, state, Duration.ofMillis(-1));
    }
    recorded(30, "valid", Duration.ofDays(2000));
    recorded(31, "expired", Duration.ofDays(2000));
    LifecycleResult result = run(NOW);
    assertThat(persons.ends)
        .containsExactlyInAnyOrder(
            "1 temporary", "3 to-be-activated", "10 expired", "12 expired", "14 expired");
    assertThat(states())
        .isEqualTo(
            Map.ofEntries(
                Map.entry("1", "ended"),
                Map.entry("2", "temporary"),
                Map.entry("3", "ended"),
                Map.entry("4", "to_be_activated"),
                Map.entry("10", "ended"),
                Map.entry("11", "valid"),
                Map.entry("12", "ended"),
                Map.entry("13", "expired"),
                Map.entry("14", "ended"),
                Map.entry("15", "locked"),
                Map.entry("16", "ended"),
                Map.entry("17", "ended"),
                Map.entry("30", "valid"),
                Map.entry("31", "expired")));
    assertThat(result.ends(LifecycleStep.EXPIRED)).isEqualTo(3);
  }

  @Test
  void graceAndTheWordNeverPutTheEndOff() {
    settings.put("graceDays", "60");
    settings.put("temporaryDays", "never");
    settings.put("activationDays", "never");
    recorded(1, "temporary", Duration.ofDays(2000));
    recorded(2, "to_be_activated", Duration.ofDays(2000));
    ended(3, "valid", Duration.ofDays(60).minusMillis(1));
    ended(4, "valid", Duration.ofDays(60));
    run(NOW);
    assertThat(persons.ends).containsExactly("4 expired");
    settings.put("graceDays", "never");
    run(NOW.plus(Duration.ofDays(900)));
    assertThat(persons.ends).hasSize(1);
  }

  @Test
  void rowsAreDeletedWhereTheSettingSaysSo() {
    settings.put("endedRows", "delete");
    ended(1, "valid", Duration.ZERO);
    ended(2, "ended", Duration.ofDays(900));
    ended(3, "valid", Duration.ofMillis(-1));
    run(NOW);
    assertThat(states()).isEqualTo(Map.of("2", "ended", "3", "valid"));
  }

  @Test
  void readOnlyRegistryIsNeverWrittenAndItsEndsAreCountedH68() {
    writable = false;
    settings.put("endedRows", "delete");
    recorded(1, "temporary", Duration.ofDays(31));
    recorded(2, "to_be_activated", Duration.ofDays(6));
    ended(3, "valid", Duration.ofDays(1));
    ended(4, "locked", Duration.ofDays(1));
    ending(5, Duration.ofDays(3));
    List<Map<String, String>> before = registry.rows();
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry.sql", Level.FINEST)) {
      run(NOW);
      assertThat(new LifecycleRun(of(), persons, NOW, () -> true).count())
          .isEqualTo(new LifecycleCounts(0, 1, 1, 2));
      assertThat(log.messages()).allMatch(sql -> sql.startsWith("SELECT "));
    }
    assertThat(registry.rows()).isEqualTo(before);
    assertThat(persons.ends).isEmpty();
    assertThat(persons.mails).containsExactly("Teszt 5 7");
  }

  @Test
  void countingWritesToNobodyAndChangesNothing() {
    recorded(1, "temporary", Duration.ofDays(31));
    recorded(2, "to_be_activated", Duration.ofDays(6));
    ended(3, "valid", Duration.ofDays(1));
    ending(4, Duration.ofDays(3));
    ending(5, Duration.ofDays(20));
    List<Map<String, String>> before = registry.rows();
    assertThat(new LifecycleRun(of(), persons, NOW, () -> true).count())
        .isEqualTo(new LifecycleCounts(2, 1, 1, 1));
    assertThat(registry.rows()).isEqualTo(before);
    assertThat(persons.mails).isEmpty();
    assertThat(persons.places).isEmpty();
    run(NOW);
    assertThat(new LifecycleRun(of(), persons, NOW, () -> true).count())
        .isEqualTo(new LifecycleCounts(0, 0, 0, 0));
  }

  @Test
  void registrationThatIsRenewedInTheLastMomentIsLeftAlone() {
    ended(1, "valid", Duration.ofDays(1));
    ended(2, "valid", Duration.ofDays(1));
    persons.held.addAll(Set.of("1", "2"));
    persons.next = () -> end(1, NOW.plus(Duration.ofDays(700)));
    run(NOW);
    assertThat(states()).isEqualTo(Map.of("1", "valid", "2", "ended"));
    assertThat(persons.held).containsExactly("1");
  }

  @Test
  void crashBetweenRegistryAndKeycloakIsTidiedUpByTheNextRunH67() {
    settings.put("lifecycleBatch", "2");
    for (String rows : List.of("keep", "delete")) {
      settings.put("endedRows", rows);
      registry.run("DELETE FROM registration");
      for (int id = 1; id <= 5; id++) {
        ended(id, "valid", Duration.ofDays(1));
      }
      persons.held.addAll(Set.of("1", "2", "3", "4", "5"));
      AtomicInteger writes = new AtomicInteger();
      persons.beforeCommit =
          () -> {
            if (writes.incrementAndGet() == 3) {
              throw new Crash();
            }
          };
      assertThatThrownBy(() -> run(NOW)).isInstanceOf(Crash.class);
      assertThat(persons.held).as("nothing but the crash's own").contains("3", "4", "5");
      persons.beforeCommit = () -> {};
      run(NOW.plus(HOUR));
      assertThat(persons.held).isEmpty();
      assertThat(persons.unfinished).isEmpty();
    }
  }

  @Test
  void unfinishedEndOfSomebodyWhoStaysTakesNothingAway() {
    ended(1, "valid", Duration.ofDays(1));
    persons.held.add("1");
    crashAt(1);
    assertThatThrownBy(() -> run(NOW)).isInstanceOf(Crash.class);
    assertThat(persons.unfinished).hasSize(1);
    persons.next = () -> {};
    end(1, NOW.plus(Duration.ofDays(700)));
    run(NOW);
    assertThat(persons.held).containsExactly("1");
    assertThat(persons.unfinished).isEmpty();
  }

  @Test
  void registrationThatTheRegistryRefusesToEndHoldsUpNobody() {
    settings.put("lifecycleBatch", "2");
    registry.run(
        "ALTER TABLE registration ADD CONSTRAINT stays CHECK (user_name > 'Teszt 4' OR state = 'valid')");
    for (int id = 1; id <= 9; id++) {
      ended(id, "valid", Duration.ofDays(1));
    }
    run(NOW);
    assertThat(persons.ends)
        .containsExactlyInAnyOrder("5 expired", "6 expired", "7 expired", "8 expired", "9 expired");
  }

  @Test
  void twoRunsAtOnceEndEachRegistrationOnce() throws Exception {
    settings.put("lifecycleBatch", "7");
    for (int id = 1; id <= 60; id++) {
      ended(id, "valid", Duration.ofDays(1));
    }
    MemoryPersons other = new MemoryPersons();
    Thread second = new Thread(() -> new LifecycleRun(of(), other, NOW, () -> true).execute(false));
    second.start();
    run(NOW);
    second.join();
    persons.ends.addAll(other.ends);
    assertThat(persons.ends).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void outageStopsTheRunAndTheNextOneGoesOnH62() {
    ending(1, Duration.ofDays(20));
    ended(2, "valid", Duration.ofDays(1));
    registry.run("ALTER TABLE registration RENAME TO elsewhere");
    assertThatThrownBy(() -> run(NOW)).isInstanceOf(RegistryUnavailableException.class);
    registry.run("ALTER TABLE elsewhere RENAME TO registration");
    run(NOW.plus(HOUR));
    assertThat(persons.mails).containsExactly("Teszt 1 30");
    assertThat(persons.ends).containsExactly("2 expired");
  }

  /** Ends the run as the end of the process would: nothing behind it is done. */
  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private void crashAt(int which) {
    AtomicInteger steps = new AtomicInteger();
    persons.next =
        () -> {
          if (steps.incrementAndGet() == which) {
            throw new Crash();
          }
        };
  }

  private static BooleanSupplier times(int most) {
    AtomicInteger left = new AtomicInteger(most);
    return () -> left.getAndDecrement() > 0;
  }

  private LifecycleResult run(Instant now) {
    return run(now, () -> true);
  }

  private LifecycleResult run(Instant now, BooleanSupplier timeLeft) {
    return new LifecycleRun(of(), persons, now, timeLeft).execute(false);
  }

  private LifecycleRegistry of() {
    return new LifecycleRegistry(
        LifecycleSettings.from(settings::get),
        new DueRegistrations(connection, REFERENCE),
        registry.queries(connection),
        writable
            ? Optional.of(new RegistryChanges(connection, REFERENCE, Duration.ofDays(730)))
            : Optional.empty());
  }

  /** A valid registration with an address. */
  private void ending(int id, Duration left) {
    registry
        .row(id, "Teszt " + id)
        .email("teszt" + id + "@pelda.test")
        .set("valid_until", text(NOW.plus(left)))
        .insert();
  }

  private void ended(int id, String state, Duration ago) {
    registry
        .row(id, "Teszt " + id)
        .set("state", state)
        .set("valid_until", text(NOW.minus(ago)))
        .insert();
  }

  private void recorded(int id, String state, Duration ago) {
    registry
        .row(id, "Teszt " + id)
        .set("state", state)
        .set("created_at", text(NOW.minus(ago)))
        .insert();
  }

  private void end(int id, Instant end) {
    registry.run(
        "UPDATE registration SET valid_until = %s WHERE id = %d"
            .formatted(database.literal(text(end)), id));
  }

  private Map<String, String> states() {
    return registry.rows().stream()
        .collect(Collectors.toMap(row -> row.get("id"), row -> row.get("state")));
  }

  private static String text(Instant moment) {
    return moment.toString().replace("T", " ").replace("Z", "+00:00");
  }
}

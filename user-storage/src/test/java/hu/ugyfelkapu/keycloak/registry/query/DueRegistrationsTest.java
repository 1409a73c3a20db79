package hu.ugyfelkapu.keycloak.registry.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.mapping.RegistrationState;
import hu.ugyfelkapu.keycloak.registry.mapping.SchemaMapping;
import hu.ugyfelkapu.keycloak.registry.testing.EachDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.LogCapture;
import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.keycloak.models.ModelValidationException;

@ParameterizedClass
@EachDatabase
class DueRegistrationsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final SchemaMapping REFERENCE = SchemaMapping.from(key -> null);

  @Parameter TestDatabase database;

  private TestRegistry registry;
  private RegistryConnection connection;
  private DueRegistrations due;

  @BeforeEach
  void open() {
    registry = database.withSchema();
    connection = registry.connection();
    due = new DueRegistrations(connection, REFERENCE);
  }

  @AfterEach
  void close() {
    connection.close();
  }

  @Test
  void endsAreFoundBehindTheBeginningAndUpToTheEndOfTheStretch() {
    row(1, "valid", NOW);
    row(2, "valid", NOW.plusMillis(1));
    row(3, "valid", NOW.plus(Duration.ofDays(7)));
    row(4, "valid", NOW.plus(Duration.ofDays(7)).plusMillis(1));
    row(5, "locked", NOW.plus(Duration.ofDays(1)));
    registry.row(6, "Orok Olga").insert();
    assertThat(ids(due.ending(Place.behind(NOW), NOW.plus(Duration.ofDays(7)), 10)))
        .containsExactly("2", "3");
  }

  @Test
  void pagesByTimeAndIdMissNobodyAndRepeatNobodyH60() {
    List<String> expected = new ArrayList<>();
    // Many with one end, as registries have them that count in whole days.
    for (int id = 1; id <= 20; id++) {
      row(id, "valid", NOW.plus(Duration.ofDays(1 + id / 7)));
      expected.add(Integer.toString(id));
    }
    for (int most : List.of(1, 3, 7, 19, 20, 21)) {
      List<String> found = new ArrayList<>();
      Place place = Place.behind(NOW);
      DueRegistrations.Page page;
      do {
        page = due.ending(place, NOW.plus(Duration.ofDays(30)), most);
        found.addAll(ids(page));
        if (!page.rows().isEmpty()) {
          RegistrationRow last = page.rows().get(page.rows().size() - 1);
          // As it comes back from where it was kept.
          place = Place.parse(Place.behind(last.validUntil(), last.key()).text()).orElseThrow();
        }
      } while (page.more());
      assertThat(found).as("pages of " + most).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void registrationThatEndsBetweenTwoPagesShiftsNobodyH60() {
    for (int id = 1; id <= 6; id++) {
      row(id, "expired", NOW.minus(Duration.ofDays(10 - id)));
    }
    Deadline deadline = Deadline.ofValidity(Set.of(RegistrationState.EXPIRED), NOW);
    DueRegistrations.Page first = due.overdue(deadline, Optional.empty(), 3);
    registry.run("UPDATE registration SET state = 'ended' WHERE id <= 3");
    DueRegistrations.Page second =
        due.overdue(deadline, Optional.of(deadline.placeOf(first.rows().get(2))), 3);
    assertThat(ids(second)).containsExactly("4", "5", "6");
    assertThat(second.more()).isTrue();
    assertThat(due.overdue(deadline, Optional.of(deadline.placeOf(second.rows().get(2))), 3).more())
        .isFalse();
  }

  @Test
  void overdueByRecordingPagesToo() {
    for (int id = 1; id <= 5; id++) {
      recorded(id, "temporary", NOW.minus(Duration.ofDays(31)));
    }
    recorded(6, "temporary", NOW.minus(Duration.ofDays(30)).plusMillis(1));
    recorded(7, "to_be_activated", NOW.minus(Duration.ofDays(31)));
    Deadline deadline =
        Deadline.ofRecording(Set.of(RegistrationState.TEMPORARY), NOW.minus(Duration.ofDays(30)));
    DueRegistrations.Page first = due.overdue(deadline, Optional.empty(), 2);
    assertThat(ids(first)).containsExactly("1", "2");
    assertThat(ids(due.overdue(deadline, Optional.of(deadline.placeOf(first.rows().get(1))), 10)))
        .containsExactly("3", "4", "5");
  }

  @Test
  void countsEqualWhatIsGoneThroughH61() {
    row(1, "valid", NOW.plusMillis(5));
    registry
        .row(2, "Cimes Cili")
        .email("cili@pelda.test")
        .set("valid_until", text(NOW.plusMillis(6)))
        .insert();
    row(3, "locked", NOW);
    row(4, "valid", NOW.minusMillis(1));
    row(5, "ended", NOW.minusMillis(1));
    assertThat(due.countEnding(Place.behind(NOW), NOW.plusMillis(9)))
        .as("who has an address")
        .isEqualTo(1);
    Deadline deadline =
        Deadline.ofValidity(Set.of(RegistrationState.VALID, RegistrationState.LOCKED), NOW);
    assertThat(due.countOverdue(deadline)).isEqualTo(2);
    assertThat(ids(due.overdue(deadline, Optional.empty(), 10))).containsExactly("4", "3");
  }

  @Test
  void everyPageAndEveryCountIsOneStatementH61() {
    row(1, "valid", NOW.plusMillis(5));
    Deadline deadline = Deadline.ofValidity(Set.of(RegistrationState.VALID), NOW);
    for (Runnable question :
        List.<Runnable>of(
            () -> due.ending(Place.behind(NOW), NOW.plusMillis(9), 10),
            () -> due.countEnding(Place.behind(NOW), NOW.plusMillis(9)),
            () -> due.overdue(deadline, Optional.empty(), 10),
            () -> due.countOverdue(deadline))) {
      try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry.sql", Level.FINEST)) {
        question.run();
        assertThat(log.messages()).singleElement().asString().startsWith("SELECT ");
      }
    }
  }

  @Test
  void rowWithoutUserNameIsPassedOver() {
    registry.row(1, " ").set("valid_until", text(NOW.plusMillis(1))).insert();
    row(2, "valid", NOW.plusMillis(2));
    // It must not take the whole page, or nobody behind it would ever be reached.
    DueRegistrations.Page page = due.ending(Place.behind(NOW), NOW.plusMillis(3), 1);
    assertThat(ids(page)).containsExactly("2");
    assertThat(page.more()).isTrue();
  }

  @Test
  void registryWithoutEndsHasNobodyDue() {
    row(1, "valid", NOW.minusMillis(5));
    DueRegistrations endless =
        new DueRegistrations(
            connection, SchemaMapping.from(Map.of("columnValidUntil", "none")::get));
    Deadline deadline = Deadline.ofValidity(Set.of(RegistrationState.VALID), NOW);
    assertThat(endless.overdue(deadline, Optional.empty(), 10).rows()).isEmpty();
    assertThat(endless.countOverdue(deadline)).isZero();
    assertThat(endless.countEnding(Place.behind(NOW.minusSeconds(9)), NOW)).isZero();
  }

  @Test
  void endLooksAtStateTimeAndKeyOnceMore() {
    row(1, "valid", NOW);
    RegistryChanges changes = new RegistryChanges(connection, REFERENCE, Duration.ofDays(1));
    RegistrationKey key = registry.queries(connection).byUserName("Teszt 1").orElseThrow().key();
    Deadline valid = Deadline.ofValidity(Set.of(RegistrationState.VALID), NOW);
    Deadline expired = Deadline.ofValidity(Set.of(RegistrationState.EXPIRED), NOW);
    Deadline earlier = Deadline.ofValidity(Set.of(RegistrationState.VALID), NOW.minusMillis(1));
    RegistrationKey other = new RegistrationKey(key.row(), key.createdMicros() + 1);
    List<Map<String, String>> before = registry.rows();
    for (Runnable change :
        List.<Runnable>of(
            () -> changes.endOverdue(key, expired),
            () -> changes.deleteOverdue(key, expired),
            () -> changes.endOverdue(key, earlier),
            () -> changes.deleteOverdue(key, earlier),
            () -> changes.endOverdue(other, valid),
            () -> changes.deleteOverdue(other, valid))) {
      assertThatThrownBy(change::run)
          .isInstanceOf(ModelValidationException.class)
          .hasMessage(RegistryChanges.NOT_CHANGEABLE);
      assertThat(registry.rows()).isEqualTo(before);
    }
    changes.endOverdue(key, valid);
    assertThat(registry.rows().get(0)).containsEntry("state", "ended");
    assertThatThrownBy(() -> changes.endOverdue(key, valid))
        .as("a second run")
        .isInstanceOf(ModelValidationException.class);
    changes.deleteOverdue(key, Deadline.ofValidity(Set.of(RegistrationState.ENDED), NOW));
    assertThat(registry.rows()).isEmpty();
  }

  @Test
  void placeThatWasWrittenByNobodyIsNone() {
    assertThat(Place.parse("")).isEmpty();
    assertThat(Place.parse("yesterday 7")).isEmpty();
    assertThat(Place.parse(Place.behind(NOW).text())).contains(Place.behind(NOW));
  }

  private void row(int id, String state, Instant validUntil) {
    registry
        .row(id, "Teszt " + id)
        .set("state", state)
        .set("valid_until", text(validUntil))
        .insert();
  }

  private void recorded(int id, String state, Instant created) {
    registry.row(id, "Teszt " + id).set("state", state).set("created_at", text(created)).insert();
  }

  private static String text(Instant moment) {
    return moment.toString().replace("T", " ").replace("Z", "+00:00");
  }

  private static List<String> ids(DueRegistrations.Page page) {
    return page.rows().stream().map(row -> row.key().row()).toList();
  }
}

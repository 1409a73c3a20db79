package hu.ugyfelkapu.keycloak.registry.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hu.ugyfelkapu.keycloak.registry.connection.ConnectionSettings;
import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.mapping.SchemaMapping;
import hu.ugyfelkapu.keycloak.registry.testing.EachDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.LogCapture;
import hu.ugyfelkapu.keycloak.registry.testing.MapScope;
import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.keycloak.models.ModelValidationException;

@ParameterizedClass
@EachDatabase
class RegistryChangesTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:34:56.789Z");
  private static final SchemaMapping REFERENCE = SchemaMapping.from(key -> null);

  @Parameter TestDatabase database;

  private TestRegistry registry;
  private RegistryConnection connection;
  private RegistryChanges changes;
  private RegistryQueries queries;
  private RegistrationKey key;

  @BeforeEach
  void open() {
    registry = database.withSchema();
    connection = registry.connection();
    queries = registry.queries(connection);
    changes = changes(730);
    registry
        .row(7, "KissAnna")
        .name("Kiss", "Anna")
        .email("anna@pelda.test")
        .set("email_verified", true)
        .set("birth_date", "1985-04-02")
        .set("valid_until", "2026-06-01 00:00:00+00:00")
        .set("password_hash", "{MD5}regi")
        .insert();
    key = queries.byUserName("KissAnna").orElseThrow().key();
  }

  @AfterEach
  void close() {
    connection.close();
  }

  @Test
  void passwordRestartsTheValidityToTheMillisecondAndTouchesNothingElse() {
    registry.row(8, "Szomszed").set("password_hash", "{MD5}masik").insert();
    List<Map<String, String>> before = registry.rows();
    changes.password(key, "{MD5}uj", NOW);
    assertThat(queries.byKey(key).orElseThrow().validUntil())
        .isEqualTo("2028-01-01T12:34:56.789Z"); // 730 days
    assertThat(queries.password(key, NOW)).contains(new PasswordRecord(7, "{MD5}uj", true));
    assertOnlyChanged(before, "password_hash", "valid_until");
  }

  @Test
  void emailIsWrittenWithItsFoldedFormAndIsNotVerified() {
    List<Map<String, String>> before = registry.rows();
    changes.email(key, "Őri.Anna@Pelda.test", NOW);
    assertThat(registry.rows().get(0))
        .containsEntry("email", "Őri.Anna@Pelda.test")
        .containsEntry("email_folded", "őri.anna@pelda.test");
    assertThat(queries.byEmail("ŐRI.ANNA@pelda.test").orElseThrow().emailVerified()).isFalse();
    assertOnlyChanged(before, "email", "email_folded", "email_verified");
  }

  @Test
  void endKeepsTheRowAndAllElseInIt() {
    List<Map<String, String>> before = registry.rows();
    changes.end(key);
    assertThat(registry.rows().get(0)).containsEntry("state", "ended");
    assertOnlyChanged(before, "state");
  }

  @Test
  void everyChangeIsOneStatementH61() {
    List<Runnable> each =
        List.of(
            () -> changes.password(key, "{MD5}uj", NOW),
            () -> changes.email(key, "uj@pelda.test", NOW),
            () -> changes.emailVerified(key, "uj@pelda.test", true, NOW),
            () -> changes.end(key));
    for (Runnable change : each) {
      try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry.sql", Level.FINEST)) {
        change.run();
        assertThat(log.messages()).singleElement().asString().startsWith("UPDATE ");
      }
    }
  }

  @Test
  void rowIdThatWasUsedAgainIsRefusedAndLeftAlone() {
    registry.run("DELETE FROM registration");
    registry
        .row(7, "KissAnna")
        .email("anna@pelda.test")
        .set("created_at", "2020-01-01 00:00:00.000001+00:00")
        .insert();
    everyChangeIsRefused();
  }

  @Test
  void registrationThatIsGoneIsRefused() {
    registry.run("DELETE FROM registration");
    everyChangeIsRefused();
  }

  private void everyChangeIsRefused() {
    List<Map<String, String>> before = registry.rows();
    refused(k -> changes.password(k, "{MD5}uj", NOW));
    refused(k -> changes.email(k, "uj@pelda.test", NOW));
    refused(k -> changes.emailVerified(k, "anna@pelda.test", true, NOW));
    refused(changes::end);
    assertThat(registry.rows()).isEqualTo(before);
  }

  @Test
  void registrationThatIsNotEntitledGetsNoNewPasswordAndNoNewAddress() {
    for (String state :
        List.of("temporary", "to_be_activated", "locked", "expired", "ended", "frozen")) {
      registry.run("UPDATE registration SET state = '%s'".formatted(state));
      notChangedByItsOwner();
    }
    registry.run("UPDATE registration SET state = 'valid'");
    registry.run(
        "UPDATE registration SET valid_until = "
            + database.literal("2026-01-01 12:34:56.789+00:00"));
    // The first moment at which it is over: a change must not bring it back.
    notChangedByItsOwner();
    changes.password(key, "{MD5}uj", NOW.minusMillis(1));
    assertThat(registry.rows().get(0)).containsEntry("password_hash", "{MD5}uj");
  }

  private void notChangedByItsOwner() {
    List<Map<String, String>> before = registry.rows();
    refused(k -> changes.password(k, "{MD5}uj", NOW));
    refused(k -> changes.email(k, "uj@pelda.test", NOW));
    refused(k -> changes.emailVerified(k, "anna@pelda.test", false, NOW));
    assertThat(registry.rows()).isEqualTo(before);
  }

  @Test
  void anyRegistrationCanBeEndedAndEndedAgain() {
    registry.run("UPDATE registration SET state = 'locked'");
    changes.end(key);
    changes.end(key);
    assertThat(registry.rows().get(0)).containsEntry("state", "ended");
  }

  @Test
  void proofOfOneAddressDoesNotFallOnAnother() {
    changes.email(key, "uj@pelda.test", NOW);
    changes.email(key, "harmadik@pelda.test", NOW);
    refused(k -> changes.emailVerified(k, "uj@pelda.test", true, NOW));
    assertThat(queries.byKey(key).orElseThrow().emailVerified()).isFalse();
    changes.emailVerified(key, "harmadik@pelda.test", true, NOW);
    assertThat(queries.byKey(key).orElseThrow().emailVerified()).isTrue();
  }

  @Test
  void valueThatTheRegistryRefusesIsNoOutageAndIsQuotedNowhereH72() {
    registry.run("CREATE UNIQUE INDEX one_address ON registration (email_folded)");
    registry.row(8, "Szomszed").email("titkos@pelda.test").insert();
    List<Map<String, String>> before = registry.rows();
    List<String> bad =
        List.of("titkos@pelda.test", "titkos" + "x".repeat(400), "titkos\0", "titkos\uD800");
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry", Level.FINEST)) {
      for (String email : bad) {
        assertThatThrownBy(() -> changes.email(key, email, NOW))
            .as(email)
            .isInstanceOf(ModelValidationException.class)
            .hasMessage("ugyfelkapuRegistryRefusesValue")
            .hasNoCause();
      }
      assertThat(log.messages()).isNotEmpty().noneMatch(message -> message.contains("titkos"));
    }
    assertThat(registry.rows()).isEqualTo(before);
  }

  @Test
  void viewThatShowsARowTwiceIsNotWritten() {
    // Two rows for one key, as a careless mapping may have them.
    registry.run("CREATE TABLE doubled AS SELECT * FROM registration");
    registry.run("INSERT INTO doubled SELECT * FROM registration");
    RegistryChanges careless =
        new RegistryChanges(
            connection, SchemaMapping.from(Map.of("table", "doubled")::get), Duration.ofDays(1));
    refused(careless::end);
    assertThat(registry.number("SELECT COUNT(*) FROM doubled WHERE state = 'ended'")).isZero();
  }

  @Test
  void parallelPasswordChangesNeverMix() throws Exception {
    Map<String, Integer> daysByHash = Map.of("{MD5}tiz", 10, "{MD5}husz", 20);
    int rounds = 40;
    CyclicBarrier together = new CyclicBarrier(daysByHash.size());
    ExecutorService citizens = Executors.newFixedThreadPool(daysByHash.size());
    try {
      for (int round = 0; round < rounds; round++) {
        List<Callable<Void>> tries = new ArrayList<>();
        daysByHash.forEach(
            (hash, days) ->
                tries.add(
                    () -> {
                      together.await();
                      changes(days).password(key, hash, NOW);
                      return null;
                    }));
        for (Future<Void> each : citizens.invokeAll(tries)) {
          each.get();
        }
        String hash = queries.password(key, NOW).orElseThrow().hash();
        assertThat(queries.byKey(key).orElseThrow().validUntil())
            .as(hash)
            .isEqualTo(NOW.plus(Duration.ofDays(daysByHash.get(hash))));
      }
    } finally {
      citizens.shutdownNow();
    }
  }

  @Test
  void connectionThatHasWrittenReadsInReadOnlyTransactionsAgainH68() {
    assumeTrue(database == TestDatabase.POSTGRESQL, "H2 takes read-only as a hint");
    Map<String, String> options = registry.options("regdb");
    options.put("regdb-pool-max-size", "1");
    try (RegistryConnection single =
        new RegistryConnection(ConnectionSettings.from(new MapScope(options), "regdb"))) {
      cannotWriteWhileReading(single);
      new RegistryChanges(single, REFERENCE, Duration.ofDays(1)).end(key);
      cannotWriteWhileReading(single);
    }
  }

  private static void cannotWriteWhileReading(RegistryConnection single) {
    assertThatThrownBy(
            () ->
                single.read(
                    c -> {
                      try (var statement = c.prepareStatement("DELETE FROM registration")) {
                        return statement.executeUpdate();
                      }
                    }))
        .hasMessageContaining("25006");
  }

  private void refused(Consumer<RegistrationKey> change) {
    assertThatThrownBy(() -> change.accept(key))
        .isInstanceOf(ModelValidationException.class)
        .hasMessage("ugyfelkapuRegistrationNotChangeable");
  }

  private RegistryChanges changes(int validityDays) {
    return new RegistryChanges(connection, REFERENCE, Duration.ofDays(validityDays));
  }

  /** Exactly these columns of the first row differ; the other rows are as they were. */
  private void assertOnlyChanged(List<Map<String, String>> before, String... columns) {
    List<Map<String, String>> after = registry.rows();
    Map<String, String> differing = new LinkedHashMap<>(after.get(0));
    differing.entrySet().removeAll(before.get(0).entrySet());
    assertThat(differing).containsOnlyKeys(columns);
    assertThat(after.subList(1, after.size())).isEqualTo(before.subList(1, before.size()));
  }
}

package hu.ugyfelkapu.keycloak.registry.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hu.ugyfelkapu.keycloak.registry.testing.EachDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.MapScope;
import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestMariaDb;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import hu.ugyfelkapu.keycloak.registry.testing.TestWire;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong between the module and a database, each on the real one, with its word. */
class ConnectionFailureTest {

  private static final String RENAME = "UPDATE registration SET user_name = 'Mas'";

  @ParameterizedTest
  @EachDatabase
  void poolWithoutAFreeConnectionIsExhaustedUntilOneComesBack(TestDatabase database) {
    try (RegistryConnection connection =
        connection(database.withSchema(), Map.of("pool-max-size", "1"))) {
      connection.read(
          held -> {
            fails(Failure.EXHAUSTED, () -> connection.read(c -> 1));
            return 1;
          });
      answers(connection);
    }
  }

  @Test
  void failureOfOneConnectionLeavesTheOthersAloneH57() {
    Map<String, String> options = TestDatabase.H2.withSchema().options("regdb");
    options.put("connections", "regdb,masik");
    options.put("regdb-pool-max-size", "1");
    options.put("regdb-acquisition-timeout-seconds", "1");
    options.putAll(
        Map.of(
            "masik-url", "jdbc:postgresql://127.0.0.1:1/registry",
            "masik-acquisition-timeout-seconds", "1"));
    try (NamedConnections connections = NamedConnections.from(new MapScope(options))) {
      RegistryConnection regdb = connections.get("regdb", () -> "ugyfelkapu");
      RegistryUnavailableException e =
          catchThrowableOfType(
              RegistryUnavailableException.class,
              () -> regdb.read(held -> connections.get("masik", () -> "ugyfelkapu").read(c -> 1)));
      // Of two nested calls each tells of its own connection.
      assertThat(e).hasMessageContaining("masik failed: unavailable");
      answers(regdb);
    }
  }

  @ParameterizedTest
  @EachDatabase
  void statementOverItsTimeLimitIsATimeoutAndItsConnectionGoesOn(TestDatabase database) {
    String endless =
        switch (database) {
          case POSTGRESQL -> "SELECT pg_sleep(600)";
          case MARIADB -> "SELECT SLEEP(600)";
          case H2 ->
              "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 100000000) a, SYSTEM_RANGE(1, 100000000) b";
        };
    try (RegistryConnection connection =
        connection(database.withSchema(), Map.of("pool-max-size", "1"))) {
      fails(
          Failure.TIMEOUT,
          () ->
              connection.read(
                  c -> {
                    try (var statement = connection.prepare(c, endless);
                        var rows = statement.executeQuery()) {
                      rows.next();
                      return rows.getString(1);
                    }
                  }));
      answers(connection);
    }
  }

  @ParameterizedTest
  @EachDatabase
  void waitForAnothersLockIsATimeoutAndWritesNothing(TestDatabase database) throws Exception {
    TestRegistry registry = database.withSchema();
    registry.row(7, "KissAnna").insert();
    try (RegistryConnection connection = connection(registry, Map.of());
        Connection holder = registry.connect();
        Statement lock = holder.createStatement()) {
      holder.setAutoCommit(false);
      lock.execute("UPDATE registration SET email = 'x'");
      fails(Failure.TIMEOUT, () -> write(connection, RENAME));
      holder.rollback();
      write(connection, RENAME);
      assertThat(registry.rows().get(0)).containsEntry("user_name", "Mas");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TestDatabase.class,
      names = {"POSTGRESQL", "MARIADB"})
  void brokenConnectionIsUnavailableOnceAndNeverReachesTheNextCaller(TestDatabase database) {
    TestRegistry registry = database.withSchema();
    try (TestWire wire = new TestWire(registry);
        RegistryConnection connection = connection(wire.of(registry), Map.of())) {
      fails(
          Failure.UNAVAILABLE,
          () ->
              connection.read(
                  c -> {
                    wire.cut();
                    try (var statement = connection.prepare(c, "SELECT 1")) {
                      return statement.execute();
                    }
                  }));
      answers(connection);
      wire.cut();
      answers(connection);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TestDatabase.class,
      names = {"POSTGRESQL", "MARIADB"})
  void databaseThatFallsSilentIsUnavailableAndIdleConnectionsAreNotTriedOneByOne(
      TestDatabase database) throws Exception {
    TestRegistry registry = database.withSchema();
    int idle = 8;
    try (TestWire wire = new TestWire(registry);
        RegistryConnection connection = connection(wire.of(registry), Map.of())) {
      openAll(connection, idle);
      assertThat(connection.poolMetrics().availableCount()).isEqualTo(idle);
      wire.swallow();
      fails(Failure.UNAVAILABLE, () -> connection.read(c -> 1));
      assertThat(connection.poolMetrics().invalidCount()).isPositive().isLessThan(idle / 2);
      assertThat(connection.poolMetrics().availableCount()).isZero();
      wire.restore();
      answers(connection);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TestDatabase.class,
      names = {"POSTGRESQL", "MARIADB"})
  void databaseThatFallsSilentInTheMiddleOfAStatementIsUnavailable(TestDatabase database) {
    TestRegistry registry = database.withSchema();
    try (TestWire wire = new TestWire(registry);
        RegistryConnection connection =
            connection(
                wire.of(registry),
                Map.of("statement-timeout-seconds", "300", "socket-timeout-seconds", "1"))) {
      fails(
          Failure.UNAVAILABLE,
          () ->
              connection.read(
                  c -> {
                    try (var statement = connection.prepare(c, "SELECT 1")) {
                      wire.swallow();
                      return statement.execute();
                    }
                  }));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TestDatabase.class,
      names = {"POSTGRESQL", "MARIADB"})
  void databaseThatTakesConnectionsAndNeverSpeaksIsUnavailable(TestDatabase database) {
    TestRegistry registry = database.withSchema();
    try (TestWire wire = new TestWire(registry);
        RegistryConnection connection =
            // Only the limit for opening a connection shall end this.
            connection(
                wire.of(registry),
                Map.of("acquisition-timeout-seconds", "60", "socket-timeout-seconds", "600"))) {
      wire.swallow();
      // The driver's word: the pool has none of its own.
      fails(Failure.UNAVAILABLE, () -> connection.read(c -> 1))
          .hasMessageContaining("SQL state 08");
    }
  }

  @Test
  void mariaDbThatIsKilledAndStartedAgainIsUnavailableInBetween(@TempDir Path data) {
    assumeTrue(TestDatabase.MARIADB.wanted(), "left out by -Dregistry.databases");
    int port = TestMariaDb.freePort();
    TestMariaDb server = TestMariaDb.start(data, port);
    try (RegistryConnection connection = connection(server.registry("mysql"), Map.of())) {
      answers(connection);
      server.kill();
      fails(Failure.UNAVAILABLE, () -> connection.read(c -> 1));
      server = TestMariaDb.start(data, port);
      answers(connection);
    } finally {
      server.close();
    }
  }

  @ParameterizedTest
  @EachDatabase
  void readOnlyDatabaseIsReadAndRefusesWrites(TestDatabase database, @TempDir Path directory) {
    assumeTrue(database.wanted(), "left out by -Dregistry.databases");
    TestRegistry owner = database.withSchema();
    owner.row(7, "KissAnna").insert();
    TestRegistry account = owner.account("titok", "SELECT, UPDATE");
    switch (database) {
      case POSTGRESQL ->
          owner.run(
              "DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on',"
                  + " current_database()); END$$");
      case MARIADB -> owner.run("SET GLOBAL read_only = 1");
      case H2 -> account = frozenH2(directory);
    }
    try (RegistryConnection connection = connection(account, Map.of())) {
      fails(Failure.REFUSED, () -> write(connection, RENAME));
      assertThat(connection.<Long>read(c -> count(connection, c))).isEqualTo(1);
    } finally {
      if (database == TestDatabase.MARIADB) {
        owner.run("SET GLOBAL read_only = 0");
      }
    }
  }

  private static TestRegistry frozenH2(Path directory) {
    String url = "jdbc:h2:file:" + directory.resolve("registry");
    TestRegistry writable = new TestRegistry(TestDatabase.H2, url, "sa", "");
    writable.runResource("/hu/ugyfelkapu/keycloak/registry/schema/h2.sql");
    writable.row(7, "KissAnna").insert();
    return new TestRegistry(TestDatabase.H2, url + ";ACCESS_MODE_DATA=r", "sa", "");
  }

  /** A tablespace that may not grow: what the engine says then is what it says of a full disk. */
  @Test
  void mariaDbWithoutRoomRefusesWritesAndIsReadOn(@TempDir Path data) {
    assumeTrue(TestDatabase.MARIADB.wanted(), "left out by -Dregistry.databases");
    TestMariaDb server =
        TestMariaDb.start(
            data,
            TestMariaDb.freePort(),
            "--innodb-file-per-table=0",
            "--innodb-data-file-path=ibdata1:12M:autoextend:max:16M");
    try {
      server.registry("mysql").run("CREATE DATABASE registry");
      TestRegistry registry = server.registry("registry");
      registry.runResource("/hu/ugyfelkapu/keycloak/registry/schema/mariadb.sql");
      registry.row(7, "KissAnna").insert();
      try (RegistryConnection connection =
          connection(registry, Map.of("statement-timeout-seconds", "300"))) {
        fails(
            Failure.REFUSED,
            () ->
                write(
                    connection,
                    "INSERT INTO registration (id, created_at, user_name, user_name_folded, state)"
                        + " SELECT seq + 100, NOW(), CONCAT(seq, REPEAT('x', 200)),"
                        + " CONCAT(seq, REPEAT('x', 200)), 'valid' FROM mysql.seq_1_to_100000"));
        assertThat(connection.<Long>read(c -> count(connection, c))).isEqualTo(1);
      }
    } finally {
      server.close();
    }
  }

  /**
   * A disk of a few megabytes cannot be had everywhere; the error is PostgreSQL's, its cause not.
   */
  @Test
  void postgresqlThatReportsAFullDiskRefusesWritesAndIsReadOn() {
    assumeTrue(TestDatabase.POSTGRESQL.wanted(), "left out by -Dregistry.databases");
    TestRegistry registry = TestDatabase.POSTGRESQL.withSchema();
    registry.row(7, "KissAnna").insert();
    registry.run(
        "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN"
            + " RAISE disk_full; END$$;"
            + "CREATE TRIGGER no_room BEFORE UPDATE ON registration EXECUTE FUNCTION no_room()");
    List<Map<String, String>> before = registry.rows();
    try (RegistryConnection connection = connection(registry, Map.of())) {
      fails(Failure.REFUSED, () -> write(connection, RENAME));
      assertThat(connection.<Long>read(c -> count(connection, c))).isEqualTo(1);
    }
    assertThat(registry.rows()).isEqualTo(before);
  }

  private static AbstractThrowableAssert<?, ?> fails(Failure failure, Runnable work) {
    RegistryUnavailableException e =
        catchThrowableOfType(RegistryUnavailableException.class, work::run);
    assertThat(e).isNotNull();
    assertThat(e.failure()).as(String.valueOf(e.getCause())).isEqualTo(failure);
    return assertThat(e).hasMessageContaining("regdb").hasMessageContaining(failure.word());
  }

  private static void answers(RegistryConnection connection) {
    int one =
        connection.read(
            c -> {
              try (var statement = connection.prepare(c, "SELECT 1");
                  var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
              }
            });
    assertThat(one).isEqualTo(1);
  }

  private static long count(RegistryConnection connection, Connection c)
      throws java.sql.SQLException {
    try (var statement = connection.prepare(c, "SELECT COUNT(*) FROM registration");
        var rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static int write(RegistryConnection connection, String sql) {
    return connection.write(
        c -> {
          try (var statement = connection.prepare(c, sql)) {
            return statement.executeUpdate();
          }
        });
  }

  /** So many connections at once, all of which then are idle. */
  private static void openAll(RegistryConnection connection, int number) throws Exception {
    CyclicBarrier together = new CyclicBarrier(number);
    ExecutorService callers = Executors.newFixedThreadPool(number);
    try {
      List<Future<Integer>> all =
          Stream.generate(
                  () ->
                      callers.submit(
                          () ->
                              connection.<Integer>read(
                                  c -> {
                                    try {
                                      return together.await(60, TimeUnit.SECONDS);
                                    } catch (Exception e) {
                                      throw new IllegalStateException(e);
                                    }
                                  })))
              .limit(number)
              .toList();
      for (Future<Integer> each : all) {
        each.get();
      }
    } finally {
      callers.shutdownNow();
    }
  }

  /** With the shortest limits, so that an outage shows soon. */
  private static RegistryConnection connection(TestRegistry registry, Map<String, String> more) {
    Map<String, String> options = registry.options("regdb");
    options.put("regdb-connect-timeout-seconds", "1");
    options.put("regdb-acquisition-timeout-seconds", "2");
    options.put("regdb-statement-timeout-seconds", "1");
    more.forEach((option, value) -> options.put("regdb-" + option, value));
    return new RegistryConnection(ConnectionSettings.from(new MapScope(options), "regdb"));
  }
}

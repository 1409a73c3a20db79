package hu.ugyfelkapu.keycloak.registry.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hu.ugyfelkapu.keycloak.registry.testing.EachDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.MapScope;
import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;

/**
 * What every database must hold of a connection, whatever its driver makes of the JDBC contract.
 */
@ParameterizedClass
@EachDatabase
class RegistryConnectionTest {

  private static final String LOCAL_NEW_YEAR = "2026-01-01T00:00:00+01:00";

  @Parameter TestDatabase database;

  private TestRegistry registry;
  private RegistryConnection connection;

  @BeforeEach
  void open() {
    registry = database.withSchema();
    connection = registry.connection();
  }

  @AfterEach
  void close() {
    connection.close();
  }

  @Test
  void connectionSaysWhichDatabaseItIs() {
    assertThat(connection.driver()).isEqualTo(DriverKind.valueOf(database.name()));
  }

  @Test
  void referenceSchemaTellsNamesApartThatDifferInCaseAccentOrASpaceBehind() {
    registry.row(1, "Kovacs").insert();
    registry.row(2, "kovacs").insert();
    registry.row(3, "Kovács").insert();
    registry.row(4, "Kovacs ").insert();
    long found =
        connection.read(
            c -> count(c, "SELECT COUNT(*) FROM registration WHERE user_name = ?", "Kovacs"));
    assertThat(found).isEqualTo(1);
  }

  @Test
  void pointsInTimeComeBackAsTheyWentWhateverTheServersTimeZone() {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
      registry.row(1, "Valaki").insert();
      OffsetDateTime moment = OffsetDateTime.parse(LOCAL_NEW_YEAR);
      connection.write(
          c -> {
            String sql = "UPDATE registration SET valid_until = ?";
            try (var statement = connection.prepare(c, sql, List.of(moment))) {
              return statement.executeUpdate();
            }
          });
      // Read by somebody else, then by the module itself.
      assertThat(registry.instant("valid_until")).isEqualTo(moment.toInstant());
      OffsetDateTime read =
          connection.read(
              c -> {
                String sql = "SELECT valid_until FROM registration WHERE valid_until = ?";
                try (var statement = connection.prepare(c, sql, List.of(moment));
                    var rows = statement.executeQuery()) {
                  rows.next();
                  return rows.getObject(1, OffsetDateTime.class);
                }
              });
      assertThat(read.toInstant()).isEqualTo(moment.toInstant());
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void readRefusesWritesAlsoAfterAWriteOnTheSameConnectionH64H68() {
    assumeTrue(database != TestDatabase.H2, "H2 takes read-only as a hint");
    registry.row(1, "Valaki").insert();
    try (RegistryConnection single = single()) {
      for (int i = 0; i < 2; i++) {
        RegistryUnavailableException e =
            catchThrowableOfType(
                RegistryUnavailableException.class, () -> single.read(c -> rename(single, c)));
        assertThat(e).hasMessageContaining("25006");
        assertThat(e.failure()).isEqualTo(Failure.REFUSED);
        assertThat(single.<Integer>write(c -> rename(single, c))).isEqualTo(1);
      }
    }
  }

  /** The pool's transactions are its own: none joins or waits for another of the same thread. */
  @Test
  void transactionsOfOneThreadStandAloneH64() {
    registry.row(1, "Valaki").insert();
    assertThatThrownBy(
            () ->
                connection.write(
                    outer -> {
                      connection.<Long>read(
                          inner -> count(inner, "SELECT COUNT(*) FROM registration"));
                      rename(connection, outer);
                      throw new IllegalStateException("undone");
                    }))
        .hasMessage("undone");
    assertThat(registry.rows().get(0)).containsEntry("user_name", "Valaki");
  }

  @Test
  void nextCallerOfAConnectionFindsItAsTheFirstDid() {
    try (RegistryConnection single = single()) {
      String before = single.read(RegistryConnectionTest::state);
      assertThat(before).isEqualTo("auto-commit false, isolation 2");
      assertThatThrownBy(
              () ->
                  single.write(
                      c -> {
                        c.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                        c.setAutoCommit(true);
                        throw new IllegalStateException("on the way");
                      }))
          .hasMessage("on the way");
      assertThat(single.<String>read(RegistryConnectionTest::state)).isEqualTo(before);
      assertThat(single.<String>write(RegistryConnectionTest::state)).isEqualTo(before);
    }
  }

  @Test
  void nextCallerOfAConnectionInheritsNoOpenTransactionEvenAfterAnError() {
    registry.row(1, "Valaki").insert();
    try (RegistryConnection single = single()) {
      assertThatThrownBy(
              () ->
                  single.write(
                      c -> {
                        rename(single, c);
                        throw new AssertionError("on the way");
                      }))
          .hasMessage("on the way");
      single.write(c -> 1);
    }
    assertThat(registry.rows().get(0)).containsEntry("user_name", "Valaki");
  }

  @Test
  void uncommittedChangeOfAnotherIsNotSeen() throws SQLException {
    registry.row(1, "Valaki").insert();
    try (Connection other = registry.connect();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("DELETE FROM registration");
      String all = "SELECT COUNT(*) FROM registration";
      assertThat(connection.<Long>read(c -> count(c, all))).isEqualTo(1);
      other.rollback();
    }
  }

  private static String state(Connection c) throws SQLException {
    return "auto-commit %s, isolation %d".formatted(c.getAutoCommit(), c.getTransactionIsolation());
  }

  private static int rename(RegistryConnection connection, Connection c) throws SQLException {
    String sql = "UPDATE registration SET user_name = 'Mas'";
    try (var statement = connection.prepare(c, sql)) {
      return statement.executeUpdate();
    }
  }

  private RegistryConnection single() {
    Map<String, String> options = registry.options("regdb");
    options.put("regdb-pool-max-size", "1");
    return new RegistryConnection(ConnectionSettings.from(new MapScope(options), "regdb"));
  }

  private long count(Connection c, String sql, Object... values) throws SQLException {
    try (var statement = connection.prepare(c, sql, List.of(values));
        var rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}

package hu.ugyfelkapu.keycloak.registry.connection;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every database must hold of a connection, whatever its driver makes of the JDBC contract.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
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

  private long count(Connection c, String sql, Object... values) throws SQLException {
    try (var statement = connection.prepare(c, sql, List.of(values));
        var rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}

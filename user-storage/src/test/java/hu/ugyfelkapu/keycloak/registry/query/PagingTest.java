package hu.ugyfelkapu.keycloak.registry.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.testing.EachDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.LogCapture;
import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.keycloak.models.ModelException;
import org.keycloak.models.UserModel;

class PagingTest {

  private static final int ROWS = 100_000;
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @EachDatabase
  void pagesOfAHundredThousandRowsNeitherOverlapNorLeaveGapsH59H60(TestDatabase database) {
    TestRegistry registry = database.withSchema();
    // Four registrations share each folded name: only the row id orders them.
    registry.run(
        """
        INSERT INTO registration (id, created_at, user_name, user_name_folded, state)
        SELECT x, %s,
          CONCAT('User', x), CONCAT('user', MOD(x, %d)), 'valid' FROM %s
        """
            .formatted(
                database.literal("2020-01-01 00:00:00+00:00"), ROWS / 4, database.series(ROWS)));
    try (RegistryConnection connection = registry.connection()) {
      RegistryQueries queries = registry.queries(connection);
      assertThat(queries.count(Map.of(), NOW)).isEqualTo(ROWS);
      Set<String> seen = new HashSet<>();
      int page = 10_000;
      for (int first = 0; first < ROWS; first += page) {
        List<RegistrationRow> rows = queries.search(Map.of(), NOW, first, page);
        assertThat(rows).hasSize(page);
        rows.forEach(row -> assertThat(seen.add(row.key().row())).isTrue());
      }
      assertThat(queries.search(Map.of(), NOW, ROWS, page)).isEmpty();
      assertThatThrownBy(() -> queries.search(Map.of(), NOW, null, null))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("ask for pages");
      assertThat(queries.search(Map.of(), NOW, 0, 0)).isEmpty();
      assertThat(queries.search(Map.of(), NOW, -1, 5)).hasSize(5);
      assertThat(
              queries.search(
                  Map.of(UserModel.USERNAME, "user7", UserModel.EXACT, "true"), NOW, 0, 3))
          .hasSize(3);
    }
    if (database == TestDatabase.POSTGRESQL) {
      registry.run("ANALYZE registration");
      assertThat(plan(registry, "user_name_folded = 'user77'")).contains("Index");
      assertThat(plan(registry, "user_name_folded LIKE 'user777%' ESCAPE '!'")).contains("Index");
      assertThat(planOfLatePage(registry))
          .contains("Index Only Scan using registration_by_user_name");
    }
    registry.run("DROP TABLE registration");
  }

  /** How the module's own statement for the last ten rows is run. */
  private static String planOfLatePage(TestRegistry registry) {
    registry.run("VACUUM registration");
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry.sql", Level.FINER);
        RegistryConnection connection = registry.connection()) {
      registry.queries(connection).search(Map.of(), NOW, ROWS - 10, 10);
      String sql = log.messages().get(0).replaceFirst("\\?", "10");
      return explained(registry, sql.replaceFirst("\\?", Integer.toString(ROWS - 10)));
    }
  }

  private static String plan(TestRegistry registry, String condition) {
    return explained(registry, "SELECT * FROM registration WHERE " + condition);
  }

  private static String explained(TestRegistry registry, String sql) {
    StringBuilder plan = new StringBuilder();
    try (var connection = registry.connect();
        var statement = connection.createStatement();
        var lines = statement.executeQuery("EXPLAIN " + sql)) {
      while (lines.next()) {
        plan.append(lines.getString(1)).append('\n');
      }
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    return plan.toString();
  }
}

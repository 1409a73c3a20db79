package hu.ugyfelkapu.keycloak.registry.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.query.RegistryQueries;
import hu.ugyfelkapu.keycloak.registry.testing.EachDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.LogCapture;
import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;

@ParameterizedClass
@EachDatabase
class SchemaMappingTest {

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
  void referenceSchemaPassesWithoutAnySetting() {
    assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
  }

  @Test
  void otherNamesInAnyQuotingReachTheRows() {
    registry.run("CREATE SCHEMA \"Régi nyilvántartás\"");
    registry.run(
        "CREATE VIEW \"Régi nyilvántartás\".\"select\" AS SELECT r.*, user_name AS \"Felhasználónév; DROP\","
            + " user_name_folded AS \"ORDER\" FROM registration r");
    registry.row(1, "KissAnna").insert();
    Map<String, String> settings =
        Map.of(
            "table", "\"Régi nyilvántartás\".\"select\"",
            "columnUserName", "\"Felhasználónév; DROP\"",
            "columnUserNameFolded", "\"ORDER\"",
            "columnState", "STATE");
    check(settings);
    assertThat(
            new RegistryQueries(connection, SchemaMapping.from(settings::get))
                .byUserName("kissanna"))
        .isPresent();
  }

  @Test
  void unknownTableAndColumnAreRefusedByTheirSettings() {
    assertThatThrownBy(() -> check(Map.of("table", "nothing")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("setting table ");
    assertThatThrownBy(() -> check(Map.of("columnBirthPlace", "nothing")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("setting columnBirthPlace ");
  }

  @Test
  void columnOfTheWrongKindIsRefusedWithTheRightOne() {
    assertThatThrownBy(() -> check(Map.of("columnCreatedAt", "birth_date")))
        .hasMessageContaining("columnCreatedAt")
        .hasMessageContaining("a timestamp with time zone");
    assertThatThrownBy(() -> check(Map.of("columnId", "user_name")))
        .hasMessageContaining("a whole number");
    assertThatThrownBy(() -> check(Map.of("columnState", "email_verified")))
        .hasMessageContaining("text");
    assertThatThrownBy(() -> check(Map.of("columnEmailVerified", "state")))
        .hasMessageContaining("a boolean");
    assertThatThrownBy(() -> check(Map.of("columnBirthDate", "created_at")))
        .hasMessageContaining("a date");
    if (database != TestDatabase.MARIADB) {
      registry.run("ALTER TABLE registration ADD COLUMN plain TIMESTAMP");
      assertThatThrownBy(() -> check(Map.of("columnValidUntil", "plain")))
          .hasMessageContaining("time zone");
    }
  }

  @Test
  void namesThatAreNoSqlNamesAreRefused() {
    for (String bad :
        new String[] {
          "a b",
          "a;b",
          "1a",
          "a\"b",
          "\"\"",
          "\"a\"b\"",
          "a.b.c",
          "a..b",
          ".a",
          "é",
          "x".repeat(64),
          "a--"
        }) {
      assertThatThrownBy(() -> SchemaMapping.from(Map.of("table", bad)::get))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("setting table");
    }
    assertThatThrownBy(() -> SchemaMapping.from(Map.of("columnState", "a.b")::get))
        .hasMessageContaining("setting columnState");
  }

  @Test
  void blankSettingMeansTheReferenceName() {
    assertThat(SchemaMapping.from(key -> " ")).isEqualTo(SchemaMapping.from(key -> null));
  }

  @Test
  void registryThatDoesNotAnswerIsNoReasonToRefuse() {
    connection.close();
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry", Level.WARNING)) {
      assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
      assertThat(log.messages()).singleElement().asString().contains("unchecked");
    }
  }

  private void check(Map<String, String> settings) {
    SchemaMapping mapping = SchemaMapping.from(settings::get);
    new SchemaCheck(
            connection, mapping, List.of(), new RegistryQueries(connection, mapping).samples())
        .run();
  }
}

package hu.ugyfelkapu.keycloak.registry.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationKey;
import hu.ugyfelkapu.keycloak.registry.query.RegistryChanges;
import hu.ugyfelkapu.keycloak.registry.testing.EachDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.LogCapture;
import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;

/** What a component is told when it is saved and its account may not do what it is to do (H68). */
@ParameterizedClass
@EachDatabase
class UpdateRightTest {

  private static final SchemaMapping REFERENCE = SchemaMapping.from(key -> null);

  @Parameter TestDatabase database;

  private TestRegistry registry;
  private RegistryConnection connection;

  @BeforeEach
  void open() {
    registry = database.withSchema();
    registry.row(7, "KissAnna").email("anna@pelda.test").set("password_hash", "{MD5}a").insert();
    registry.run(database.createAccount("keycloak", "titok"));
    registry.run("GRANT SELECT ON registration TO keycloak");
    connection = registry.as("keycloak", "titok").connection();
  }

  @AfterEach
  void close() {
    connection.close();
    // Accounts belong to the whole server of the tests.
    registry.run(database.dropAccount("keycloak"));
  }

  @Test
  void accountThatMayOnlyReadIsEnoughForReadOnlyAndRefusedForWritableH68() {
    assertThatCode(() -> check(List.of())).doesNotThrowAnyException();
    assertThatThrownBy(() -> check(RegistryChanges.WRITTEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("edit mode must be READ_ONLY")
        .hasMessageContaining("columnPasswordHash");
  }

  @Test
  void accountThatMayUpdateIsAcceptedAndTheCheckChangesNothing() {
    registry.run("GRANT UPDATE ON registration TO keycloak");
    List<Map<String, String>> before = registry.rows();
    assertThatCode(() -> check(RegistryChanges.WRITTEN)).doesNotThrowAnyException();
    assertThat(registry.rows()).isEqualTo(before);
  }

  @Test
  void rightsOnTheSixColumnsAreEnoughForEveryChangeAndEachIsNeeded() {
    assumeTrue(database != TestDatabase.H2, "H2 knows no rights on columns");
    List<Field> granted = RegistryChanges.WRITTEN;
    for (Field field : granted) {
      assertThatThrownBy(() -> check(granted)).hasMessageContaining(field.configKey() + ".");
      registry.run(
          "GRANT UPDATE (%s) ON registration TO keycloak".formatted(field.referenceColumn()));
    }
    assertThatCode(() -> check(granted)).doesNotThrowAnyException();
    RegistryChanges changes = new RegistryChanges(connection, REFERENCE, Duration.ofDays(1));
    RegistrationKey key = registry.queries(connection).byUserName("KissAnna").orElseThrow().key();
    Instant now = Instant.now();
    changes.password(key, "{MD5}b", now);
    changes.email(key, "uj@pelda.test", now);
    changes.emailVerified(key, "uj@pelda.test", true, now);
    changes.end(key);
    assertThat(registry.rows().get(0))
        .containsEntry("password_hash", "{MD5}b")
        .containsEntry("email", "uj@pelda.test")
        .containsEntry("state", "ended");
  }

  @Test
  void accountWhoseTransactionsAreReadOnlyIsRefusedForWritable() {
    assumeTrue(database == TestDatabase.POSTGRESQL, "no such setting in the others");
    registry.run("GRANT UPDATE ON registration TO keycloak");
    registry.run("ALTER ROLE keycloak SET default_transaction_read_only = on");
    assertThatThrownBy(() -> check(RegistryChanges.WRITTEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("edit mode must be READ_ONLY");
  }

  @Test
  void viewThatTakesNoChangesIsRefusedForWritable() {
    assumeTrue(database != TestDatabase.H2, "H2 says so at the first row only");
    registry.run("CREATE VIEW summary AS SELECT DISTINCT * FROM registration");
    registry.run("GRANT SELECT ON summary TO keycloak");
    registry.run("GRANT UPDATE ON summary TO keycloak");
    SchemaMapping view = SchemaMapping.from(Map.of("table", "summary")::get);
    assertThatCode(() -> new SchemaCheck(connection, view, List.of(), List.of()).run())
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> new SchemaCheck(connection, view, RegistryChanges.WRITTEN, List.of()).run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("edit mode must be READ_ONLY");
  }

  @Test
  void twoSettingsThatNameOneColumnAreRefusedForWritable() {
    registry.run("GRANT UPDATE ON registration TO keycloak");
    SchemaMapping mapping = SchemaMapping.from(Map.of("columnEmailFolded", "email")::get);
    assertThatCode(() -> new SchemaCheck(connection, mapping, List.of(), List.of()).run())
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> new SchemaCheck(connection, mapping, RegistryChanges.WRITTEN, List.of()).run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("columnEmail, columnEmailFolded");
  }

  @Test
  void readOnlyComponentIsCheckedWithoutAnyWriteH68() {
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry.sql", Level.FINEST)) {
      check(List.of());
      assertThat(log.messages()).isNotEmpty().allMatch(sql -> sql.startsWith("SELECT "));
    }
  }

  @Test
  void writableComponentIsSavedUncheckedWhileTheRegistryIsDown() {
    connection.close();
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry", Level.WARNING)) {
      assertThatCode(() -> check(RegistryChanges.WRITTEN)).doesNotThrowAnyException();
      assertThat(log.messages()).singleElement().asString().contains("unchecked");
    }
  }

  private void check(List<Field> written) {
    new SchemaCheck(connection, REFERENCE, written, List.of()).run();
  }
}

package hu.ugyfelkapu.keycloak.registry.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.registry.testing.LogCapture;
import hu.ugyfelkapu.keycloak.registry.testing.MapScope;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class NamedConnectionsTest {

  private static final String SECRET = "hunter2";

  private final Map<String, String> options =
      new HashMap<>(
          Map.of(
              "connections",
              "regdb",
              "regdb-url",
              "jdbc:h2:mem:x;PASSWORD=" + SECRET,
              "regdb-password",
              SECRET));

  @Test
  void noOptionsMeanNoConnections() {
    try (NamedConnections none = NamedConnections.from(new MapScope(Map.of()))) {
      assertThat(none.names()).isEmpty();
      assertThatThrownBy(() -> none.get("regdb", () -> "ugyfelkapu"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no connection named regdb")
          .hasMessageContaining("spi-storage--ugyfelkapu-registry--connections");
    }
  }

  @Test
  void connectionThatIsKeptToSomeRealmsIsNoneForTheOthersH57() {
    options.put("regdb-realms", "ugyfelkapu, proba");
    options.put("regdb-url", "jdbc:h2:mem:x");
    try (NamedConnections connections = NamedConnections.from(new MapScope(options))) {
      assertThat(connections.get("regdb", () -> "ugyfelkapu").name()).isEqualTo("regdb");
      assertThat(connections.get("regdb", () -> "proba").name()).isEqualTo("regdb");
      assertThatThrownBy(() -> connections.get("regdb", () -> "masik"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no connection named regdb for this realm");
    }
  }

  @Test
  void missingOptionsHaveDefaults() {
    ConnectionSettings settings = ConnectionSettings.from(new MapScope(options), "regdb");
    assertThat(settings.username()).isEmpty();
    assertThat(settings.poolSize()).isEqualTo(10);
    assertThat(settings.connectTimeout()).hasSeconds(2);
    assertThat(settings.acquisitionTimeout()).hasSeconds(3);
    assertThat(settings.statementTimeout()).hasSeconds(5);
    assertThat(settings.socketTimeout()).hasSeconds(10);
    assertThat(settings.idleTimeout()).hasSeconds(300);
    assertThat(settings.decidesReadiness()).isFalse();
  }

  @Test
  void mistakeInOneConnectionIsToldAndLeavesTheOthersUsable() {
    options.put("connections", "regdb, masik");
    options.put("masik-url", "jdbc:h2:mem:y");
    options.put("regdb-pool-max-size", "many");
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry", Level.SEVERE);
        NamedConnections connections = NamedConnections.from(new MapScope(options))) {
      assertThat(connections.names()).containsExactly("masik");
      assertThatThrownBy(() -> connections.get("regdb", () -> "ugyfelkapu"))
          .hasMessageContaining("regdb-pool-max-size must be a whole number from 1 to 200");
      assertThat(log.messages())
          .singleElement()
          .asString()
          .contains("regdb-pool-max-size")
          .doesNotContain(SECRET);
    }
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    refused("regdb-url", "", "regdb-url is missing");
    refused("regdb-url", "jdbc:oracle:thin:" + SECRET, "must start with");
    refused("regdb-statement-timeout-seconds", "0", "from 1 to 300");
    refused("regdb-acquisition-timeout-seconds", "61", "from 1 to 60");
    refused("regdb-password-file", "/some/file", "exclude each other");
    refused("regdb-password-vault", "regdb", "exclude each other");
    refused("regdb-health", "liveness", "must be report or readiness");
    options.remove("regdb-password");
    refused("regdb-password-vault", "../regdb", "must name a secret");
    assertThatThrownBy(() -> ConnectionSettings.from(new MapScope(options), "Reg-Db"))
        .hasMessageContaining("connection name");
  }

  @Test
  void everyStatementHasATimeLimit() {
    options.put("regdb-url", "jdbc:h2:mem:limit");
    options.put("regdb-statement-timeout-seconds", "7");
    try (RegistryConnection connection =
        new RegistryConnection(ConnectionSettings.from(new MapScope(options), "regdb"))) {
      int limit =
          connection.read(
              c -> {
                try (var statement = connection.prepare(c, "SELECT 1")) {
                  return statement.getQueryTimeout();
                }
              });
      assertThat(limit).isEqualTo(7);
    }
  }

  /** In the server this logger is the one of MariaDB's driver; it quotes values of rows. */
  @Test
  void loggerOfMariaDbsDriverIsOffOnceTheDriverIsLoadedH72() {
    DriverKind.MARIADB.load();
    System.gc();
    assertThat(
            Logger.getLogger("org.mariadb.jdbc.message.server.ErrorPacket")
                .isLoggable(Level.SEVERE))
        .isFalse();
  }

  @Test
  void settingsNeverPrintASecret() {
    assertThat(ConnectionSettings.from(new MapScope(options), "regdb"))
        .asString()
        .doesNotContain(SECRET);
  }

  private void refused(String option, String value, String reason) {
    Map<String, String> changed = new HashMap<>(options);
    changed.put(option, value);
    assertThatThrownBy(() -> ConnectionSettings.from(new MapScope(changed), "regdb"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining(SECRET);
  }
}

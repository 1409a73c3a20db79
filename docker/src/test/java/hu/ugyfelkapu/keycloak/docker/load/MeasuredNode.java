package hu.ugyfelkapu.keycloak.docker.load;

import hu.ugyfelkapu.keycloak.docker.server.BuildOptions;
import hu.ugyfelkapu.keycloak.docker.server.KeycloakServer;
import hu.ugyfelkapu.keycloak.docker.server.Ports;
import hu.ugyfelkapu.keycloak.docker.testing.PostgresRegistry;
import hu.ugyfelkapu.keycloak.docker.testing.SingleServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A node in production mode whose own database lies beside the registry in a PostgreSQL that counts
 * statements. {@code -Dload.javaOptions=…} gives the server's JVM more options, such as a flight
 * recording.
 */
final class MeasuredNode extends SingleServer {
  private PostgresRegistry database;
  private String databaseUrl;

  @Override
  public String directory() {
    return "load";
  }

  @Override
  public void start(Site site, Map<String, String> environment) {
    database = site.database();
    countStatements();
    databaseUrl = database.createDatabase("keycloak");
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(database.asKeycloaksOwn(databaseUrl));
    all.put(
        "JAVA_OPTS_APPEND",
        CompilerThreads.KEPT + " " + System.getProperty("load.javaOptions", ""));
    server =
        KeycloakServer.start(
            site.plainKeycloak(new BuildOptions("postgres")),
            KeycloakServer.Settings.alone(
                Ports.free(),
                Ports.free(),
                List.of("--import-realm"),
                all,
                site.directory().resolve("keycloak.log")));
  }

  private void countStatements() {
    execute("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
    database.stop();
    database.start();
    execute("CREATE EXTENSION pg_stat_statements");
  }

  private void execute(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The threads that compile. */
  CompilerThreads compilers() {
    return new CompilerThreads(server.processIds());
  }

  /** Keycloak's own database. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(databaseUrl, database.username(), database.password());
  }
}

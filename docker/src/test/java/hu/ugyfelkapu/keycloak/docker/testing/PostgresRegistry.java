package hu.ugyfelkapu.keycloak.docker.testing;

import hu.ugyfelkapu.keycloak.docker.registry.RegistryDatabase;
import hu.ugyfelkapu.keycloak.docker.server.Directories;
import hu.ugyfelkapu.keycloak.docker.server.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The tests' registry: a real PostgreSQL that can be taken away and brought back. */
public final class PostgresRegistry implements RegistryDatabase {
  private static final String ACCOUNT = "keycloak";
  private static final String PASSWORD = "registry-test";

  private final Path directory;
  private final int port = Ports.free();
  private EmbeddedPostgres postgres;

  private PostgresRegistry(Path directory) {
    this.directory = directory;
  }

  /** Starts an empty PostgreSQL and runs the scripts in it. */
  public static PostgresRegistry create(Path directory, String schema, String rows) {
    try {
      Directories.delete(directory);
      Files.createDirectories(directory);
      PostgresRegistry registry = new PostgresRegistry(directory);
      registry.start();
      try (Connection connection = registry.connect();
          Statement statement = connection.createStatement()) {
        statement.execute(schema);
        statement.execute(rows);
        statement.execute("CREATE ROLE " + ACCOUNT + " LOGIN PASSWORD '" + PASSWORD + "'");
        statement.execute("GRANT USAGE ON SCHEMA public TO " + ACCOUNT);
        statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + ACCOUNT);
      }
      return registry;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes a second, empty database beside the registry's, owned by the account that the server uses
   * for the registry.
   *
   * @return its JDBC URL
   */
  public String createDatabase(String name) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " OWNER " + ACCOUNT);
      return url(name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The environment of a Keycloak that keeps its own data in a database made here.
   *
   * @param url of {@link #createDatabase}
   */
  public Map<String, String> asKeycloaksOwn(String url) {
    return Map.of("KC_DB_URL", url, "KC_DB_USERNAME", username(), "KC_DB_PASSWORD", password());
  }

  @Override
  public String url() {
    return url("postgres");
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  @Override
  public String username() {
    return ACCOUNT;
  }

  @Override
  public String password() {
    return PASSWORD;
  }

  @Override
  public Connection connect() throws SQLException {
    return postgres.getPostgresDatabase().getConnection();
  }

  @Override
  public void start() {
    try {
      postgres =
          EmbeddedPostgres.builder()
              .setPort(port)
              .setDataDirectory(directory)
              .setCleanDataDirectory(false)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}

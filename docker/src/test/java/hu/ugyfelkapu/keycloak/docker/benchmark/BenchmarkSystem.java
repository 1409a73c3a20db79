package hu.ugyfelkapu.keycloak.docker.benchmark;

import hu.ugyfelkapu.keycloak.docker.benchmark.probe.ProbeResourceFactory;
import hu.ugyfelkapu.keycloak.docker.registry.RegistryScripts;
import hu.ugyfelkapu.keycloak.docker.server.BuildOptions;
import hu.ugyfelkapu.keycloak.docker.server.Directories;
import hu.ugyfelkapu.keycloak.docker.server.Distribution;
import hu.ugyfelkapu.keycloak.docker.server.KeycloakServer;
import hu.ugyfelkapu.keycloak.docker.server.Ports;
import hu.ugyfelkapu.keycloak.docker.server.ServerHome;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import hu.ugyfelkapu.keycloak.docker.testing.TestProviderJar;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is measured: a Keycloak whose own database and whose two registries lie in one PostgreSQL.
 * Each registry has a realm of its name; Keycloak's own users live in the large one's.
 */
final class BenchmarkSystem implements AutoCloseable {
  static final String PASSWORD = "Proba2024Jelszo";
  static final String CLIENT = "benchmark";

  /** What PostgreSQL gets for its own cache: less than the large registry needs. */
  static final String SHARED_BUFFERS = "1GB";

  private static final String ACCOUNT = "keycloak";
  private static final String TEMPLATE = "template";

  private final Workspace workspace = Workspace.locate();
  private final Path directory = workspace.target().resolve("benchmark");
  private final Path data;
  private final EmbeddedPostgres postgres;
  private final KeycloakServer server;
  private final GeneratedRegistry small;
  private final GeneratedRegistry large;

  private BenchmarkSystem(int smallRows, int largeRows) throws IOException, SQLException {
    data = directory.resolve("database");
    // Left behind by a run that was broken off.
    Directories.delete(data);
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setServerConfig("shared_buffers", SHARED_BUFFERS)
            .setServerConfig("maintenance_work_mem", "512MB")
            .setServerConfig("max_wal_size", "8GB")
            .start();
    try {
      small = new GeneratedRegistry(postgres, "small", smallRows);
      large = new GeneratedRegistry(postgres, "large", largeRows);
      createDatabases();
      server = startServer();
    } catch (IOException | SQLException | RuntimeException e) {
      closeDatabase();
      throw e;
    }
  }

  /** Starts all and fills the registries. */
  static BenchmarkSystem start(int smallRows, int largeRows, int localUsers) throws Exception {
    BenchmarkSystem system = new BenchmarkSystem(smallRows, largeRows);
    try {
      system.addLocalUsers(localUsers);
      String hash = system.templateHash();
      for (GeneratedRegistry registry : List.of(system.small, system.large)) {
        registry.fill(hash);
        registry.run(system.schema(false), "VACUUM ANALYZE registration");
      }
      return system;
    } catch (SQLException | RuntimeException e) {
      system.close();
      throw e;
    }
  }

  GeneratedRegistry small() {
    return small;
  }

  GeneratedRegistry large() {
    return large;
  }

  /** The documented index for searches in the middle of names, in both registries. */
  void addInfixIndex() throws SQLException {
    String script = RegistryScripts.schema(workspace.userStorageJar(), "postgresql-infix");
    for (GeneratedRegistry registry : List.of(small, large)) {
      registry.run(script, "VACUUM ANALYZE registration");
    }
  }

  /** Where results may be left. */
  Path directory() {
    return directory;
  }

  URI realm(String name) {
    return URI.create(server.url() + "/realms/" + name);
  }

  /** Where {@link ProbeResourceFactory} answers for this registry. */
  URI probe(GeneratedRegistry registry) {
    return URI.create(realm(registry.name()) + "/" + ProbeResourceFactory.ID + "/");
  }

  /** Keycloak's own user of that number, from 1. */
  static String localUser(int number) {
    return "local" + number;
  }

  String databaseVersion() throws SQLException {
    return query("postgres", "SHOW server_version");
  }

  private void createDatabases() throws SQLException {
    execute(
        "postgres",
        "CREATE ROLE " + ACCOUNT + " LOGIN PASSWORD '" + PASSWORD + "'",
        "CREATE DATABASE keycloak OWNER " + ACCOUNT);
    small.create(schema(true), ACCOUNT);
    large.create(schema(true), ACCOUNT);
  }

  /** The tables, or the rest: indexes are quicker made of the rows that are there. */
  private String schema(boolean tables) {
    String all = RegistryScripts.schema(workspace.userStorageJar(), "postgresql");
    int indexes = all.indexOf("CREATE INDEX");
    return tables ? all.substring(0, indexes) : all.substring(indexes);
  }

  private KeycloakServer startServer() throws IOException {
    List<Path> jars = new ArrayList<>(workspace.providerJars());
    jars.add(TestProviderJar.pack(directory, ProbeResourceFactory.class, "benchmark-provider"));
    ServerHome home =
        ServerHome.prepare(
                Distribution.resolved(),
                directory.resolve("keycloak"),
                jars,
                new BuildOptions("postgres"),
                directory.resolve("build.log"))
            .home();
    Directories.delete(home.data());
    home.importAtStart(List.of(realmFile(small), realmFile(large)));
    Map<String, String> environment = new HashMap<>();
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
    environment.put("KC_DB_URL", url("keycloak"));
    environment.put("KC_DB_USERNAME", ACCOUNT);
    environment.put("KC_DB_PASSWORD", PASSWORD);
    String prefix = "KC_SPI_STORAGE__UGYFELKAPU_REGISTRY__";
    environment.put(prefix + "CONNECTIONS", "small,large");
    for (GeneratedRegistry registry : List.of(small, large)) {
      String connection = prefix + registry.name().toUpperCase(Locale.ROOT) + "_";
      environment.put(connection + "URL", url(registry.name()));
      environment.put(connection + "USERNAME", ACCOUNT);
      environment.put(connection + "PASSWORD", PASSWORD);
      // Slow answers are to be measured, not to be given up.
      environment.put(connection + "STATEMENT_TIMEOUT_SECONDS", "300");
      environment.put(connection + "SOCKET_TIMEOUT_SECONDS", "600");
    }
    return KeycloakServer.start(
        home,
        KeycloakServer.Settings.alone(
            Ports.free(),
            Ports.free(),
            List.of("--import-realm"),
            environment,
            directory.resolve("keycloak.log")));
  }

  private Path realmFile(GeneratedRegistry registry) throws IOException {
    Path file = directory.resolve(registry.name() + ".json");
    Files.writeString(
        file,
        """
        {
          "realm": "%1$s",
          "enabled": true,
          "sslRequired": "none",
          "bruteForceProtected": true,
          "clients": [{"clientId": "%2$s", "publicClient": true, "directAccessGrantsEnabled": true}],
          "users": [{
            "username": "%3$s", "enabled": true,
            "email": "%3$s@pelda.test", "emailVerified": true, "firstName": "Minta", "lastName": "Helyi",
            "credentials": [{"type": "password", "value": "%4$s"}]
          }],
          "components": {"org.keycloak.storage.UserStorageProvider": [{
            "name": "Registry",
            "providerId": "ugyfelkapu-registry",
            "config": {
              "enabled": ["true"], "priority": ["0"], "cachePolicy": ["NO_CACHE"], "connection": ["%1$s"]
            }
          }]}
        }
        """
            .formatted(registry.name(), CLIENT, TEMPLATE, PASSWORD));
    return file;
  }

  /** Copies of one user that Keycloak has made, with its roles and its password. */
  private void addLocalUsers(int users) throws SQLException {
    try (Connection keycloak = connect("keycloak")) {
      localUsers(keycloak).copy("local", users);
    }
    execute("keycloak", "VACUUM ANALYZE");
  }

  /** The hash that the local users have, as a registry writes it. */
  private String templateHash() throws SQLException {
    try (Connection keycloak = connect("keycloak")) {
      return localUsers(keycloak).hash();
    }
  }

  private static LocalUsers localUsers(Connection keycloak) {
    return new LocalUsers(keycloak, "large", TEMPLATE);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
  }

  private void execute(String database, String... statements) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private String query(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private Connection connect(String database) throws SQLException {
    return postgres.getDatabase("postgres", database).getConnection();
  }

  @Override
  public void close() {
    try {
      server.close();
    } finally {
      closeDatabase();
    }
  }

  private void closeDatabase() {
    try {
      postgres.close();
      Directories.delete(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

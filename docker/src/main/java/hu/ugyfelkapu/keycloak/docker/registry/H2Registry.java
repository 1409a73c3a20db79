package hu.ugyfelkapu.keycloak.docker.registry;

import hu.ugyfelkapu.keycloak.docker.server.Directories;
import hu.ugyfelkapu.keycloak.docker.server.Fingerprint;
import hu.ugyfelkapu.keycloak.docker.server.OwnerOnlyFile;
import hu.ugyfelkapu.keycloak.docker.server.ServerFailure;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.h2.tools.RunScript;
import org.h2.tools.Server;

/**
 * The demo's registry: H2 files, served to Keycloak over TCP on the loopback interface. Changes
 * survive a restart; a changed schema or changed demo rows begin it anew.
 *
 * <p>Passwords are drawn at each start: whoever can sign in to an H2 server as administrator can
 * run code in it.
 */
public final class H2Registry implements RegistryDatabase {
  private static final String OWNER = "OWNER";
  private static final String SERVER_ACCOUNT = "KEYCLOAK";

  private final Path directory;
  private final int port;
  private final String ownerPassword;
  private final String serverPassword = randomPassword();
  private Server server;

  private H2Registry(Path directory, int port, String ownerPassword) {
    this.directory = directory;
    this.port = port;
    this.ownerPassword = ownerPassword;
  }

  /**
   * Opens the registry, creating it if it is missing or made from other scripts.
   *
   * @param directory holds the database files
   * @param port TCP port on the loopback interface
   * @throws ServerFailure if the scripts do not run
   */
  public static H2Registry open(Path directory, int port, String schema, String rows) {
    // Read once by H2's classes: its TCP server must not listen on other interfaces.
    System.setProperty("h2.bindAddress", "127.0.0.1");
    try {
      Path secret = directory.resolve("owner-password");
      Path stamp = directory.resolve("made-from");
      String wanted = new Fingerprint().text(schema).text(rows).hex();
      boolean kept = Files.exists(stamp) && Files.readString(stamp).equals(wanted);
      if (!kept) {
        Directories.delete(directory);
        Files.createDirectories(directory);
        OwnerOnlyFile.write(secret, randomPassword());
      }
      H2Registry registry = new H2Registry(directory, port, Files.readString(secret));
      if (!kept) {
        registry.run(schema);
        registry.run(rows);
      }
      registry.grantServerAccount();
      registry.start();
      Files.writeString(stamp, wanted);
      return registry;
    } catch (IOException | SQLException e) {
      throw new ServerFailure("The demo registry could not be set up: " + e.getMessage(), e);
    }
  }

  @Override
  public String url() {
    return "jdbc:h2:tcp://127.0.0.1:" + port + "/registry";
  }

  @Override
  public String username() {
    return SERVER_ACCOUNT;
  }

  @Override
  public String password() {
    return serverPassword;
  }

  @Override
  public Connection connect() throws SQLException {
    // The files stay open as long as this JVM lives, so that both ways in reach one database.
    return DriverManager.getConnection(
        "jdbc:h2:file:" + directory.resolve("registry").toAbsolutePath() + ";DB_CLOSE_DELAY=-1",
        OWNER,
        ownerPassword);
  }

  @Override
  public void stop() {
    server.stop();
  }

  @Override
  public void start() {
    try {
      server =
          Server.createTcpServer(
                  "-tcpPort",
                  Integer.toString(port),
                  "-baseDir",
                  directory.toAbsolutePath().toString(),
                  "-ifExists")
              .start();
    } catch (SQLException e) {
      throw new ServerFailure("The demo registry could not be started: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    stop();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException e) {
      throw new ServerFailure("The demo registry could not be closed: " + e.getMessage(), e);
    }
  }

  private void run(String script) throws SQLException {
    try (Connection connection = connect()) {
      RunScript.execute(connection, new StringReader(script));
    }
  }

  private void grantServerAccount() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE USER IF NOT EXISTS " + SERVER_ACCOUNT + " PASSWORD ''");
      statement.execute("ALTER USER " + SERVER_ACCOUNT + " SET PASSWORD '" + serverPassword + "'");
      statement.execute("GRANT SELECT ON SCHEMA PUBLIC TO " + SERVER_ACCOUNT);
    }
  }

  private static String randomPassword() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}

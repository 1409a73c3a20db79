package hu.ugyfelkapu.keycloak.registry.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * A MariaDB of the tests' own, from the binaries that the system's packages install: a free port, a
 * data directory of its own, and accounts {@code root} without password from this machine only. Its
 * default collation takes upper and lower case, and some accented letters, for the same.
 */
public final class TestMariaDb implements AutoCloseable {

  private static final String MISSING =
      "The tests need MariaDB's server: apt-get install --no-install-recommends mariadb-server-core"
          + " mariadb-client-core, or leave it out with -Dregistry.databases=postgresql,h2.";

  private final Path data;
  private final int port;
  private final Process server;

  private TestMariaDb(Path data, int port, List<String> options) {
    this.data = data;
    this.port = port;
    List<String> command =
        new ArrayList<>(
            List.of(
                binary("mariadbd"),
                "--no-defaults",
                "--datadir=" + data,
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                "--socket=" + data.resolve("sock"),
                "--pid-file=" + data.resolve("pid"),
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_hungarian_ci",
                "--innodb-buffer-pool-size=64M",
                // The tests kill the process, not the machine.
                "--innodb-flush-log-at-trx-commit=2"));
    command.addAll(asRoot());
    command.addAll(options);
    this.server = start(command, data);
    awaitReady();
  }

  /**
   * @param data an empty directory, or one that an earlier server has left
   * @param port a free one
   * @param options more of the server's options, {@code --name=value}
   */
  public static TestMariaDb start(Path data, int port, String... options) {
    if (!Files.exists(data.resolve("mysql"))) {
      install(data);
    }
    return new TestMariaDb(data, port, Arrays.asList(options));
  }

  /** A port that nobody listens on. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the server's administrator. */
  public TestRegistry registry(String database) {
    return new TestRegistry(
        TestDatabase.MARIADB, "jdbc:mariadb://127.0.0.1:" + port + "/" + database, "root", "");
  }

  /** As a power cut would: nothing is told to the clients. */
  public void kill() {
    server.destroyForcibly();
    join();
  }

  @Override
  public void close() {
    server.destroy();
    join();
  }

  private void join() {
    try {
      server.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void install(Path data) {
    List<String> command =
        new ArrayList<>(
            List.of(
                binary("mariadb-install-db"),
                "--no-defaults",
                "--datadir=" + data,
                "--auth-root-authentication-method=normal",
                // Its anonymous accounts would get in before those that the tests make.
                "--skip-test-db"));
    command.addAll(asRoot());
    Process install = start(command, data);
    try (BufferedReader output = install.inputReader()) {
      List<String> lines = output.lines().toList();
      if (install.waitFor() != 0) {
        throw new IllegalStateException(String.join("\n", lines));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> asRoot() {
    return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
  }

  /** Reads the server's output to its end, so that the server never waits for a reader. */
  private void awaitReady() {
    BufferedReader output = server.inputReader();
    Deque<String> last = new ArrayDeque<>();
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        last.add(line);
        if (line.contains("ready for connections")) {
          Thread drain = new Thread(() -> drain(output), "mariadbd output");
          drain.setDaemon(true);
          drain.start();
          return;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("mariadbd ended:\n" + String.join("\n", last));
  }

  private static void drain(BufferedReader output) {
    try {
      while (output.readLine() != null) {
        // The server's own log is of no use to the tests.
      }
    } catch (IOException e) {
      // The server was killed.
    }
  }

  private static Process start(List<String> command, Path data) {
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    // A server that starts deletes what lies there under its temporary tables' names, which in a
    // common directory is another server's.
    process.environment().put("TMPDIR", data.toString());
    try {
      return process.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Servers lie in directories that are not in everybody's path. */
  private static String binary(String name) {
    return Stream.concat(
            Arrays.stream(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/bin"))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(() -> new IllegalStateException(MISSING));
  }
}

package hu.ugyfelkapu.keycloak.registry.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A PostgreSQL of one test, with the reference schema, that can be taken away and brought back at
 * the same address. Two threads never do so at the same time.
 */
public final class RestartableDatabase implements AutoCloseable {

  private final Path data;
  private final int port;
  private EmbeddedPostgres postgres;

  public RestartableDatabase(Path data) {
    this.data = data;
    this.port = TestMariaDb.freePort();
    start();
    registry().runResource("/hu/ugyfelkapu/keycloak/registry/schema/postgresql.sql");
  }

  /** As its owner; of use only while it runs. */
  public TestRegistry registry() {
    return new TestRegistry(
        TestDatabase.POSTGRESQL,
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        "postgres",
        "");
  }

  /** Breaks every connection of the pack; new ones are taken. */
  public synchronized void breakConnections() {
    registry()
        .number(
            "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity"
                + " WHERE application_name = 'keycloak-ugyfelkapu-registry'");
  }

  /** An orderly end: what runs is undone, and everybody is told. */
  public synchronized void stop() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a crash: what runs is lost, and what was committed is recovered at the next start. */
  public synchronized void crash() {
    try {
      String server = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
      ProcessHandle process = ProcessHandle.of(Long.parseLong(server)).orElseThrow();
      new ProcessBuilder("kill", "-QUIT", server).start().waitFor();
      process.onExit().join();
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public synchronized void start() {
    try {
      postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPort(port)
              // A crash must lose nothing that was answered as done.
              .setServerConfig("synchronous_commit", "on")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}

package hu.ugyfelkapu.keycloak.docker.server;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running Keycloak in production mode, reachable on the loopback interface only. */
public final class KeycloakServer implements AutoCloseable {
  private static final int TAIL_BYTES = 4_000;

  private final Process process;
  private final Thread hook;
  private final Settings settings;

  /**
   * @param port where the server listens
   * @param managementPort for health and metrics
   * @param url where browsers and relying parties reach the server, without a slash at the end;
   *     also part of the issuer's name
   * @param options further options of {@code kc.sh start}, such as {@code --import-realm}
   * @param environment variables of the process; the place for passwords
   * @param log file that gets the server's output, replaced at each start
   */
  public record Settings(
      int port,
      int managementPort,
      URI url,
      List<String> options,
      Map<String, String> environment,
      Path log) {
    public Settings {
      options = List.copyOf(options);
      environment = Map.copyOf(environment);
    }

    /** A server that stands alone and is reached at the port where it listens. */
    public static Settings alone(
        int port,
        int managementPort,
        List<String> options,
        Map<String, String> environment,
        Path log) {
      return new Settings(
          port,
          managementPort,
          URI.create("http://localhost:" + port),
          Stream.concat(Stream.of("--cache=local"), options.stream()).toList(),
          environment,
          log);
    }
  }

  private KeycloakServer(Process process, Settings settings) {
    this.process = process;
    this.settings = settings;
    this.hook = new Thread(() -> KcCommand.stop(process));
  }

  /**
   * Starts the server and returns when it takes requests: bootstrap and realm import are over.
   *
   * @throws ServerFailure with the end of the log, if the process ends before that
   */
  public static KeycloakServer start(ServerHome home, Settings settings) {
    KeycloakServer server;
    try {
      Files.createDirectories(settings.log().getParent());
      Process process =
          KcCommand.of(home.directory())
              .arguments(
                  "start",
                  "--optimized",
                  "--http-enabled=true",
                  "--http-host=127.0.0.1",
                  "--http-port=" + settings.port(),
                  "--http-management-host=127.0.0.1",
                  "--http-management-port=" + settings.managementPort(),
                  "--hostname=" + settings.url(),
                  // Readiness is asked five times a second; the answers are no news.
                  "--log-level=info,io.smallrye.health:error")
              .arguments(settings.options())
              .environment(settings.environment())
              .builder()
              .redirectErrorStream(true)
              .redirectOutput(settings.log().toFile())
              .start();
      server = new KeycloakServer(process, settings);
    } catch (IOException e) {
      throw new ServerFailure("The server could not be started: " + e.getMessage(), e);
    }
    Runtime.getRuntime().addShutdownHook(server.hook);
    try {
      server.awaitReady();
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /** Where browsers reach the server, without a slash at the end. */
  public URI url() {
    return settings.url();
  }

  /** Where health and metrics are, without a slash at the end. */
  public URI managementUrl() {
    return URI.create("http://127.0.0.1:" + settings.managementPort());
  }

  public Path log() {
    return settings.log();
  }

  /** Waits until the server process has ended, for whatever reason. */
  public int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  /** Ids of the script's process and of its children, the JVM among them. */
  public List<Long> processIds() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(ProcessHandle::pid)
        .toList();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the server without a warning, as a crash does; it still has to be closed. */
  public void kill() {
    KcCommand.kill(process);
  }

  /**
   * Asks the server to end and waits, however long it takes for what it has begun; it still has to
   * be closed.
   */
  public void stopInOrder() {
    process.destroy();
    process.onExit().join();
  }

  /** Stops the server and waits for its end. May be called twice. */
  @Override
  public void close() {
    KcCommand.stop(process);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down: the hook has run or is running, which is all it is for.
      return;
    }
  }

  private void awaitReady() {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    HttpRequest request =
        HttpRequest.newBuilder(managementUrl().resolve("/health/ready"))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      while (!isReady(client, request)) {
        if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
          throw new ServerFailure(
              "The server ended with exit code "
                  + process.exitValue()
                  + " while starting; its log "
                  + settings.log()
                  + " ends with:\n"
                  + logTail());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailure("Waiting for the server was interrupted.", e);
    }
  }

  private static boolean isReady(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private String logTail() {
    try (RandomAccessFile file = new RandomAccessFile(settings.log().toFile(), "r")) {
      long start = Math.max(0, file.length() - TAIL_BYTES);
      byte[] tail = new byte[(int) (file.length() - start)];
      file.seek(start);
      file.readFully(tail);
      return new String(tail, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "(the log cannot be read: " + e.getMessage() + ")";
    }
  }
}

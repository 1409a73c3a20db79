package hu.ugyfelkapu.keycloak.docker.testing;

import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Docker client of this machine, as an administrator uses it. */
public record Docker(Map<String, String> environment) {
  public Docker() {
    this(Map.of());
  }

  /**
   * Runs {@code docker} with these arguments in the project's root.
   *
   * @return its output
   * @throws AssertionError with the output, if it fails
   */
  public String run(String... arguments) {
    Result result = attempt(arguments);
    if (result.code() != 0) {
      throw new AssertionError(String.join(" ", arguments) + " failed:\n" + result.output());
    }
    return result.output();
  }

  /** The same, whatever comes of it. */
  public Result attempt(String... arguments) {
    return execute(Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList());
  }

  /** Runs {@code docker/stack}; as {@link #run}. */
  public String stack(String... arguments) {
    Result result =
        execute(Stream.concat(Stream.of("bash", "docker/stack"), Stream.of(arguments)).toList());
    if (result.code() != 0) {
      throw new AssertionError(
          "docker/stack " + String.join(" ", arguments) + " failed:\n" + result.output());
    }
    return result.output();
  }

  private Result execute(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Workspace.locate().root().toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.environment().putAll(new HashMap<>(environment));
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * How a command ended.
   *
   * @param code 0 for success
   * @param output both streams
   */
  public record Result(int code, String output) {}
}

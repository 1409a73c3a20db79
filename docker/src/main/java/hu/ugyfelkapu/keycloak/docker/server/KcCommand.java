package hu.ugyfelkapu.keycloak.docker.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One call of the server's command line, with the running JVM's Java and a clean environment. */
final class KcCommand {
  private static final int SECONDS_TO_STOP = 20;

  private final Path home;
  private final List<String> arguments = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();

  private KcCommand(Path home) {
    this.home = home;
  }

  static KcCommand of(Path home) {
    return new KcCommand(home);
  }

  KcCommand arguments(String... more) {
    return arguments(List.of(more));
  }

  KcCommand arguments(List<String> more) {
    arguments.addAll(more);
    return this;
  }

  KcCommand environment(Map<String, String> more) {
    environment.putAll(more);
    return this;
  }

  ProcessBuilder builder() {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve(windows ? "kc.bat" : "kc.sh").toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    Map<String, String> variables = builder.environment();
    // The caller's own Keycloak settings must not leak into this server.
    variables
        .keySet()
        .removeIf(
            name ->
                name.startsWith("KC_")
                    || name.startsWith("KEYCLOAK_")
                    || name.startsWith("QUARKUS_")
                    || name.startsWith("JAVA_OPTS")
                    || name.equals("JAVA")
                    || name.equals("DEBUG"));
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.putAll(environment);
    return builder;
  }

  /** Ends a server process at once, as a crash does, and waits for its end. */
  static void kill(Process process) {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
    all.forEach(child -> child.onExit().join());
  }

  /**
   * Ends a server process: politely first, by force after 20 s. The script's Java child is ended
   * too, should the script die before it.
   */
  static void stop(Process process) {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }
}

package hu.ugyfelkapu.keycloak.docker.load;

import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run of Gatling in a JVM of its own, since its libraries must not meet the tests'.
 *
 * @param directory of the feeds and of the report, below {@code target}
 * @param server what is loaded, without a slash at the end
 * @param marks where rounds are told to begin and end, without a slash at the end
 */
record LoadRun(Workspace workspace, Path directory, URI server, URI marks) {
  private static final int END_OF_LOG = 4_000;

  /**
   * How much is sent; see the simulation's own plan.
   *
   * @param rounds of each side and journey
   * @param seconds of a round
   * @param warmUpSeconds twice as many come in a second of these
   */
  record Amount(
      int rounds,
      int seconds,
      double loginsPerSecond,
      double enrolmentsPerSecond,
      int warmUpSeconds) {

    /** Accounts that one side needs for its logins. */
    int logins() {
      return (int) Math.ceil(loginsPerSecond * (rounds * seconds + 2 * warmUpSeconds));
    }

    /** How many of a kind, {@code <side>-<journey>}, come in its counted rounds. */
    int counted(String kind) {
      double perSecond = kind.endsWith("-login") ? loginsPerSecond : enrolmentsPerSecond;
      return (int) Math.round(perSecond * rounds * seconds);
    }

    int enrolments() {
      return (int) Math.ceil(enrolmentsPerSecond * (rounds * seconds + 2 * warmUpSeconds));
    }
  }

  /**
   * Writes who comes, one line each.
   *
   * @param kind side and journey, such as {@code stock-login}
   */
  void feed(String kind, List<Account> accounts) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(Account.COLUMNS);
    accounts.forEach(account -> lines.add(account.line()));
    Files.write(Files.createDirectories(directory).resolve(kind + ".csv"), lines);
  }

  /**
   * Runs the simulation to its end.
   *
   * @return what the citizens have waited
   * @throws AssertionError with the end of its output, if a request failed
   */
  LoadReport run(Amount amount) throws IOException, InterruptedException {
    Map<String, Object> settings = new TreeMap<>();
    settings.put("server", server);
    settings.put("marks", marks);
    settings.put("feeds", directory);
    settings.put("rounds", amount.rounds());
    settings.put("seconds", amount.seconds());
    settings.put("loginsPerSecond", amount.loginsPerSecond());
    settings.put("enrolmentsPerSecond", amount.enrolmentsPerSecond());
    settings.put("warmUpSeconds", amount.warmUpSeconds());
    Path module = workspace.root().resolve("docker/load/target");
    if (!Files.exists(module.resolve("class-path"))) {
      throw new IllegalStateException(
          "The module docker/load has not been built: run mvn package -DskipTests first.");
    }
    Path reports = directory.resolve("report");
    Path log = directory.resolve("gatling.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    settings.forEach((name, value) -> command.add("-Dload." + name + "=" + value));
    command.addAll(
        List.of(
            // Gatling writes its log with the insides of strings.
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-cp",
            module.resolve("classes")
                + System.getProperty("path.separator")
                + Files.readString(module.resolve("class-path")),
            "io.gatling.app.Gatling",
            "-s",
            "hu.ugyfelkapu.keycloak.load.LoginLoad",
            "-rf",
            reports.toString()));
    Process gatling =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Thread hook = new Thread(gatling::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      int code = gatling.waitFor();
      if (code != 0) {
        String all = Files.readString(log);
        String end = all.substring(Math.max(0, all.length() - END_OF_LOG));
        throw new AssertionError("Gatling ended with %d, see %s:%n%s".formatted(code, log, end));
      }
    } finally {
      gatling.destroyForcibly().onExit().join();
      Runtime.getRuntime().removeShutdownHook(hook);
    }
    return LoadReport.read(directory.resolve("times"));
  }
}

package hu.ugyfelkapu.keycloak.docker.load;

import hu.ugyfelkapu.keycloak.docker.testing.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

/** Reads what the server and its database have used since their start. */
record Meter(URI management, CompilerThreads compilers, Supplier<Connection> database) {
  private static final String STATEMENTS =
      "SELECT coalesce(sum(calls), 0), coalesce(sum(total_exec_time), 0) FROM pg_stat_statements"
          + " WHERE query NOT LIKE '%pg_stat_statements%'";

  /**
   * A reading, or the difference of two.
   *
   * @param cpuSeconds of the server's process, but for compiling
   * @param compilingSeconds CPU of the threads that compile
   * @param requests answered, redirects included
   * @param sentBytes bodies of the server's answers
   * @param statements that the databases of Keycloak and of the registry have run
   * @param databaseMillis that these took to run
   */
  record Reading(
      double cpuSeconds,
      double compilingSeconds,
      double requests,
      double sentBytes,
      double statements,
      double databaseMillis) {
    Reading minus(Reading earlier) {
      return new Reading(
          cpuSeconds - earlier.cpuSeconds,
          compilingSeconds - earlier.compilingSeconds,
          requests - earlier.requests,
          sentBytes - earlier.sentBytes,
          statements - earlier.statements,
          databaseMillis - earlier.databaseMillis);
    }
  }

  Reading read() {
    double[] statements = statements();
    double compiling = compilers.cpuSeconds();
    String metrics =
        Http.send(HttpRequest.newBuilder(URI.create(management + "/metrics")).GET().build(), 200);
    return new Reading(
        sum(metrics, "process_cpu_time_ns_total") / 1e9 - compiling,
        compiling,
        sum(metrics, "http_server_requests_seconds_count"),
        sum(metrics, "http_server_bytes_written_sum"),
        statements[0],
        statements[1]);
  }

  /** Number and time. */
  private double[] statements() {
    try (Connection connection = database.get();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(STATEMENTS)) {
      row.next();
      return new double[] {row.getDouble(1), row.getDouble(2)};
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double sum(String metrics, String name) {
    double[] values =
        metrics
            .lines()
            .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .toArray();
    if (values.length == 0) {
      throw new AssertionError("no " + name + " among the server's metrics");
    }
    return java.util.Arrays.stream(values).sum();
  }
}

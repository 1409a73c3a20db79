package hu.ugyfelkapu.keycloak.docker.load;

import hu.ugyfelkapu.keycloak.docker.benchmark.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How long citizens took whom Gatling has brought to their tokens. Gatling's own report, for
 * reading, lies beside the file.
 *
 * @param times in milliseconds, by side and journey, such as {@code stock-login}
 */
record LoadReport(Map<String, Series> times) {

  /** Reads the lines {@code <side>-<journey> <milliseconds>}. */
  static LoadReport read(Path file) throws IOException {
    Map<String, Series> times = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split(" ");
      times.computeIfAbsent(parts[0], kind -> new Series()).add(Double.parseDouble(parts[1]));
    }
    return new LoadReport(times);
  }

  /** How many citizens of that kind have reached their tokens. */
  int finished(String kind) {
    return of(kind).size();
  }

  double median(String kind) {
    return of(kind).median();
  }

  double p99(String kind) {
    return of(kind).percentile(99);
  }

  private Series of(String kind) {
    Series series = times.get(kind);
    if (series == null) {
      throw new AssertionError("Nobody has finished: " + kind);
    }
    return series;
  }
}

package hu.ugyfelkapu.keycloak.docker.load;

import hu.ugyfelkapu.keycloak.docker.load.Meter.Reading;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The result as Markdown: stock, pack, and how much more the pack takes. */
record LoadTable(LoadReport report, Marks marks) {
  /** The most CPU that a login may take, as a share of stock Keycloak's. */
  static final double GOAL = 1.10;

  @Override
  public String toString() {
    StringBuilder table =
        new StringBuilder(
            "| Measure | Keycloak's own flow | The pack's flow | Ratio |\n|---|---|---|---|\n");
    for (String journey : List.of("login", "enrolment")) {
      String stock = "stock-" + journey;
      String pack = "pack-" + journey;
      row(table, "CPU of the server per " + journey, "%.1f ms", cpu(stock), cpu(pack));
      table.append("| … in each round | %s | %s | |%n".formatted(rounds(stock), rounds(pack)));
      row(
          table,
          "… and for compiling, not counted",
          "%.1f ms",
          each(stock, Reading::compilingSeconds) * 1000,
          each(pack, Reading::compilingSeconds) * 1000);
      row(
          table,
          "Time of a whole " + journey + ", median",
          "%.0f ms",
          report.median(stock),
          report.median(pack));
      row(
          table,
          "Time of a whole " + journey + ", 99th percentile",
          "%.0f ms",
          report.p99(stock),
          report.p99(pack));
      row(table, "Requests", "%.1f", each(stock, Reading::requests), each(pack, Reading::requests));
      row(
          table,
          "Statements in the databases",
          "%.1f",
          each(stock, Reading::statements),
          each(pack, Reading::statements));
      row(
          table,
          "Time in the databases",
          "%.2f ms",
          each(stock, Reading::databaseMillis),
          each(pack, Reading::databaseMillis));
      row(
          table,
          "Bytes answered",
          "%.0f",
          each(stock, Reading::sentBytes),
          each(pack, Reading::sentBytes));
      row(table, "Measured", "%.0f", report.finished(stock), report.finished(pack));
    }
    return table
        .append(
            String.format(
                Locale.ROOT, "%nGoal of %.2f for the CPU of a login: %s.%n", GOAL, isGoalMet()))
        .toString();
  }

  private String isGoalMet() {
    return cpu("pack-login") <= GOAL * cpu("stock-login") ? "met" : "not met";
  }

  private double cpu(String kind) {
    return each(kind, Reading::cpuSeconds) * 1000;
  }

  /** Whether it still falls, and how far one round is from another. */
  private String rounds(String kind) {
    List<Reading> rounds = marks.used(kind);
    double citizens = (double) report.finished(kind) / rounds.size();
    return rounds.stream()
        .map(round -> String.format(Locale.ROOT, "%.1f", round.cpuSeconds() * 1000 / citizens))
        .collect(Collectors.joining(" / "));
  }

  private double each(String kind, ToDoubleFunction<Reading> value) {
    return marks.used(kind).stream().mapToDouble(value).sum() / report.finished(kind);
  }

  private static void row(
      StringBuilder table, String label, String format, double stock, double pack) {
    table.append(
        String.format(
            Locale.ROOT,
            "| %s | " + format + " | " + format + " | %.2f |%n",
            label,
            stock,
            pack,
            pack / stock));
  }
}

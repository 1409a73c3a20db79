package hu.ugyfelkapu.keycloak.docker.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results as Markdown, each with the goal it has to meet. */
final class ResultTable {
  static final double SLOWEST = 50;
  static final double GROWTH = 1.2;
  static final double LOGINS = 0.95;

  private final List<String> rows = new ArrayList<>();

  ResultTable(String small, String large) {
    rows.add("| Measure | %s | %s | Ratio | Goal met |".formatted(small, large));
    rows.add("|---|---|---|---|---|");
  }

  /** Times in milliseconds: no slower than the goal, and no slower in the large registry. */
  void lookUp(String label, Series small, Series large) {
    double growth = large.median() / small.median();
    row(
        label,
        times(small),
        times(large),
        number(growth),
        goal(growth <= GROWTH && large.percentile(99) <= SLOWEST));
  }

  /**
   * Times in milliseconds: no slower than the goal.
   *
   * @param small may be empty
   */
  void query(String label, Series small, Series large) {
    row(
        label,
        times(small),
        times(large),
        ratio(small, large),
        goal(large.percentile(99) <= SLOWEST));
  }

  /** Values without a goal. */
  void fact(String label, String small, String large, Series smallValues, Series largeValues) {
    row(label, small, large, ratio(smallValues, largeValues), "–");
  }

  /** Times in milliseconds without a goal. */
  void time(String label, Series small, Series large) {
    fact(label, times(small), times(large), small, large);
  }

  /** Logins per second, of a registry's users and of Keycloak's own. */
  void logins(String label, Series own, Series small, Series large) {
    double ofSmall = small.median() / own.median();
    double ofLarge = large.median() / own.median();
    row(
        label,
        number(ofSmall),
        number(ofLarge),
        ratio(small, large),
        goal(ofSmall >= LOGINS && ofLarge >= LOGINS));
  }

  void row(String... cells) {
    rows.add("| " + String.join(" | ", cells) + " |");
  }

  /** Three digits. */
  static String number(double value) {
    return value >= 100
        ? String.format(Locale.ROOT, "%.0f", value)
        : value >= 10
            ? String.format(Locale.ROOT, "%.1f", value)
            : String.format(Locale.ROOT, "%.2f", value);
  }

  private static String times(Series series) {
    return series.isEmpty()
        ? "–"
        : number(series.median()) + " / " + number(series.percentile(99)) + " ms";
  }

  private static String ratio(Series small, Series large) {
    return small.isEmpty() ? "–" : number(large.median() / small.median());
  }

  private static String goal(boolean met) {
    return met ? "yes" : "no";
  }

  @Override
  public String toString() {
    return String.join("\n", rows) + "\n";
  }
}

package hu.ugyfelkapu.keycloak.docker.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Measured values of one kind. */
final class Series {
  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  double median() {
    return percentile(50);
  }

  /**
   * The least value that this share of the values does not exceed.
   *
   * @param percent 1–100
   */
  double percentile(int percent) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
  }
}

package hu.ugyfelkapu.keycloak.docker.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Measured values of one kind. */
public final class Series {
  private final List<Double> values = new ArrayList<>();

  public void add(double value) {
    values.add(value);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  public int size() {
    return values.size();
  }

  public double median() {
    return percentile(50);
  }

  /**
   * The least value that this share of the values does not exceed.
   *
   * @param percent 1–100
   */
  public double percentile(int percent) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
  }
}

package hu.ugyfelkapu.keycloak.registry.lifecycle;

import java.util.EnumMap;
import java.util.Map;

/** What a run has done. */
final class LifecycleResult {

  private final Map<LifecycleStep, Integer> ended = new EnumMap<>(LifecycleStep.class);
  private int sent;
  private int failed;
  private boolean complete = true;

  void count(Persons.Delivery delivery) {
    switch (delivery) {
      case SENT -> sent++;
      case FAILED -> failed++;
      case NOT_DUE -> {
        // Nothing was done.
      }
    }
  }

  void ended(LifecycleStep step) {
    ended.merge(step, 1, Integer::sum);
  }

  /** Something due is left to the next run. */
  void leaveRest() {
    complete = false;
  }

  int noticesSent() {
    return sent;
  }

  int noticesFailed() {
    return failed;
  }

  int ends(LifecycleStep step) {
    return ended.getOrDefault(step, 0);
  }

  boolean complete() {
    return complete;
  }

  @Override
  public String toString() {
    return "%d notices sent, %d not taken by the mail server; ended: %d temporary, %d to be activated, %d expired%s"
        .formatted(
            sent,
            failed,
            ends(LifecycleStep.TEMPORARY),
            ends(LifecycleStep.TO_BE_ACTIVATED),
            ends(LifecycleStep.EXPIRED),
            complete ? "" : "; the rest is left to the next run");
  }
}

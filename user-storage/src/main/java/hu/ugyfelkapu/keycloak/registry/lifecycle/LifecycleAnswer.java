package hu.ugyfelkapu.keycloak.registry.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * What the administrator's request answers as JSON: the counts, and after a run what it has done.
 *
 * @param due counted before the run
 * @param done missing after a dry run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LifecycleAnswer(@JsonUnwrapped LifecycleCounts due, Done done) {

  static LifecycleAnswer of(LifecycleCounts due) {
    return new LifecycleAnswer(due, null);
  }

  static LifecycleAnswer of(LifecycleCounts due, LifecycleResult result) {
    return new LifecycleAnswer(
        due,
        new Done(
            result.noticesSent(),
            result.noticesFailed(),
            result.ends(LifecycleStep.TEMPORARY),
            result.ends(LifecycleStep.TO_BE_ACTIVATED),
            result.ends(LifecycleStep.EXPIRED),
            result.complete()));
  }

  /**
   * @param complete false if something due was left to the next run
   */
  record Done(
      int noticesSent,
      int noticesFailed,
      int temporaryEnded,
      int toBeActivatedEnded,
      int expiredEnded,
      boolean complete) {}
}

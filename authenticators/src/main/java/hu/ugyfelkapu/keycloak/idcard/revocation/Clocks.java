package hu.ugyfelkapu.keycloak.idcard.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * Times in answers, as they look on this server's clock.
 *
 * @param now this server's time
 * @param skew by how much clocks may differ
 */
record Clocks(Instant now, Duration skew) {

  /** Whether it lies in the future on any clock. */
  boolean isYetToCome(Date time) {
    return time.toInstant().isAfter(now.plus(skew));
  }

  /** Whether it is over on any clock. */
  boolean isOver(Date time) {
    return time.toInstant().isBefore(now.minus(skew));
  }

  /** Whether it is longer ago than that. */
  boolean isOlderThan(Date time, Duration age) {
    return time.toInstant().isBefore(now.minus(skew).minus(age));
  }
}

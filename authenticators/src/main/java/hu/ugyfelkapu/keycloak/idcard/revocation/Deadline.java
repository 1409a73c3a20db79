package hu.ugyfelkapu.keycloak.idcard.revocation;

import java.time.Duration;

/**
 * The moment at which an answer must be there. Measured by the machine, since it is a time that
 * passes, not one of the calendar.
 *
 * @param nanos as {@link System#nanoTime()} gives it
 */
record Deadline(long nanos) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Milliseconds until then; 0 when it is over. */
  int millisLeft() {
    long left = Duration.ofNanos(nanos - System.nanoTime()).toMillis();
    return Math.toIntExact(Math.max(0, left));
  }

  boolean isOver() {
    return millisLeft() == 0;
  }
}

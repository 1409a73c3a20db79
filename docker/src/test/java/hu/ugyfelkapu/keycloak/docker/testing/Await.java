package hu.ugyfelkapu.keycloak.docker.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * For what the server does behind the answer, such as counting failures: asks again until it is so.
 */
public final class Await {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Await() {}

  /** The first answer that fits; the last one when none did in time, for the assertion to show. */
  public static <T> T until(Supplier<T> question, Predicate<T> fits) {
    Instant end = Instant.now().plus(LONGEST);
    T answer = question.get();
    while (!fits.test(answer) && Instant.now().isBefore(end)) {
      // The server answers on these cores, too.
      LockSupport.parkNanos(PAUSE.toNanos());
      answer = question.get();
    }
    return answer;
  }
}

package hu.ugyfelkapu.keycloak.registry.lifecycle;

import hu.ugyfelkapu.keycloak.registry.query.RegistrationKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A notice that the mail server did not take.
 *
 * @param days before the end
 * @param since when it was tried first
 */
record NoticeRetry(RegistrationKey key, int days, Instant since) {

  private static final Duration PATIENCE = Duration.ofDays(3);

  /** Whether it was tried for so long that it must be the address. */
  boolean hopeless(Instant now) {
    return now.isAfter(since.plus(PATIENCE));
  }

  boolean is(RegistrationKey other, int otherDays) {
    return key.equals(other) && days == otherDays;
  }

  String text() {
    return key.externalId() + " " + days + " " + since;
  }

  /** Reads what {@link #text} has written; empty for anything else. */
  static Optional<NoticeRetry> parse(String text) {
    String[] parts = text.split(" ", -1);
    try {
      return parts.length == 3
          ? RegistrationKey.parse(parts[0])
              .map(key -> new NoticeRetry(key, Integer.parseInt(parts[1]), Instant.parse(parts[2])))
          : Optional.empty();
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}

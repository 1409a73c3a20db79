package hu.ugyfelkapu.keycloak.registry.query;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a registration is known by for ever (mission.md §8): row id and creation time. Factors in
 * Keycloak hang on both, so a row id that the registry uses again inherits nothing.
 *
 * @param row the row's id
 * @param createdMicros creation time in microseconds since 1970 (the databases' precision)
 */
public record RegistrationKey(long row, long createdMicros) {

  private static final Pattern EXTERNAL = Pattern.compile("(-?\\d{1,19})\\.(-?\\d{1,19})");

  static RegistrationKey of(long row, OffsetDateTime created) {
    return new RegistrationKey(row, micros(created.toInstant()));
  }

  /** PostgreSQL's "infinity" lies beyond a long; such a row must not stop a list of others. */
  private static long micros(Instant created) {
    try {
      return ChronoUnit.MICROS.between(Instant.EPOCH, created);
    } catch (ArithmeticException e) {
      return created.isAfter(Instant.EPOCH) ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
  }

  /** Reads the external part of a Keycloak user id; empty if it is none of ours. */
  public static Optional<RegistrationKey> parse(String externalId) {
    Matcher parts = EXTERNAL.matcher(externalId == null ? "" : externalId);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      RegistrationKey key =
          new RegistrationKey(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
      // One spelling only: a user must not have two ids.
      return Optional.of(key).filter(each -> each.externalId().equals(externalId));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The external part of the Keycloak user id: {@code <row>.<microseconds>}. */
  public String externalId() {
    return row + "." + createdMicros;
  }

  /** Creation time in milliseconds since 1970, as Keycloak counts. */
  public long createdMillis() {
    return Math.floorDiv(createdMicros, 1000L);
  }

  OffsetDateTime created() {
    return Instant.EPOCH.plus(createdMicros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}

package hu.ugyfelkapu.keycloak.registry.query;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a registration is known by for ever (mission.md §8): row id and creation time. Factors in
 * Keycloak hang on both, so a row id that the registry uses again inherits nothing.
 *
 * @param row the row's id, as text, at most {@value #LONGEST_ROW} characters
 * @param createdMicros creation time in microseconds since 1970 (the databases' precision)
 */
public record RegistrationKey(String row, long createdMicros) {

  static final int LONGEST_ROW = 100;

  private static final Pattern EXTERNAL =
      Pattern.compile("([~A-Za-z0-9_-]{1,600})\\.(-?\\d{1,19})");

  /** Ids that may stand in a Keycloak user id, and in an address, as they are. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  /** Marks an id that may not. */
  private static final char CODED = '~';

  /** Of a registry that counts its rows. */
  public RegistrationKey(long row, long createdMicros) {
    this(Long.toString(row), createdMicros);
  }

  static RegistrationKey of(String row, Instant created) {
    return new RegistrationKey(row, micros(created));
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
          new RegistrationKey(decoded(parts.group(1)), Long.parseLong(parts.group(2)));
      // One spelling only: a user must not have two ids.
      return Optional.of(key).filter(each -> each.externalId().equals(externalId));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String decoded(String written) {
    return written.charAt(0) == CODED
        ? new String(Base64.getUrlDecoder().decode(written.substring(1)), StandardCharsets.UTF_8)
        : written;
  }

  /**
   * The external part of the Keycloak user id: {@code <row>.<microseconds>}. A row id with other
   * characters than letters, digits, hyphens and underscores is written in base64url after a tilde.
   */
  public String externalId() {
    String written =
        PLAIN.matcher(row).matches()
            ? row
            : CODED
                + Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(row.getBytes(StandardCharsets.UTF_8));
    return written + "." + createdMicros;
  }

  /** Creation time in milliseconds since 1970, as Keycloak counts. */
  public long createdMillis() {
    return Math.floorDiv(createdMicros, 1000L);
  }

  Instant created() {
    return Instant.EPOCH.plus(createdMicros, ChronoUnit.MICROS);
  }
}

package hu.ugyfelkapu.keycloak.identification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The moment from which a method alone no longer logs anyone in to a relying party (mission.md §2).
 *
 * @param from first instant at which the method is closed, or empty when it never closes
 */
public record ClosingDate(Optional<Instant> from) {

  public static final String NEVER_WORD = "never";
  public static final ClosingDate NEVER = new ClosingDate(Optional.empty());

  /**
   * Reads the setting.
   *
   * @param setting a local date ({@code 2025-01-16}, its midnight is meant) or date and time
   *     ({@code 2025-01-16T00:00}) in Budapest, or the word {@code never}
   * @throws InvalidSettingException when it is none of these
   */
  public static ClosingDate parse(String setting) {
    String text = setting.strip();
    if (NEVER_WORD.equalsIgnoreCase(text)) {
      return NEVER;
    }
    try {
      LocalDateTime local =
          text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text).atStartOfDay();
      return new ClosingDate(Optional.of(local.atZone(BudapestTime.ZONE).toInstant()));
    } catch (DateTimeParseException e) {
      throw new InvalidSettingException(
          MethodConditionFactory.CLOSING_DATE,
          "must be a date such as 2025-01-16 or 2025-01-16T00:00 (Budapest time), or the word \"never\"");
    }
  }

  /**
   * Whether the method is closed at that instant; the first instant of the date itself is closed.
   */
  public boolean isClosedAt(Instant instant) {
    return from.isPresent() && !instant.isBefore(from.get());
  }

  /** Whether the method is closed now, by Keycloak's clock. */
  public boolean isClosed() {
    return isClosedAt(BudapestTime.now());
  }
}

package hu.ugyfelkapu.keycloak.registry.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Where a list that is ordered by a time and the row's id was left off. With it the next page
 * begins behind the last row, however many rows have come or gone before it.
 *
 * @param moment of the last row, in microseconds
 * @param row id of the last row; empty if every row of that moment lies before the place
 */
public record Place(Instant moment, Optional<String> row) {

  public Place {
    moment = moment.truncatedTo(ChronoUnit.MICROS);
  }

  /** Behind every row of that moment. */
  public static Place behind(Instant moment) {
    return new Place(moment, Optional.empty());
  }

  /** Behind this row. */
  public static Place behind(Instant moment, RegistrationKey key) {
    return new Place(moment, Optional.of(key.row()));
  }

  /** Reads what {@link #text} has written; empty for anything else. */
  public static Optional<Place> parse(String text) {
    String[] parts = text.split(" ", 2);
    try {
      Instant moment = Instant.parse(parts[0]);
      return Optional.of(
          new Place(moment, parts.length == 2 ? Optional.of(parts[1]) : Optional.empty()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  public String text() {
    return moment + row.map(id -> " " + id).orElse("");
  }
}

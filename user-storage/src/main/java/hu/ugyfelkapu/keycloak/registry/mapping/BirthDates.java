package hu.ugyfelkapu.keycloak.registry.mapping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * How the column of the birth date holds it.
 *
 * @param pattern of a text or a number, such as {@code uuuuMMdd}; {@link #NATIVE} for the
 *     database's own dates
 */
public record BirthDates(String pattern) {

  /** The setting's word for a column of dates. */
  public static final String NATIVE = "date";

  /**
   * @throws IllegalArgumentException with the end of a sentence if this is no pattern, or one that
   *     does not make a whole date
   */
  public BirthDates {
    if (!pattern.equals(NATIVE)) {
      try {
        DateTimeFormatter formatter = formatter(pattern);
        LocalDate.parse(formatter.format(LocalDate.of(1972, 2, 29)), formatter);
      } catch (DateTimeException | IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "must be the word date, or a pattern of a whole date such as uuuuMMdd", e);
      }
    }
  }

  boolean isNative() {
    return pattern.equals(NATIVE);
  }

  /** The date under the cursor; null if there is none, or none that the pattern reads. */
  public LocalDate read(ResultSet row, int position) throws SQLException {
    try {
      if (isNative()) {
        return row.getObject(position, LocalDate.class);
      }
      String text = row.getString(position);
      return text == null || text.isBlank()
          ? null
          : LocalDate.parse(text.strip(), formatter(pattern));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Holds for rows with this date. */
  public Sql is(String column, LocalDate date, Dialect dialect) {
    if (isNative()) {
      return Sql.of(column + " = ?", date);
    }
    return dialect.comparedExpression(
        "TRIM(CAST(%s AS CHAR(40)))".formatted(column), "= ?", formatter(pattern).format(date));
  }

  /** The value of a placeholder that writes this date. */
  public Object written(LocalDate date) {
    return isNative() ? date : formatter(pattern).format(date);
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}

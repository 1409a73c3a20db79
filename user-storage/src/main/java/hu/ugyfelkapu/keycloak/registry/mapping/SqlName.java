package hu.ugyfelkapu.keycloak.registry.mapping;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One SQL identifier that an administrator typed: either plain (letter or underscore, then letters,
 * digits, underscores; means what the same word without quotes means to the database) or in double
 * quotes (taken literally). At most 63 characters, PostgreSQL's limit.
 *
 * @param text without the quotes
 * @param literal whether it was quoted
 */
public record SqlName(String text, boolean literal) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"\\p{Cntrl}]{1,63})\"");

  /**
   * @throws IllegalArgumentException with a sentence that can stand after the setting's name
   */
  public static SqlName parse(String typed) {
    if (PLAIN.matcher(typed).matches()) {
      return new SqlName(typed, false);
    }
    var quoted = QUOTED.matcher(typed);
    if (quoted.matches()) {
      return new SqlName(quoted.group(1), true);
    }
    throw new IllegalArgumentException(
        "must be an SQL name: letters, digits and underscores, not starting with a digit, or anything within double quotes;"
            + " at most 63 characters");
  }

  /**
   * The name as it goes into a statement: always quoted, so that reserved words and strange
   * characters can do no harm.
   */
  String sql(DatabaseMetaData database) throws SQLException {
    return '"' + (literal ? text : folded(database)) + '"';
  }

  private String folded(DatabaseMetaData database) throws SQLException {
    if (database.storesUpperCaseIdentifiers()) {
      return text.toUpperCase(Locale.ROOT);
    }
    return database.storesLowerCaseIdentifiers() ? text.toLowerCase(Locale.ROOT) : text;
  }
}

package hu.ugyfelkapu.keycloak.registry.mapping;

import java.util.regex.Pattern;

/**
 * One SQL identifier that an administrator typed: either plain (letter or underscore, then letters,
 * digits, underscores; means what the same word without quotes means to the database) or in double
 * quotes (taken literally, in every database). At most 63 characters, PostgreSQL's limit.
 *
 * @param text without the quotes
 * @param literal whether it was quoted
 */
public record SqlName(String text, boolean literal) {

  static final String PATTERN = "[A-Za-z_][A-Za-z0-9_]{0,62}|\"[^\"`\\\\\\p{Cntrl}]{1,63}\"";

  private static final Pattern NAME = Pattern.compile(PATTERN);

  /**
   * @throws IllegalArgumentException with a sentence that can stand after the setting's name
   */
  public static SqlName parse(String typed) {
    if (!NAME.matcher(typed).matches()) {
      throw new IllegalArgumentException(
          "must be an SQL name: letters, digits and underscores, not starting with a digit, or anything within double quotes;"
              + " at most 63 characters");
    }
    return typed.startsWith("\"")
        ? new SqlName(typed.substring(1, typed.length() - 1), true)
        : new SqlName(typed, false);
  }
}

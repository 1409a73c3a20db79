package hu.ugyfelkapu.keycloak.registry.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of the registry's table, or of a table that is joined to it.
 *
 * @param table short name of a joined table; null means the registry's own
 */
public record ColumnName(SqlName table, SqlName column) {

  private static final Pattern QUALIFIED =
      Pattern.compile("(?:(%1$s)\\.)?(%1$s)".formatted(SqlName.PATTERN));

  /**
   * @param typed {@code column} or {@code shortname.column}
   * @throws IllegalArgumentException with a sentence that can stand after the setting's name
   */
  static ColumnName parse(String typed) {
    Matcher parts = QUALIFIED.matcher(typed);
    if (!parts.matches()) {
      // Says what is wrong with it.
      SqlName.parse(typed.substring(typed.lastIndexOf('.') + 1));
      throw new IllegalArgumentException(
          "must be a column, or the short name of a joined table, a dot and a column");
    }
    return new ColumnName(
        parts.group(1) == null ? null : SqlName.parse(parts.group(1)),
        SqlName.parse(parts.group(2)));
  }

  /** Whether both may be the same column, however they are written. */
  boolean isSame(ColumnName other) {
    return column.text().equalsIgnoreCase(other.column.text())
        && (table == null
            ? other.table == null
            : other.table != null && table.text().equalsIgnoreCase(other.table.text()));
  }

  boolean isOwn() {
    return table == null;
  }
}

package hu.ugyfelkapu.keycloak.registry.mapping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The codes that a column has for what it means.
 *
 * @param meanings every meaning with its codes; the first code is the one that is written
 */
public record Codes<M>(Kind kind, Map<M, List<String>> meanings) {

  /** What the column holds. */
  public enum Kind {
    TEXT("text"),
    NUMBER("number"),
    BOOLEAN("boolean");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The setting's word for it. */
    public String word() {
      return word;
    }
  }

  /**
   * @throws IllegalArgumentException with the end of a sentence if a code cannot be in such a
   *     column, or means two things
   */
  public Codes {
    Map<M, List<String>> copy = new LinkedHashMap<>();
    meanings.forEach((meaning, codes) -> copy.put(meaning, List.copyOf(codes)));
    meanings = java.util.Collections.unmodifiableMap(copy);
    List<Object> all = new ArrayList<>();
    for (List<String> codes : meanings.values()) {
      for (String code : codes) {
        Object value = value(kind, code);
        if (all.contains(value)) {
          throw new IllegalArgumentException("the code " + code + " means two things");
        }
        all.add(value);
      }
    }
  }

  /** What the column under the cursor means; empty for null and for a code of no meaning. */
  public Optional<M> read(ResultSet row, int position) throws SQLException {
    Object value = read(row, position, kind);
    return meanings.entrySet().stream()
        .filter(
            meaning ->
                meaning.getValue().stream().anyMatch(code -> value(kind, code).equals(value)))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Object read(ResultSet row, int position, Kind kind) throws SQLException {
    switch (kind) {
      case NUMBER:
        long number = row.getLong(position);
        return row.wasNull() ? null : number;
      case BOOLEAN:
        boolean truth = row.getBoolean(position);
        return row.wasNull() ? null : truth;
      default:
        String text = row.getString(position);
        // A column of fixed width is filled up with spaces, which the databases do not compare.
        boolean fixed = row.getMetaData().getColumnType(position) == Types.CHAR;
        return text == null || !fixed ? text : text.stripTrailing();
    }
  }

  /** Holds for rows whose column means this; never for null. */
  public Sql means(String column, M meaning, Dialect dialect) {
    List<Sql> parts = new ArrayList<>();
    for (String code : meanings.getOrDefault(meaning, List.of())) {
      parts.add(
          switch (kind) {
            case TEXT -> dialect.compared(column, "= ?", code);
            case NUMBER -> Sql.of(column + " = ?", value(kind, code));
            // MariaDB's booleans are numbers, all of which but zero are true.
            case BOOLEAN -> Sql.of(column + " IS " + code.toUpperCase(Locale.ROOT));
          });
    }
    return parts.isEmpty() ? Sql.of("1 = 0") : Sql.joined(parts, " OR ");
  }

  /**
   * The value of a placeholder that writes this meaning.
   *
   * @return empty if the registry has no code for it
   */
  public Optional<Object> written(M meaning) {
    return meanings.getOrDefault(meaning, List.of()).stream()
        .findFirst()
        .map(code -> value(kind, code));
  }

  private static Object value(Kind kind, String code) {
    switch (kind) {
      case NUMBER:
        try {
          return Long.valueOf(code);
        } catch (NumberFormatException e) {
          throw new IllegalArgumentException("the code " + code + " is no whole number", e);
        }
      case BOOLEAN:
        if (code.equals("true") || code.equals("false")) {
          return Boolean.valueOf(code);
        }
        throw new IllegalArgumentException("the code " + code + " is neither true nor false");
      default:
        return code;
    }
  }
}

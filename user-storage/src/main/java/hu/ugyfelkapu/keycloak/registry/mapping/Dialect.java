package hu.ugyfelkapu.keycloak.registry.mapping;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * All in which the databases' SQL differs. Text is compared by its characters, case and accents
 * included, whatever the column's collation says (mission.md §2).
 */
public enum Dialect {
  POSTGRESQL('"') {
    @Override
    String lower(String text) {
      // The default collation may know the case of ASCII letters only.
      return "LOWER(%s COLLATE \"und-x-icu\")".formatted(text);
    }

    @Override
    String nextValue(String sequence) {
      return "SELECT nextval('%s')".formatted(sequence.replace("'", "''"));
    }
  },

  /** Also looks by the column's own collation: that alone can use an index on it. */
  MARIADB('`') {
    @Override
    String lower(String text) {
      return "LOWER(%s)".formatted(exact(text));
    }

    @Override
    Sql compared(String column, String operator, String value) {
      return Sql.of(
          "(%1$s %3$s AND %2$s %3$s)".formatted(column, exact(column), operator), value, value);
    }

    @Override
    Sql comparedExpression(String expression, String operator, String value) {
      return Sql.of(expression + " " + operator, value);
    }

    private static String exact(String text) {
      return "CONVERT(%s USING utf8mb4) COLLATE utf8mb4_nopad_bin".formatted(text);
    }

    @Override
    Object bound(OffsetDateTime moment) {
      // Its columns of points in time have no zone: they hold UTC.
      return moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }
  },

  H2('"') {
    @Override
    String lower(String text) {
      return "LOWER(%s)".formatted(text);
    }
  };

  private final char quote;

  Dialect(char quote) {
    this.quote = quote;
  }

  /**
   * @throws SQLException if the database is none of these
   */
  public static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return switch (product.toLowerCase(Locale.ROOT)) {
      case "postgresql" -> POSTGRESQL;
      case "mariadb" -> MARIADB;
      case "h2" -> H2;
      default -> throw new SQLException("Unknown database " + product, "0A000");
    };
  }

  char quote() {
    return quote;
  }

  /** The text in lower case, in the letters of every language that Unicode knows. */
  abstract String lower(String text);

  /** A column compared with a text; the operator holds the placeholder. */
  Sql compared(String column, String operator, String value) {
    return comparedExpression(column, operator, value);
  }

  /** The same for what {@link #lower} made. */
  Sql comparedExpression(String expression, String operator, String value) {
    return Sql.of(expression + " " + operator, value);
  }

  /** A SELECT of the next number of a sequence, whose name is quoted. */
  String nextValue(String sequence) {
    return "SELECT NEXT VALUE FOR " + sequence;
  }

  /** A point in time as the value of a placeholder. */
  Object bound(OffsetDateTime moment) {
    return moment;
  }

  /** The end of a SELECT that skips and limits, with two placeholders: how many, how many not. */
  public String page() {
    return " LIMIT ? OFFSET ?";
  }
}

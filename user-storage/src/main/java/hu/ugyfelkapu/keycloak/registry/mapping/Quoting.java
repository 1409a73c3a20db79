package hu.ugyfelkapu.keycloak.registry.mapping;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;

/**
 * How names go into a statement: always quoted, so that reserved words and strange characters can
 * do no harm.
 */
record Quoting(char quote, boolean upper, boolean lower) {

  static Quoting of(Connection connection) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    return new Quoting(
        Dialect.of(connection).quote(),
        database.storesUpperCaseIdentifiers(),
        database.storesLowerCaseIdentifiers());
  }

  String sql(SqlName name) {
    return quote + stored(name) + quote;
  }

  /** The name as the database's catalogue has it. */
  String stored(SqlName name) {
    if (name.literal()) {
      return name.text();
    }
    if (upper) {
      return name.text().toUpperCase(Locale.ROOT);
    }
    return lower ? name.text().toLowerCase(Locale.ROOT) : name.text();
  }
}

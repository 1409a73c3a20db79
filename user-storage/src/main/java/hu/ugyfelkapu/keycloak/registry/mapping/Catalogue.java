package hu.ugyfelkapu.keycloak.registry.mapping;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the database says of one table's indexes. */
final class Catalogue {

  /**
   * @param columns in the index's order, as the database writes them; an expression stands as it is
   */
  record Index(boolean unique, List<String> columns) {}

  private Catalogue() {}

  /** The table's indexes; empty for a view, of which the database says nothing. */
  static Optional<List<Index>> indexes(Connection connection, TableName table) throws SQLException {
    Quoting quoting = Quoting.of(connection);
    DatabaseMetaData database = connection.getMetaData();
    String name = quoting.stored(table.table());
    String schema = table.parts().size() == 2 ? quoting.stored(table.parts().get(0)) : null;
    boolean byCatalogue = Dialect.of(connection) == Dialect.MARIADB;
    String catalogue = byCatalogue && schema != null ? schema : connection.getCatalog();
    String inSchema = byCatalogue ? null : schema != null ? schema : connection.getSchema();
    try (ResultSet found =
        database.getTables(catalogue, pattern(inSchema, database), pattern(name, database), null)) {
      if (!found.next()
          || found.getString("TABLE_TYPE").toUpperCase(Locale.ROOT).contains("VIEW")) {
        return Optional.empty();
      }
    }
    Map<String, Index> indexes = new LinkedHashMap<>();
    try (ResultSet lines = database.getIndexInfo(catalogue, inSchema, name, false, true)) {
      while (lines.next()) {
        String column = lines.getString("COLUMN_NAME");
        if (column != null) {
          boolean unique = !lines.getBoolean("NON_UNIQUE");
          indexes
              .computeIfAbsent(
                  lines.getString("INDEX_NAME"), key -> new Index(unique, new ArrayList<>()))
              .columns()
              .add(column);
        }
      }
    }
    return Optional.of(List.copyOf(indexes.values()));
  }

  private static String pattern(String name, DatabaseMetaData database) throws SQLException {
    String escape = database.getSearchStringEscape();
    return name == null ? null : name.replace("_", escape + "_").replace("%", escape + "%");
  }
}

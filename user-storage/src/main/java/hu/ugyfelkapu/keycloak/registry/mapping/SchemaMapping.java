package hu.ugyfelkapu.keycloak.registry.mapping;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Where the registrations lie: a table or view, in one schema or the connection's default one, and
 * a column per {@link Field}.
 *
 * @param table one part, or schema and table
 * @param columns a name for every field
 */
public record SchemaMapping(List<SqlName> table, Map<Field, SqlName> columns) {

  /** Key of the component's setting for the table. */
  public static final String TABLE_KEY = "table";

  public static final String REFERENCE_TABLE = "registration";

  public SchemaMapping {
    table = List.copyOf(table);
    columns = Map.copyOf(columns);
  }

  /**
   * @param setting answers the component's setting for a key; null or blank means the reference
   *     schema's name
   * @throws IllegalArgumentException with a sentence that names the setting
   */
  public static SchemaMapping from(UnaryOperator<String> setting) {
    List<SqlName> table =
        Arrays.stream(value(setting, TABLE_KEY, REFERENCE_TABLE).split("\\.", -1))
            .map(part -> parse(TABLE_KEY, part))
            .toList();
    if (table.size() > 2) {
      throw new IllegalArgumentException(
          "The setting table has a table name, or a schema, a dot and a table name.");
    }
    Map<Field, SqlName> columns = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      columns.put(
          field,
          parse(field.configKey(), value(setting, field.configKey(), field.referenceColumn())));
    }
    return new SchemaMapping(table, columns);
  }

  /** The mapping's names, quoted for the database behind the connection. */
  public Names names(Connection connection) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    StringBuilder quotedTable = new StringBuilder();
    for (SqlName part : table) {
      quotedTable.append(quotedTable.isEmpty() ? "" : ".").append(part.sql(database));
    }
    Map<Field, String> quotedColumns = new EnumMap<>(Field.class);
    for (Map.Entry<Field, SqlName> column : columns.entrySet()) {
      quotedColumns.put(column.getKey(), column.getValue().sql(database));
    }
    return new Names(quotedTable.toString(), quotedColumns);
  }

  /** Names ready to be put into SQL. */
  public record Names(String table, Map<Field, String> columns) {
    public String column(Field field) {
      return columns.get(field);
    }
  }

  private static SqlName parse(String key, String typed) {
    try {
      return SqlName.parse(typed);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The setting " + key + " " + e.getMessage() + ".", e);
    }
  }

  private static String value(UnaryOperator<String> setting, String key, String standard) {
    String value = setting.apply(key);
    return value == null || value.isBlank() ? standard : value.strip();
  }
}

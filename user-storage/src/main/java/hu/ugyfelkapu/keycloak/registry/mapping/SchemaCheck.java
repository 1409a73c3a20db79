package hu.ugyfelkapu.keycloak.registry.mapping;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.connection.RegistryUnavailableException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import org.jboss.logging.Logger;

/** Compares a mapping with the database when a component is saved. */
public final class SchemaCheck {

  private static final Logger LOG = Logger.getLogger(SchemaCheck.class);

  private final RegistryConnection connection;
  private final SchemaMapping mapping;

  public SchemaCheck(RegistryConnection connection, SchemaMapping mapping) {
    this.connection = connection;
    this.mapping = mapping;
  }

  /**
   * Looks for the table, then for each column and its kind. A registry that does not answer is no
   * reason to refuse the settings: a realm must be importable while it is down.
   *
   * @throws IllegalArgumentException with a sentence that names the setting at fault
   */
  public void run() {
    try {
      table();
      for (Field field : Field.values()) {
        column(field);
      }
    } catch (RegistryUnavailableException e) {
      LOG.warnf("Settings of a registry were saved unchecked: %s", e.getMessage());
    }
  }

  private void table() {
    probe(
        SchemaMapping.TABLE_KEY,
        () ->
            connection.read(
                c -> {
                  try (PreparedStatement statement =
                          connection.prepare(
                              c, "SELECT 1 FROM " + mapping.names(c).table() + " WHERE 1 = 0");
                      ResultSet rows = statement.executeQuery()) {
                    return rows.getMetaData().getColumnCount();
                  }
                }));
  }

  private void column(Field field) {
    probe(
        field.configKey(),
        () ->
            connection.read(
                c -> {
                  SchemaMapping.Names names = mapping.names(c);
                  String sql =
                      "SELECT " + names.column(field) + " FROM " + names.table() + " WHERE 1 = 0";
                  try (PreparedStatement statement = connection.prepare(c, sql);
                      ResultSet rows = statement.executeQuery()) {
                    if (!fits(field.kind(), rows.getMetaData())) {
                      throw new IllegalArgumentException(
                          "The setting "
                              + field.configKey()
                              + " names a column that does not hold "
                              + field.kind().words()
                              + ".");
                    }
                    return 1;
                  }
                }));
  }

  private void probe(String key, Runnable query) {
    try {
      query.run();
    } catch (RegistryUnavailableException e) {
      // Class 42: unknown table or column, or no right to read it.
      if (e.getCause() instanceof SQLException sql
          && sql.getSQLState() != null
          && sql.getSQLState().startsWith("42")) {
        throw new IllegalArgumentException(
            "The setting " + key + " names something that the connection cannot read.", e);
      }
      throw e;
    }
  }

  private static boolean fits(Field.Kind kind, ResultSetMetaData data) throws SQLException {
    int type = data.getColumnType(1);
    return switch (kind) {
      case WHOLE_NUMBER ->
          type == Types.BIGINT
              || type == Types.INTEGER
              || type == Types.SMALLINT
              || (type == Types.NUMERIC || type == Types.DECIMAL) && data.getScale(1) == 0;
      case TEXT -> type == Types.VARCHAR || type == Types.CHAR || type == Types.LONGVARCHAR;
      case TRUTH -> type == Types.BOOLEAN || type == Types.BIT;
      case DATE -> type == Types.DATE;
      // PostgreSQL's driver reports both kinds of timestamp under one number.
      case INSTANT ->
          type == Types.TIMESTAMP_WITH_TIMEZONE || "timestamptz".equals(data.getColumnTypeName(1));
    };
  }
}

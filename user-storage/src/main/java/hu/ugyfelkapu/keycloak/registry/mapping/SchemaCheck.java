package hu.ugyfelkapu.keycloak.registry.mapping;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.connection.RegistryUnavailableException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Compares a mapping with the database when a component is saved. */
public final class SchemaCheck {

  private static final Logger LOG = Logger.getLogger(SchemaCheck.class);

  private static final String H2_NO_RIGHT = "90096";

  /** Unknown name, missing right, generated column: what PostgreSQL says of a statement. */
  private static final String REFUSED_STATEMENT = "42";

  /** Other answers to a write: a view that takes none, a database or an account that may not. */
  private static final Set<String> REFUSED_WRITE = Set.of("55000", "25006", H2_NO_RIGHT);

  private final RegistryConnection connection;
  private final SchemaMapping mapping;
  private final List<Field> written;

  /**
   * @param written the fields that the component writes; empty if it only reads
   */
  public SchemaCheck(RegistryConnection connection, SchemaMapping mapping, List<Field> written) {
    this.connection = connection;
    this.mapping = mapping;
    this.written = List.copyOf(written);
  }

  /**
   * Looks for the table, then for each column and its kind, then for the right to write. A registry
   * that does not answer is no reason to refuse the settings: a realm must be importable while it
   * is down.
   *
   * @throws IllegalArgumentException with a sentence that names the setting at fault
   */
  public void run() {
    try {
      table();
      for (Field field : Field.values()) {
        column(field);
      }
      for (Field field : written) {
        right(List.of(field));
      }
      // All at once, too: two settings may name one column.
      if (!written.isEmpty()) {
        right(written);
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
      if (state(e).startsWith(REFUSED_STATEMENT)) {
        throw new IllegalArgumentException(
            "The setting " + key + " names something that the connection cannot read.", e);
      }
      throw e;
    }
  }

  /**
   * An UPDATE of no row: the databases check rights before they look for rows. Unlike a question
   * about rights this is the same in each of them, and it finds a read-only standby too.
   */
  private void right(List<Field> fields) {
    try {
      connection.write(
          c -> {
            SchemaMapping.Names names = mapping.names(c);
            String set =
                fields.stream()
                    .map(field -> names.column(field) + " = " + names.column(field))
                    .collect(Collectors.joining(", "));
            String sql = "UPDATE %s SET %s WHERE 1 = 0".formatted(names.table(), set);
            try (PreparedStatement statement = connection.prepare(c, sql)) {
              return statement.executeUpdate();
            }
          });
    } catch (RegistryUnavailableException e) {
      if (state(e).startsWith(REFUSED_STATEMENT) || REFUSED_WRITE.contains(state(e))) {
        throw new IllegalArgumentException(
            "The edit mode must be READ_ONLY: the connection cannot update the column of "
                + fields.stream().map(Field::configKey).collect(Collectors.joining(", "))
                + ".",
            e);
      }
      throw e;
    }
  }

  private static String state(RegistryUnavailableException e) {
    return e.getCause() instanceof SQLException sql && sql.getSQLState() != null
        ? sql.getSQLState()
        : "";
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

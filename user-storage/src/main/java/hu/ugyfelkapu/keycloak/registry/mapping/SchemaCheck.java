package hu.ugyfelkapu.keycloak.registry.mapping;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.connection.RegistryUnavailableException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Compares a mapping with the database when a component is saved. */
public final class SchemaCheck {

  private static final Logger LOG = Logger.getLogger(SchemaCheck.class);

  /** PostgreSQL, of a collation that takes different texts for the same. */
  private static final String NOT_SUPPORTED = "0A";

  /** MariaDB has one state for much: collations that do not go together, a view for reading. */
  private static final Set<Integer> REFUSED_BY_MARIADB = Set.of(1267, 1288, 1471);

  private static final String H2_NO_RIGHT = "90096";

  /** Unknown name, missing right, generated column: what PostgreSQL says of a statement. */
  private static final String REFUSED_STATEMENT = "42";

  /** Other answers to a write: a view that takes none, a database or an account that may not. */
  private static final Set<String> REFUSED_WRITE = Set.of("55000", "25006", H2_NO_RIGHT);

  /**
   * What the strongest of the formats needs that are written; Argon2 with Keycloak's parameters.
   */
  private static final int HASH_LENGTH = 96;

  private final RegistryConnection connection;
  private final SchemaMapping mapping;
  private final List<Field> written;
  private final List<Runnable> questions;

  /**
   * @param written the fields that the component writes; empty if it only reads
   * @param questions what will be asked of the registry, to be tried once
   */
  public SchemaCheck(
      RegistryConnection connection,
      SchemaMapping mapping,
      List<Field> written,
      List<Runnable> questions) {
    this.connection = connection;
    this.mapping = mapping;
    this.written = written.stream().filter(mapping::has).toList();
    this.questions = List.copyOf(questions);
  }

  /**
   * Looks for the tables, then for each column and its kind, for joins that could find two rows,
   * for the right to write, and for indexes, whose lack it only warns of. A registry that does not
   * answer is no reason to refuse the settings: a realm must be importable while it is down.
   *
   * @throws IllegalArgumentException with a sentence that names the setting at fault
   */
  public void run() {
    ownColumnsOnly();
    try {
      table(SchemaMapping.TABLE_KEY, names -> names.bareTable());
      if (!mapping.joins().isEmpty()) {
        table(SchemaMapping.JOINS_KEY, names -> names.table());
      }
      for (Field field : Field.values()) {
        if (mapping.has(field)) {
          column(field);
        }
      }
      questions.forEach(this::question);
      for (Field field : written) {
        right(List.of(field));
      }
      // All at once, too: two settings may name one column.
      if (!written.isEmpty()) {
        right(written);
      }
      IndexCheck indexes = new IndexCheck(connection, mapping);
      indexes.requireSingleJoins();
      for (String setting : indexes.missing()) {
        LOG.warnf(
            "The setting %s names a column without an index: each look-up reads the whole table.",
            setting);
      }
    } catch (RegistryUnavailableException e) {
      LOG.warnf("Settings of a registry were saved unchecked: %s", e.getMessage());
    }
  }

  /** One UPDATE writes one table. */
  private void ownColumnsOnly() {
    if (written.isEmpty()) {
      return;
    }
    List<Field> needed = new ArrayList<>(written);
    needed.addAll(List.of(Field.ID, Field.CREATED_AT, Field.VALID_UNTIL));
    for (Field field : needed) {
      if (mapping.has(field) && !mapping.isOwn(field)) {
        throw new IllegalArgumentException(
            "The setting "
                + field.configKey()
                + " must name a column of the registry's own table, unless the edit mode is READ_ONLY or UNSYNCED.");
      }
    }
    for (Field field : written) {
      List<String> same =
          written.stream()
              .filter(other -> mapping.columns().get(other).equals(mapping.columns().get(field)))
              .map(Field::configKey)
              .toList();
      if (same.size() > 1) {
        throw new IllegalArgumentException(
            "The settings " + String.join(", ", same) + " name one column.");
      }
    }
    if (mapping.states().flatMap(codes -> codes.written(RegistrationState.ENDED)).isEmpty()) {
      throw new IllegalArgumentException(
          "The setting "
              + SchemaMapping.codesKey(RegistrationState.ENDED)
              + " must hold a code, unless the edit mode is READ_ONLY or UNSYNCED.");
    }
  }

  private void table(String key, Function<Names, String> table) {
    probe(
        key,
        () ->
            connection.read(
                c -> {
                  String sql = "SELECT 1 FROM " + table.apply(mapping.names(c)) + " WHERE 1 = 0";
                  try (PreparedStatement statement = connection.prepare(c, sql);
                      ResultSet rows = statement.executeQuery()) {
                    return rows.getMetaData().getColumnCount();
                  }
                }));
  }

  private void column(Field field) {
    ColumnKind kind = ColumnKind.of(field, mapping);
    probe(
        field.configKey(),
        () ->
            connection.read(
                c -> {
                  Names names = mapping.names(c);
                  String sql =
                      "SELECT " + names.column(field) + " FROM " + names.table() + " WHERE 1 = 0";
                  try (PreparedStatement statement = connection.prepare(c, sql);
                      ResultSet rows = statement.executeQuery()) {
                    if (!kind.fits(rows.getMetaData(), names.dialect())) {
                      throw new IllegalArgumentException(
                          "The setting "
                              + field.configKey()
                              + " names a column that does not hold "
                              + kind.words()
                              + ".");
                    }
                    if (field == Field.PASSWORD_HASH
                        && written.contains(field)
                        && rows.getMetaData().getPrecision(1) > 0
                        && rows.getMetaData().getPrecision(1) < HASH_LENGTH) {
                      throw new IllegalArgumentException(
                          "The setting "
                              + field.configKey()
                              + " names a column that is too short for new passwords: they need "
                              + HASH_LENGTH
                              + " characters.");
                    }
                    return 1;
                  }
                }));
  }

  private void question(Runnable question) {
    try {
      question.run();
    } catch (RegistryUnavailableException e) {
      if (isRefused(e) || REFUSED_WRITE.contains(state(e))) {
        throw new IllegalArgumentException(
            "The database does not take a statement that these settings make, SQL state "
                + state(e)
                + ".",
            e);
      }
      throw e;
    }
  }

  private void probe(String key, Runnable query) {
    try {
      query.run();
    } catch (RegistryUnavailableException e) {
      if (isRefused(e)) {
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
            Names names = mapping.names(c);
            String set =
                fields.stream()
                    .map(field -> names.target(field) + " = " + names.column(field))
                    .collect(Collectors.joining(", "));
            String sql = "UPDATE %s SET %s WHERE 1 = 0".formatted(names.ownTable(), set);
            try (PreparedStatement statement = connection.prepare(c, sql)) {
              return statement.executeUpdate();
            }
          });
    } catch (RegistryUnavailableException e) {
      if (isRefused(e) || REFUSED_WRITE.contains(state(e))) {
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

  private static boolean isRefused(RegistryUnavailableException e) {
    return state(e).startsWith(REFUSED_STATEMENT)
        || state(e).startsWith(NOT_SUPPORTED)
        || e.getCause() instanceof SQLException sql
            && REFUSED_BY_MARIADB.contains(sql.getErrorCode());
  }
}

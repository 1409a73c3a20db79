package hu.ugyfelkapu.keycloak.registry.query;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.connection.RegistryUnavailableException;
import hu.ugyfelkapu.keycloak.registry.mapping.Field;
import hu.ugyfelkapu.keycloak.registry.mapping.Names;
import hu.ugyfelkapu.keycloak.registry.mapping.RegistrationState;
import hu.ugyfelkapu.keycloak.registry.mapping.SchemaMapping;
import hu.ugyfelkapu.keycloak.registry.mapping.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelValidationException;

/**
 * Makes registrations. A new row is temporary until {@link #finish}, so that one left behind by a
 * crash lets nobody in and ends by its life cycle (mission.md §8). Every step is one short
 * transaction; it throws as {@link RegistryChanges} does.
 */
public final class RegistryCreation {

  private static final Condition UNFINISHED = Conditions.inState(RegistrationState.TEMPORARY);

  private final RegistryConnection connection;
  private final SchemaMapping mapping;
  private final RegistryChanges changes;
  private final NewIds ids;

  /**
   * @throws IllegalArgumentException with a sentence that names the setting if the mapping does not
   *     let registrations be made
   */
  public RegistryCreation(
      RegistryConnection connection, SchemaMapping mapping, RegistryChanges changes, NewIds ids) {
    if (!mapping.joins().isEmpty()) {
      throw new IllegalArgumentException(
          "New registrations cannot be spread over tables: the setting "
              + SchemaMapping.JOINS_KEY
              + " must be none.");
    }
    if (mapping.states().flatMap(codes -> codes.written(RegistrationState.TEMPORARY)).isEmpty()) {
      throw new IllegalArgumentException(
          "New registrations begin as temporary ones: the setting "
              + SchemaMapping.codesKey(RegistrationState.TEMPORARY)
              + " must hold a code.");
    }
    this.connection = connection;
    this.mapping = mapping;
    this.changes = changes;
    this.ids = ids;
  }

  /**
   * Makes a temporary registration with nothing but its user name.
   *
   * @throws ModelDuplicateException if the registry has this very user name already
   */
  public RegistrationRow begin(String userName, Instant now) {
    String name = Folding.nfc(userName);
    if (!Folding.storable(name)) {
      throw new ModelValidationException(RegistryChanges.VALUE_REFUSED);
    }
    List<Assignment> values = new ArrayList<>();
    values.add(Assignment.created(now));
    values.add(Assignment.of(Field.USER_NAME, name));
    if (mapping.has(Field.USER_NAME_FOLDED)) {
      values.add(Assignment.of(Field.USER_NAME_FOLDED, Folding.fold(name)));
    }
    values.add(Assignment.state(RegistrationState.TEMPORARY));
    try {
      return connection.write(c -> insert(c, mapping.names(c), values));
    } catch (RegistryUnavailableException e) {
      if (e.getCause() instanceof SQLException sql && "23505".equals(sql.getSQLState())
          || e.getCause() instanceof SQLException other && other.getErrorCode() == 1062) {
        throw new ModelDuplicateException("The registry has a registration of this user name.");
      }
      throw RegistryChanges.refusal("new", e);
    }
  }

  private RegistrationRow insert(Connection c, Names names, List<Assignment> values)
      throws SQLException {
    List<Assignment> all = new ArrayList<>(values);
    Optional<String> id = given(c, names);
    if (id.isPresent()) {
      Object bound = mapping.ids().bound(id.get()).orElseThrow();
      all.add(0, new Assignment(Field.ID, any -> bound));
    }
    String sql =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                names.bareTable(),
                targets(names, all.stream().map(Assignment::field).toList()),
                String.join(", ", Collections.nCopies(all.size(), "?")));
    List<Object> bound = all.stream().map(value -> value.on(names)).toList();
    String row;
    try (PreparedStatement statement =
        connection.prepareInsert(c, sql, names.stored(Field.ID), bound)) {
      statement.executeUpdate();
      row = id.isPresent() ? id.get() : generated(statement);
    }
    Sql where = Conditions.id(new RegistrationKey(row, 0)).on(names);
    String select =
        "SELECT %s FROM %s WHERE %s"
            .formatted(RowReader.columns(names), names.table(), where.text());
    try (PreparedStatement statement = connection.prepare(c, select, where.values());
        ResultSet made = statement.executeQuery()) {
      made.next();
      return RowReader.read(made, names).orElseThrow();
    }
  }

  private Optional<String> given(Connection c, Names names) throws SQLException {
    return switch (ids.source()) {
      case DATABASE -> Optional.empty();
      case UUID -> Optional.of(UUID.randomUUID().toString());
      case SEQUENCE -> {
        String sql = names.nextValue(ids.sequence().orElseThrow());
        try (PreparedStatement statement = connection.prepare(c, sql);
            ResultSet next = statement.executeQuery()) {
          next.next();
          yield Optional.of(next.getString(1));
        }
      }
    };
  }

  private static String generated(PreparedStatement statement) throws SQLException {
    try (ResultSet keys = statement.getGeneratedKeys()) {
      if (!keys.next()) {
        throw new SQLException("The registry gives no ids", "23502");
      }
      return keys.getString(1);
    }
  }

  /**
   * Writes one part of a registration that is not finished.
   *
   * @param field text, or {@link Field#BIRTH_DATE} in the attribute's form
   * @param text null takes it away
   */
  public RegistrationRow set(RegistrationRow row, Field field, String text) {
    if (!mapping.has(field) || text != null && !Folding.storable(text)) {
      throw new ModelValidationException(RegistryChanges.VALUE_REFUSED);
    }
    List<Assignment> values = new ArrayList<>();
    if (field == Field.BIRTH_DATE && text != null) {
      values.add(
          Assignment.birthDate(
              IdentityAttribute.date(text)
                  .orElseThrow(() -> new ModelValidationException(RegistryChanges.VALUE_REFUSED))));
    } else {
      values.add(Assignment.of(field, Folding.nfc(text)));
      field
          .folded()
          .filter(mapping::has)
          .ifPresent(folded -> values.add(Assignment.of(folded, Folding.fold(text))));
    }
    return write(row, values);
  }

  public RegistrationRow emailVerified(RegistrationRow row, boolean verified) {
    return mapping.has(Field.EMAIL_VERIFIED)
        ? write(row, List.of(Assignment.emailVerified(verified)))
        : row;
  }

  /**
   * @param hash in a format that {@code PasswordCheck} reads
   */
  public void password(RegistrationRow row, String hash) {
    write(row, List.of(Assignment.of(Field.PASSWORD_HASH, hash)));
  }

  private RegistrationRow write(RegistrationRow row, List<Assignment> values) {
    changes.update(row.key(), values, unfinished(row));
    return new RegistryQueries(connection, mapping).byKey(row.key()).orElseThrow();
  }

  /** Makes a temporary registration a valid one, from this moment on. */
  public void finish(RegistrationRow row, Instant now) {
    List<Assignment> values = new ArrayList<>();
    values.add(Assignment.state(RegistrationState.VALID));
    if (mapping.has(Field.VALID_UNTIL)) {
      values.add(Assignment.validUntil(now.plus(changes.validity())));
    }
    changes.update(row.key(), values, unfinished(row));
  }

  /** Takes a registration back whose making failed. Only for one that was made just now. */
  public void discard(RegistrationRow row) {
    connection.write(
        c -> {
          Names names = mapping.names(c);
          Sql where = Conditions.row(row.key()).on(names);
          String sql = "DELETE FROM %s WHERE %s".formatted(names.bareTable(), where.text());
          try (PreparedStatement statement = connection.prepare(c, sql, where.values())) {
            return statement.executeUpdate();
          }
        });
  }

  /** Every kind of statement once, without any effect, for settings to be tried. */
  public List<Runnable> samples() {
    List<Field> written =
        Arrays.stream(Field.values())
            .filter(mapping::has)
            .filter(field -> field != Field.ID || ids.source() != NewIds.Source.DATABASE)
            .toList();
    List<Field> changed =
        written.stream().filter(field -> field != Field.ID && field != Field.CREATED_AT).toList();
    return List.of(
        () ->
            tried(
                names ->
                    "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %1$s WHERE 1 = 0"
                        .formatted(names.bareTable(), targets(names, written))),
        () ->
            tried(
                names ->
                    "UPDATE %s SET %s WHERE 1 = 0"
                        .formatted(
                            names.bareTable(),
                            changed.stream()
                                .map(field -> names.target(field) + " = " + names.target(field))
                                .collect(Collectors.joining(", ")))),
        () -> tried(names -> "DELETE FROM %s WHERE 1 = 0".formatted(names.bareTable())));
  }

  private void tried(java.util.function.Function<Names, String> sql) {
    connection.write(
        c -> {
          try (PreparedStatement statement = connection.prepare(c, sql.apply(mapping.names(c)))) {
            return statement.executeUpdate();
          }
        });
  }

  private static String targets(Names names, List<Field> fields) {
    return fields.stream().map(names::target).collect(Collectors.joining(", "));
  }

  private static Condition unfinished(RegistrationRow row) {
    return Condition.all(List.of(Conditions.row(row.key()), UNFINISHED));
  }
}

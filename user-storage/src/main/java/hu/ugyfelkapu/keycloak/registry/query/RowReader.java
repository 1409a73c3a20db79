package hu.ugyfelkapu.keycloak.registry.query;

import hu.ugyfelkapu.keycloak.registry.mapping.Field;
import hu.ugyfelkapu.keycloak.registry.mapping.Names;
import hu.ugyfelkapu.keycloak.registry.mapping.RegistrationState;
import hu.ugyfelkapu.keycloak.registry.mapping.SchemaMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Turns rows into registrations. A row that makes no sense concerns nobody but its owner: it is
 * left out or not entitled.
 */
final class RowReader {

  private static final Logger LOG = Logger.getLogger(RowReader.class);

  private static final List<Field> FIELDS =
      List.of(
          Field.ID,
          Field.CREATED_AT,
          Field.USER_NAME,
          Field.EMAIL,
          Field.EMAIL_VERIFIED,
          Field.FAMILY_NAME,
          Field.GIVEN_NAME,
          Field.CURRENT_NAME,
          Field.BIRTH_NAME,
          Field.MOTHER_BIRTH_NAME,
          Field.BIRTH_PLACE,
          Field.BIRTH_DATE,
          Field.PERSON_NUMBER,
          Field.STATE,
          Field.VALID_UNTIL);

  private RowReader() {}

  static String columns(Names names) {
    return FIELDS.stream().map(names::column).collect(Collectors.joining(", "));
  }

  /** The row under the cursor; empty, with a warning, if it lacks what makes a registration. */
  static Optional<RegistrationRow> read(ResultSet row, Names names) throws SQLException {
    String id = row.getString(position(Field.ID));
    if (id == null) {
      LOG.warn("A registry row without id is ignored.");
      return Optional.empty();
    }
    try {
      return read(row, names, id);
    } catch (DateTimeException e) {
      LOG.warnf("Registry row %s holds a time that is none; it is ignored.", id);
      return Optional.empty();
    } catch (SQLException e) {
      if (e.getSQLState() == null || !e.getSQLState().startsWith("22")) {
        throw e;
      }
      LOG.warnf("Registry row %s holds what cannot be read; it is ignored.", id);
      return Optional.empty();
    }
  }

  private static Optional<RegistrationRow> read(ResultSet row, Names names, String id)
      throws SQLException {
    SchemaMapping mapping = names.mapping();
    Instant created = mapping.created().read(row, position(Field.CREATED_AT), names.dialect());
    // The same spaces count as none that the condition of a list leaves out.
    String userName = row.getString(position(Field.USER_NAME));
    if (created == null || userName == null || userName.replace(" ", "").isEmpty()) {
      LOG.warnf("Registry row %s has no creation time or no user name; it is ignored.", id);
      return Optional.empty();
    }
    String familyName = text(row, Field.FAMILY_NAME);
    String givenName = text(row, Field.GIVEN_NAME);
    return Optional.of(
        new RegistrationRow(
            RegistrationKey.of(id, created),
            userName,
            text(row, Field.EMAIL),
            mapping.has(Field.EMAIL_VERIFIED)
                && mapping.truths().read(row, position(Field.EMAIL_VERIFIED)).orElse(false),
            familyName,
            givenName,
            currentName(text(row, Field.CURRENT_NAME), familyName, givenName),
            text(row, Field.BIRTH_NAME),
            text(row, Field.MOTHER_BIRTH_NAME),
            text(row, Field.BIRTH_PLACE),
            mapping.has(Field.BIRTH_DATE)
                ? mapping.birthDates().read(row, position(Field.BIRTH_DATE))
                : null,
            text(row, Field.PERSON_NUMBER),
            state(id, row, position(Field.STATE), mapping),
            validUntil(row, position(Field.VALID_UNTIL), names)));
  }

  /** What the state's column means; empty, with a warning, if that is nothing. */
  static Optional<RegistrationState> state(
      String id, ResultSet row, int position, SchemaMapping mapping) throws SQLException {
    if (mapping.states().isEmpty()) {
      return Optional.of(RegistrationState.VALID);
    }
    Optional<RegistrationState> state = mapping.states().get().read(row, position);
    if (state.isEmpty()) {
      LOG.warnf("Registry row %s has an unknown state; it is not entitled.", id);
    }
    return state;
  }

  /** Null if no end is set. */
  static Instant validUntil(ResultSet row, int position, Names names) throws SQLException {
    return names.mapping().has(Field.VALID_UNTIL)
        ? names.mapping().validUntil().read(row, position, names.dialect())
        : null;
  }

  private static int position(Field field) {
    return FIELDS.indexOf(field) + 1;
  }

  /** Null for an empty column too: neither is a value. */
  private static String text(ResultSet row, Field field) throws SQLException {
    String text = row.getString(position(field));
    return text == null || text.isBlank() ? null : text;
  }

  /**
   * Hungarian order, family name first, unless the registry keeps the whole name (with a title,
   * say).
   */
  private static String currentName(String whole, String familyName, String givenName) {
    if (whole != null) {
      return whole;
    }
    String joined =
        Stream.of(familyName, givenName)
            .filter(part -> part != null)
            .collect(Collectors.joining(" "));
    return joined.isEmpty() ? null : joined;
  }
}

package hu.ugyfelkapu.keycloak.registry.query;

import hu.ugyfelkapu.keycloak.registry.mapping.Field;
import hu.ugyfelkapu.keycloak.registry.mapping.SchemaMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
          Field.STATE,
          Field.VALID_UNTIL);

  private RowReader() {}

  static String columns(SchemaMapping.Names names) {
    return FIELDS.stream().map(names::column).collect(Collectors.joining(", "));
  }

  /** The row under the cursor; empty, with a warning, if it lacks what makes a registration. */
  static Optional<RegistrationRow> read(ResultSet row) throws SQLException {
    long id = row.getLong(position(Field.ID));
    if (row.wasNull()) {
      LOG.warn("A registry row without id is ignored.");
      return Optional.empty();
    }
    OffsetDateTime created = row.getObject(position(Field.CREATED_AT), OffsetDateTime.class);
    String userName = text(row, Field.USER_NAME);
    if (created == null || userName == null) {
      LOG.warnf("Registry row %d has no creation time or no user name; it is ignored.", id);
      return Optional.empty();
    }
    String familyName = text(row, Field.FAMILY_NAME);
    String givenName = text(row, Field.GIVEN_NAME);
    return Optional.of(
        new RegistrationRow(
            RegistrationKey.of(id, created),
            userName,
            text(row, Field.EMAIL),
            row.getBoolean(position(Field.EMAIL_VERIFIED)),
            familyName,
            givenName,
            currentName(text(row, Field.CURRENT_NAME), familyName, givenName),
            text(row, Field.BIRTH_NAME),
            text(row, Field.MOTHER_BIRTH_NAME),
            text(row, Field.BIRTH_PLACE),
            row.getObject(position(Field.BIRTH_DATE), LocalDate.class),
            state(id, row.getString(position(Field.STATE))),
            instant(row.getObject(position(Field.VALID_UNTIL), OffsetDateTime.class))));
  }

  static Optional<RegistrationState> state(long id, String word) {
    Optional<RegistrationState> state = RegistrationState.of(word);
    if (state.isEmpty()) {
      LOG.warnf("Registry row %d has an unknown state; it is not entitled.", id);
    }
    return state;
  }

  static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
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

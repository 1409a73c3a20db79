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
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.models.ModelValidationException;

/**
 * The changes that citizens make themselves and the ends that come by time (mission.md §8), and all
 * that is ever written into the registry: one UPDATE or DELETE of one row each, in a short
 * transaction of its own that is committed on return. The row must be the one of the key, by id and
 * creation time (a row id that was used again belongs to somebody else). What a parallel change of
 * the same row leaves is one of the two, whole.
 *
 * <p>Every method throws {@link RegistryUnavailableException} if the registry does not answer, and
 * {@link ModelValidationException} with a message key if there is no such row (any more) or the
 * registry does not take the value. Nothing is written then.
 */
public final class RegistryChanges {

  /** Every column that is written; the account needs the right to update these and no others. */
  public static final List<Field> WRITTEN =
      List.of(
          Field.PASSWORD_HASH,
          Field.VALID_UNTIL,
          Field.EMAIL,
          Field.EMAIL_FOLDED,
          Field.EMAIL_VERIFIED,
          Field.STATE);

  /** Message key: the registration is gone, or may not be used and so not be changed either. */
  public static final String NOT_CHANGEABLE = "ugyfelkapuRegistrationNotChangeable";

  /** Message key: a rule of the registry's own was broken, such as a column's length. */
  public static final String VALUE_REFUSED = "ugyfelkapuRegistryRefusesValue";

  /** Missing right or none at all, a view that takes no DELETE, a read-only database. */
  private static final Pattern REFUSED_DELETE = Pattern.compile("42.*|55000|25006|90096");

  private static final Logger LOG = Logger.getLogger(RegistryChanges.class);

  private final RegistryConnection connection;
  private final SchemaMapping mapping;
  private final Duration validity;

  /**
   * @param validity how long a registration is valid after its password was changed; whole days
   */
  public RegistryChanges(RegistryConnection connection, SchemaMapping mapping, Duration validity) {
    this.connection = connection;
    this.mapping = mapping;
    this.validity = validity;
  }

  /**
   * Writes the hash of a new password and restarts the validity (mission.md §8).
   *
   * @param hash in a format that {@code PasswordCheck} reads
   * @param now the registration must be entitled at this moment; the validity counts from it
   */
  public void password(RegistrationKey key, String hash, Instant now) {
    List<Assignment> values = new ArrayList<>();
    values.add(Assignment.of(Field.PASSWORD_HASH, hash));
    if (mapping.has(Field.VALID_UNTIL)) {
      values.add(Assignment.validUntil(now.plus(validity)));
    }
    update(key, values, entitled(key, now));
  }

  /**
   * Writes another hash of the same password, and nothing else: the validity does not restart.
   *
   * @param old the hash that was read; a password that was changed since then stays
   * @param fresh in a format that {@code PasswordCheck} reads
   * @return false if the row is gone or holds another hash by now
   * @throws RegistryUnavailableException also if the column does not take the value
   */
  public boolean replaceHash(RegistrationKey key, String old, String fresh) {
    Condition which =
        Condition.all(List.of(Conditions.row(key), Conditions.is(Field.PASSWORD_HASH, old)));
    List<Assignment> values = List.of(Assignment.of(Field.PASSWORD_HASH, fresh));
    return connection.write(c -> update(c, mapping.names(c), values, which) == 1);
  }

  /**
   * Writes another e-mail address, which is not verified yet.
   *
   * @param now the registration must be entitled at this moment
   */
  public void email(RegistrationKey key, String email, Instant now) {
    if (!Folding.storable(email)) {
      throw new ModelValidationException(VALUE_REFUSED);
    }
    List<Assignment> values = new ArrayList<>();
    values.add(Assignment.of(Field.EMAIL, email));
    if (mapping.has(Field.EMAIL_FOLDED)) {
      values.add(Assignment.of(Field.EMAIL_FOLDED, Folding.fold(email)));
    }
    if (mapping.has(Field.EMAIL_VERIFIED)) {
      values.add(Assignment.emailVerified(false));
    }
    update(key, values, entitled(key, now));
  }

  /**
   * Writes whether the citizen proved to own the address; nothing, if the registry does not keep
   * that.
   *
   * @param email the address that was proven, as the registry writes it: the proof of one address
   *     must not fall on another that was written meanwhile
   * @param now the registration must be entitled at this moment
   */
  public void emailVerified(RegistrationKey key, String email, boolean verified, Instant now) {
    if (!mapping.has(Field.EMAIL_VERIFIED)) {
      return;
    }
    update(
        key,
        List.of(Assignment.emailVerified(verified)),
        Condition.all(List.of(Conditions.is(Field.EMAIL, email), entitled(key, now))));
  }

  /** Ends the registration, in whatever state it is. The row stays. */
  public void end(RegistrationKey key) {
    update(key, List.of(Assignment.state(RegistrationState.ENDED)), Conditions.row(key));
  }

  /**
   * Ends the registration if its time is (still) over. The row stays.
   *
   * @throws ModelValidationException {@link #NOT_CHANGEABLE} also if its state or time has changed
   *     meanwhile, or it has ended already
   */
  public void endOverdue(RegistrationKey key, Deadline deadline) {
    update(key, List.of(Assignment.state(RegistrationState.ENDED)), overdue(key, deadline));
  }

  /** The same, but deletes the row; what other tables hold stays. */
  public void deleteOverdue(RegistrationKey key, Deadline deadline) {
    write(key, (c, names) -> delete(c, names, overdue(key, deadline)));
  }

  /**
   * Asks the database whether rows may be deleted, by a DELETE of no row. A registry that does not
   * answer is not asked: see {@code SchemaCheck}.
   *
   * @throws IllegalArgumentException with a sentence for the administrator if they may not
   */
  public void requireDeletion() {
    try {
      connection.write(c -> delete(c, mapping.names(c), Conditions.NEVER));
    } catch (RegistryUnavailableException e) {
      if (e.getCause() instanceof SQLException sql
          && sql.getSQLState() != null
          && REFUSED_DELETE.matcher(sql.getSQLState()).matches()) {
        throw new IllegalArgumentException(
            "The setting endedRows must be keep: the connection cannot delete rows of the table.",
            e);
      }
      LOG.warnf("The right to delete was not checked: %s", e.getMessage());
    }
  }

  private static Condition overdue(RegistrationKey key, Deadline deadline) {
    return Condition.all(List.of(Conditions.row(key), deadline.condition()));
  }

  private static Condition entitled(RegistrationKey key, Instant now) {
    return Condition.all(List.of(Conditions.row(key), Conditions.entitled(true, now)));
  }

  Duration validity() {
    return validity;
  }

  /** One UPDATE, which must change exactly one row. */
  void update(RegistrationKey key, List<Assignment> values, Condition which) {
    write(key, (c, names) -> update(c, names, values, which));
  }

  /** A statement of which it is told how many rows it concerned. */
  @FunctionalInterface
  private interface Statement {
    int run(Connection connection, Names names) throws SQLException;
  }

  private void write(RegistrationKey key, Statement statement) {
    try {
      connection.write(
          c -> {
            int changed = statement.run(c, mapping.names(c));
            if (changed != 1) {
              LOG.warnf("Registry row %s was not changed: %d rows match.", key.row(), changed);
              throw new ModelValidationException(NOT_CHANGEABLE);
            }
            return changed;
          });
    } catch (RegistryUnavailableException e) {
      throw refusal(key.row(), e);
    }
  }

  private int delete(Connection c, Names names, Condition which) throws SQLException {
    Sql where = which.on(names);
    String sql = "DELETE FROM %s WHERE %s".formatted(names.ownTable(), where.text());
    try (PreparedStatement statement = connection.prepare(c, sql, where.values())) {
      return statement.executeUpdate();
    }
  }

  private int update(Connection c, Names names, List<Assignment> values, Condition which)
      throws SQLException {
    Sql where = which.on(names);
    List<Object> all = new ArrayList<>();
    values.forEach(value -> all.add(value.on(names)));
    all.addAll(where.values());
    String sql =
        "UPDATE %s SET %s WHERE %s"
            .formatted(
                names.ownTable(),
                values.stream()
                    .map(value -> names.target(value.field()) + " = ?")
                    .collect(Collectors.joining(", ")),
                where.text());
    try (PreparedStatement statement = connection.prepare(c, sql, all)) {
      return statement.executeUpdate();
    }
  }

  /** Class 22 is about a value, class 23 about a constraint: the registry answered, with no. */
  static RuntimeException refusal(String row, RegistryUnavailableException e) {
    String state = e.getCause() instanceof SQLException sql ? sql.getSQLState() : null;
    if (state == null || !state.startsWith("22") && !state.startsWith("23")) {
      return e;
    }
    LOG.warnf("The registry refuses a change of its row %s, SQL state %s.", row, state);
    // Without the cause: the databases quote the value in it, and Keycloak logs causes (H72).
    return new ModelValidationException(VALUE_REFUSED);
  }
}

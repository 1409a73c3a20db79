package hu.ugyfelkapu.keycloak.registry.query;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.connection.RegistryUnavailableException;
import hu.ugyfelkapu.keycloak.registry.mapping.Field;
import hu.ugyfelkapu.keycloak.registry.mapping.Names;
import hu.ugyfelkapu.keycloak.registry.mapping.RegistrationState;
import hu.ugyfelkapu.keycloak.registry.mapping.SchemaMapping;
import hu.ugyfelkapu.keycloak.registry.mapping.Sql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whose time is running out, page by page in the order of that time and the row id. Nothing is
 * skipped by counting, so a page costs the same wherever it lies and what ends between two pages
 * shifts nobody. Every method throws {@link RegistryUnavailableException} if the registry does not
 * answer.
 */
public final class DueRegistrations {

  private final RegistryConnection connection;
  private final SchemaMapping mapping;

  public DueRegistrations(RegistryConnection connection, SchemaMapping mapping) {
    this.connection = connection;
    this.mapping = mapping;
  }

  /**
   * @param rows at most as many as were asked for; rows that make no sense are left out
   * @param more whether another page may follow
   */
  public record Page(List<RegistrationRow> rows, boolean more) {}

  /**
   * Valid registrations whose validity ends behind that place and not later than that moment.
   *
   * @param most 1 or more
   */
  public Page ending(Place after, Instant until, int most) {
    return page(
        Field.VALID_UNTIL, Condition.all(List.of(ending(after, until), Conditions.usable())), most);
  }

  /**
   * How many registrations {@link #ending} would go through, without those that have no address.
   */
  public long countEnding(Place after, Instant until) {
    Condition withAddress = names -> Sql.of(names.column(Field.EMAIL) + " IS NOT NULL");
    return count(
        Field.VALID_UNTIL,
        Condition.all(List.of(ending(after, until), withAddress, Conditions.usable())));
  }

  /**
   * Registrations that have run out of time.
   *
   * @param after empty to begin with the first
   * @param most 1 or more
   */
  public Page overdue(Deadline deadline, Optional<Place> after, int most) {
    List<Condition> conditions =
        new ArrayList<>(List.of(deadline.condition(), Conditions.usable()));
    after.ifPresent(place -> conditions.add(behind(deadline.clock(), place)));
    return page(deadline.clock(), Condition.all(conditions), most);
  }

  /** How many registrations {@link #overdue} would go through. */
  public long countOverdue(Deadline deadline) {
    return count(
        deadline.clock(), Condition.all(List.of(deadline.condition(), Conditions.usable())));
  }

  private static Condition ending(Place after, Instant until) {
    return Condition.all(
        List.of(
            Conditions.inState(RegistrationState.VALID),
            behind(Field.VALID_UNTIL, after),
            Conditions.validUntilBy(until)));
  }

  /** A range that an index can serve; of the rows of its first moment those with a higher id. */
  private static Condition behind(Field clock, Place place) {
    if (place.row().isEmpty()) {
      return after(clock, place.moment());
    }
    Condition higher =
        names ->
            names
                .mapping()
                .ids()
                .bound(place.row().get())
                .map(id -> Sql.of(names.column(Field.ID) + " > ?", id))
                .orElseGet(() -> Conditions.NEVER.on(names));
    return Condition.all(
        List.of(
            after(clock, place.moment().minus(1, ChronoUnit.MICROS)),
            Condition.any(List.of(after(clock, place.moment()), higher))));
  }

  private static Condition after(Field clock, Instant moment) {
    return clock == Field.CREATED_AT
        ? Conditions.createdFrom(moment.plus(1, ChronoUnit.MICROS))
        : Conditions.validUntilAfter(moment);
  }

  private Page page(Field order, Condition condition, int most) {
    if (!mapping.has(order)) {
      return new Page(List.of(), false);
    }
    return connection.read(
        c -> {
          Names names = mapping.names(c);
          Sql where = condition.on(names);
          String sql =
              "SELECT %s FROM %s WHERE %s ORDER BY %s, %s%s"
                  .formatted(
                      RowReader.columns(names),
                      names.table(),
                      where.text(),
                      names.column(order),
                      names.column(Field.ID),
                      names.dialect().page());
          List<Object> values = new ArrayList<>(where.values());
          values.add((long) most);
          values.add(0L);
          try (PreparedStatement statement = connection.prepare(c, sql, values);
              ResultSet result = statement.executeQuery()) {
            List<RegistrationRow> rows = new ArrayList<>();
            int read = 0;
            while (result.next()) {
              read++;
              RowReader.read(result, names).ifPresent(rows::add);
            }
            // A whole page without sense has no end to go on from.
            return new Page(List.copyOf(rows), read == most && !rows.isEmpty());
          }
        });
  }

  private long count(Field clock, Condition condition) {
    if (!mapping.has(clock)) {
      return 0;
    }
    return connection.read(
        c -> {
          Names names = mapping.names(c);
          Sql where = condition.on(names);
          String sql = "SELECT COUNT(*) FROM %s WHERE %s".formatted(names.table(), where.text());
          try (PreparedStatement statement = connection.prepare(c, sql, where.values());
              ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
          }
        });
  }
}

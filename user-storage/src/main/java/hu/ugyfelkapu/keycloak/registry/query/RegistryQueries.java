package hu.ugyfelkapu.keycloak.registry.query;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.connection.RegistryUnavailableException;
import hu.ugyfelkapu.keycloak.registry.mapping.Field;
import hu.ugyfelkapu.keycloak.registry.mapping.SchemaMapping;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All questions put to the registry: one SELECT each, in a short transaction of its own, with every
 * result complete on return (H73). Nothing here ever writes. Every method throws {@link
 * RegistryUnavailableException} if the registry does not answer.
 */
public final class RegistryQueries {

  private final RegistryConnection connection;
  private final SchemaMapping mapping;

  public RegistryQueries(RegistryConnection connection, SchemaMapping mapping) {
    this.connection = connection;
    this.mapping = mapping;
  }

  /**
   * The registration with this row id and creation time; empty if the row is gone or its id was
   * used again.
   */
  public Optional<RegistrationRow> byKey(RegistrationKey key) {
    return rows(Condition.of(names -> names.column(Field.ID) + " = ?", key.row()), null, null)
        .stream()
        .filter(row -> row.key().equals(key))
        .findFirst();
  }

  /**
   * The one registration whose user name folds to the same text; empty if there is none or more
   * than one (mission.md §2).
   */
  public Optional<RegistrationRow> byUserName(String userName) {
    String folded = Folding.fold(userName);
    return only(
        rows(SearchFilter.equal(Field.USER_NAME_FOLDED, userName), null, 10).stream()
            .filter(row -> Folding.fold(row.userName()).equals(folded)));
  }

  /**
   * The one registration with this e-mail address, case aside; empty if there is none or more than
   * one.
   */
  public Optional<RegistrationRow> byEmail(String email) {
    String folded = Folding.fold(email);
    return only(
        rows(SearchFilter.equal(Field.EMAIL_FOLDED, email), null, 10).stream()
            .filter(row -> row.email() != null && Folding.fold(row.email()).equals(folded)));
  }

  /**
   * A page of the registrations that match, ordered by folded user name and row id.
   *
   * @param parameters Keycloak's search parameters, see {@code UserQueryMethodsProvider}
   * @param now decides who counts as enabled
   * @param first rows to skip; null and below zero mean none
   * @param most rows to return; null and below zero mean all
   */
  public List<RegistrationRow> search(
      Map<String, String> parameters, Instant now, Integer first, Integer most) {
    return rows(new SearchFilter(parameters, now).condition(), first, most);
  }

  /** How many registrations {@link #search} would return without paging. */
  public int count(Map<String, String> parameters, Instant now) {
    Condition condition = new SearchFilter(parameters, now).condition();
    return connection.read(
        c -> {
          SchemaMapping.Names names = mapping.names(c);
          String sql =
              "SELECT COUNT(*) FROM " + names.table() + " WHERE " + condition.sql().apply(names);
          try (PreparedStatement statement = connection.prepare(c, sql, condition.values());
              ResultSet result = statement.executeQuery()) {
            result.next();
            return Math.toIntExact(result.getLong(1));
          }
        });
  }

  /** State and hash of a registration as they are now; empty if it is gone. */
  public Optional<PasswordRecord> password(RegistrationKey key, Instant now) {
    return connection.read(
        c -> {
          SchemaMapping.Names names = mapping.names(c);
          String sql =
              "SELECT %s, %s, %s FROM %s WHERE %s = ? AND %s = ?"
                  .formatted(
                      names.column(Field.PASSWORD_HASH),
                      names.column(Field.STATE),
                      names.column(Field.VALID_UNTIL),
                      names.table(),
                      names.column(Field.ID),
                      names.column(Field.CREATED_AT));
          try (PreparedStatement statement =
                  connection.prepare(c, sql, List.of(key.row(), key.created()));
              ResultSet result = statement.executeQuery()) {
            if (!result.next()) {
              return Optional.empty();
            }
            boolean entitled =
                RegistrationRow.entitled(
                    RowReader.state(key.row(), result.getString(2)),
                    RowReader.instant(result.getObject(3, OffsetDateTime.class)),
                    now);
            return Optional.of(new PasswordRecord(key.row(), result.getString(1), entitled));
          }
        });
  }

  private static Optional<RegistrationRow> only(Stream<RegistrationRow> matches) {
    List<RegistrationRow> found = matches.toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private List<RegistrationRow> rows(Condition condition, Integer first, Integer most) {
    return connection.read(
        c -> {
          SchemaMapping.Names names = mapping.names(c);
          List<Object> values = new ArrayList<>(condition.values());
          StringBuilder sql =
              new StringBuilder("SELECT ")
                  .append(RowReader.columns(names))
                  .append(" FROM ")
                  .append(names.table())
                  .append(" WHERE ")
                  .append(condition.sql().apply(names))
                  // The row id makes the order total: without it pages could overlap (H60).
                  .append(" ORDER BY ")
                  .append(names.column(Field.USER_NAME_FOLDED))
                  .append(", ")
                  .append(names.column(Field.ID));
          if (first != null && first > 0) {
            sql.append(" OFFSET ? ROWS");
            values.add(first.longValue());
          }
          if (most != null && most >= 0) {
            sql.append(" FETCH FIRST ? ROWS ONLY");
            values.add(most.longValue());
          }
          try (PreparedStatement statement = connection.prepare(c, sql.toString(), values);
              ResultSet result = statement.executeQuery()) {
            List<RegistrationRow> rows = new ArrayList<>();
            while (result.next()) {
              RowReader.read(result).ifPresent(rows::add);
            }
            return List.copyOf(rows);
          }
        });
  }
}

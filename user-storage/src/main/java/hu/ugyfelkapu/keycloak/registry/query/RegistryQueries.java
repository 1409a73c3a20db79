package hu.ugyfelkapu.keycloak.registry.query;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.connection.RegistryUnavailableException;
import hu.ugyfelkapu.keycloak.registry.mapping.Field;
import hu.ugyfelkapu.keycloak.registry.mapping.Names;
import hu.ugyfelkapu.keycloak.registry.mapping.SchemaMapping;
import hu.ugyfelkapu.keycloak.registry.mapping.Sql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ModelException;
import org.keycloak.models.UserModel;

/**
 * All questions put to the registry: one SELECT each, in a short transaction of its own, with every
 * result complete on return (H73). Nothing here ever writes. Every method throws {@link
 * RegistryUnavailableException} if the registry does not answer.
 */
public final class RegistryQueries {

  /** What one answer may hold in the memory of a server that people log in at. */
  static final int MOST_ROWS = 10_000;

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
    return rows(Conditions.id(key), 10).stream().filter(row -> row.key().equals(key)).findFirst();
  }

  /**
   * The one registration whose user name folds to the same text; empty if there is none or more
   * than one (mission.md §2).
   */
  public Optional<RegistrationRow> byUserName(String userName) {
    String folded = Folding.fold(userName);
    return only(
        rows(SearchFilter.equal(Field.USER_NAME, userName), 10).stream()
            .filter(row -> Folding.fold(row.userName()).equals(folded)));
  }

  /**
   * The one registration with this e-mail address, case aside; empty if there is none or more than
   * one.
   */
  public Optional<RegistrationRow> byEmail(String email) {
    String folded = Folding.fold(email);
    return only(
        rows(SearchFilter.equal(Field.EMAIL, email), 10).stream()
            .filter(row -> row.email() != null && Folding.fold(row.email()).equals(folded)));
  }

  /**
   * A page of the registrations that match, ordered by folded user name and row id.
   *
   * @param parameters Keycloak's search parameters, see {@code UserQueryMethodsProvider}
   * @param now decides who counts as enabled
   * @param first rows to skip; null and below zero mean none
   * @param most rows to return; null and below zero mean all
   * @throws ModelException if these are more than {@value #MOST_ROWS}
   */
  public List<RegistrationRow> search(
      Map<String, String> parameters, Instant now, Integer first, Integer most) {
    boolean all = most == null || most < 0 || most > MOST_ROWS;
    List<RegistrationRow> rows =
        rows(
            new SearchFilter(parameters, now).condition(), first, all ? MOST_ROWS + 1 : most, true);
    if (rows.size() > MOST_ROWS) {
      throw new ModelException("More registrations match than one list can hold; ask for pages.");
    }
    return rows;
  }

  /** How many registrations {@link #search} would return without paging. */
  public int count(Map<String, String> parameters, Instant now) {
    Condition condition = new SearchFilter(parameters, now).condition();
    return connection.read(
        c -> {
          Names names = mapping.names(c);
          Sql where = condition.on(names);
          String sql = "SELECT COUNT(*) FROM " + names.table() + " WHERE " + where.text();
          try (PreparedStatement statement = connection.prepare(c, sql, where.values());
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
          Names names = mapping.names(c);
          Sql where = Conditions.row(key).on(names);
          String sql =
              "SELECT %s, %s, %s FROM %s WHERE %s"
                  .formatted(
                      names.column(Field.PASSWORD_HASH),
                      names.column(Field.STATE),
                      names.column(Field.VALID_UNTIL),
                      names.table(),
                      where.text());
          try (PreparedStatement statement = connection.prepare(c, sql, where.values());
              ResultSet result = statement.executeQuery()) {
            if (!result.next()) {
              return Optional.empty();
            }
            boolean entitled =
                RegistrationRow.entitled(
                    RowReader.state(key.row(), result, 2, mapping),
                    RowReader.validUntil(result, 3, names),
                    now);
            return Optional.of(new PasswordRecord(key.row(), result.getString(1), entitled));
          }
        });
  }

  /** Every kind of question once, for settings to be tried. None of them finds anybody. */
  public List<Runnable> samples() {
    // Half the world's letters: a column may not be able to compare itself with them.
    String nobody = "ő\u4e16\ud83d\ude00";
    Instant beginning = Instant.EPOCH;
    List<Runnable> samples = new ArrayList<>();
    samples.add(() -> byKey(new RegistrationKey(0, 0)));
    samples.add(() -> password(new RegistrationKey(0, 0), beginning));
    samples.add(() -> byUserName(nobody));
    samples.add(() -> byEmail(nobody));
    samples.add(() -> search(Map.of(UserModel.SEARCH, nobody), beginning, 0, 1));
    samples.add(() -> search(Map.of(UserModel.ENABLED, "false"), beginning, 0, 1));
    samples.add(() -> search(Map.of(UserModel.EMAIL_VERIFIED, "false"), beginning, 0, 1));
    samples.add(() -> search(Map.of(UserModel.CREATED_AFTER, "1"), beginning, 0, 1));
    for (IdentityAttribute attribute : IdentityAttribute.values()) {
      samples.add(() -> search(Map.of(attribute.attribute(), nobody), beginning, 0, 1));
    }
    return samples;
  }

  private static Optional<RegistrationRow> only(Stream<RegistrationRow> matches) {
    List<RegistrationRow> found = matches.toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private List<RegistrationRow> rows(Condition condition, int most) {
    return rows(condition, null, most, false);
  }

  /**
   * @param search whether many rows may match, of which a page is asked
   */
  private List<RegistrationRow> rows(
      Condition condition, Integer first, Integer most, boolean search) {
    return connection.read(
        c -> {
          Names names = mapping.names(c);
          Sql where = condition.on(names);
          List<Object> values = new ArrayList<>(where.values());
          // The row id makes the order total: without it pages could overlap (H60).
          String order = " ORDER BY %s, %s".formatted(names.order(), names.column(Field.ID));
          String found = names.table() + " WHERE " + where.text() + order;
          boolean skips = first != null && first > 0;
          boolean ends = most != null && most >= 0;
          if (skips || ends) {
            found += names.dialect().page();
            values.add(ends ? most.longValue() : Long.MAX_VALUE);
            values.add(skips ? first.longValue() : 0L);
            if (search) {
              // An index alone may do for order and conditions: whole rows are read of this page
              // only.
              found = names.tableOf(found) + order;
            }
          }
          String sql = "SELECT " + RowReader.columns(names) + " FROM " + found;
          try (PreparedStatement statement = connection.prepare(c, sql, values);
              ResultSet result = statement.executeQuery()) {
            List<RegistrationRow> rows = new ArrayList<>();
            while (result.next()) {
              RowReader.read(result, names).ifPresent(rows::add);
            }
            return List.copyOf(rows);
          }
        });
  }
}

package hu.ugyfelkapu.keycloak.registry.query;

import hu.ugyfelkapu.keycloak.registry.mapping.Codes;
import hu.ugyfelkapu.keycloak.registry.mapping.Field;
import hu.ugyfelkapu.keycloak.registry.mapping.RegistrationState;
import hu.ugyfelkapu.keycloak.registry.mapping.Sql;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is asked of a registration, in whatever forms and codes its registry writes it. */
final class Conditions {

  /** Holds for no row. */
  static final Condition NEVER = names -> Sql.of("1 = 0");

  /** Holds for every row. */
  static final Condition ALWAYS = names -> Sql.of("1 = 1");

  private Conditions() {}

  /** Whoever has the key's row id now. */
  static Condition id(RegistrationKey key) {
    return names ->
        names
            .mapping()
            .ids()
            .bound(key.row())
            .map(id -> Sql.of(names.column(Field.ID) + " = ?", id))
            .orElseGet(() -> NEVER.on(names));
  }

  /** The row of the key, by id and creation time: an id that was used again is another person's. */
  static Condition row(RegistrationKey key) {
    Condition created =
        names ->
            names
                .mapping()
                .created()
                .at(names.column(Field.CREATED_AT), key.created(), names.dialect());
    return Condition.all(List.of(id(key), created));
  }

  /** One of these states; a registry without states has valid registrations only. */
  static Condition inState(RegistrationState... states) {
    return names -> {
      Optional<Codes<RegistrationState>> codes = names.mapping().states();
      if (codes.isEmpty()) {
        boolean valid = Arrays.asList(states).contains(RegistrationState.VALID);
        return (valid ? ALWAYS : NEVER).on(names);
      }
      String column = names.column(Field.STATE);
      return Sql.joined(
          Arrays.stream(states)
              .map(state -> codes.get().means(column, state, names.dialect()))
              .toList(),
          " OR ");
    };
  }

  /**
   * The SQL form of {@link RegistrationRow#entitledAt}; spelled out both ways, since NOT of an
   * unknown is unknown.
   */
  static Condition entitled(boolean wanted, Instant now) {
    Condition valid = inState(RegistrationState.VALID);
    Condition endless =
        names ->
            names.mapping().has(Field.VALID_UNTIL)
                ? names
                    .mapping()
                    .validUntil()
                    .none(names.column(Field.VALID_UNTIL), names.dialect())
                : ALWAYS.on(names);
    if (wanted) {
      return Condition.all(List.of(valid, Condition.any(List.of(endless, validUntilAfter(now)))));
    }
    Condition notValid =
        names -> names.mapping().states().isEmpty() ? NEVER.on(names) : not(valid.on(names));
    return Condition.any(List.of(isNullState(), notValid, validUntilBy(now)));
  }

  /** The registration is valid beyond this moment; never for one without an end. */
  static Condition validUntilAfter(Instant moment) {
    return ifMapped(
        Field.VALID_UNTIL,
        names ->
            names
                .mapping()
                .validUntil()
                .after(names.column(Field.VALID_UNTIL), moment, names.dialect()));
  }

  /** The registration's validity is over at this moment; never for one without an end. */
  static Condition validUntilBy(Instant moment) {
    return ifMapped(
        Field.VALID_UNTIL,
        names ->
            names
                .mapping()
                .validUntil()
                .by(names.column(Field.VALID_UNTIL), moment, names.dialect()));
  }

  /** Recorded at this moment or earlier. */
  static Condition createdBy(Instant moment) {
    return names ->
        names.mapping().created().by(names.column(Field.CREATED_AT), moment, names.dialect());
  }

  /** Recorded at this moment or later. */
  static Condition createdFrom(Instant moment) {
    return names ->
        names.mapping().created().from(names.column(Field.CREATED_AT), moment, names.dialect());
  }

  /** The text is exactly this one, case and accents included. */
  static Condition is(Field field, String text) {
    return ifMapped(field, names -> names.compared(field, "= ?", text));
  }

  static Condition emailVerified(boolean wanted) {
    return names -> {
      if (!names.mapping().has(Field.EMAIL_VERIFIED)) {
        return (wanted ? NEVER : ALWAYS).on(names);
      }
      String column = names.column(Field.EMAIL_VERIFIED);
      Sql verified = names.mapping().truths().means(column, true, names.dialect());
      return wanted
          ? verified
          : Sql.joined(List.of(Sql.of(column + " IS NULL"), not(verified)), " OR ");
    };
  }

  /** Rows that {@link RowReader} would leave out must not be counted either. */
  static Condition usable() {
    return names ->
        Sql.joined(
            List.of(
                Sql.of(names.column(Field.ID) + " IS NOT NULL"),
                not(
                    names
                        .mapping()
                        .created()
                        .none(names.column(Field.CREATED_AT), names.dialect())),
                Sql.of("TRIM(%s) <> ''".formatted(names.column(Field.USER_NAME)))),
            " AND ");
  }

  private static Condition isNullState() {
    return ifMapped(Field.STATE, names -> Sql.of(names.column(Field.STATE) + " IS NULL"));
  }

  private static Condition ifMapped(Field field, Condition condition) {
    return names -> (names.mapping().has(field) ? condition : NEVER).on(names);
  }

  private static Sql not(Sql sql) {
    return new Sql("NOT (" + sql.text() + ")", sql.values());
  }
}

package hu.ugyfelkapu.keycloak.registry.query;

import hu.ugyfelkapu.keycloak.registry.mapping.Field;
import hu.ugyfelkapu.keycloak.registry.mapping.Names;
import hu.ugyfelkapu.keycloak.registry.mapping.RegistrationState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * What one column is set to, in the form or code in which its registry writes it.
 *
 * @param field one that the registry has in its own table
 */
record Assignment(Field field, Function<Names, Object> value) {

  static Assignment of(Field field, String text) {
    return new Assignment(field, names -> text);
  }

  static Assignment created(Instant moment) {
    return new Assignment(
        Field.CREATED_AT, names -> names.mapping().created().written(moment, names.dialect()));
  }

  static Assignment birthDate(LocalDate date) {
    return new Assignment(Field.BIRTH_DATE, names -> names.mapping().birthDates().written(date));
  }

  /** Registrations end at this moment, or where the column is coarser at the last one before it. */
  static Assignment validUntil(Instant moment) {
    return new Assignment(
        Field.VALID_UNTIL, names -> names.mapping().validUntil().written(moment, names.dialect()));
  }

  static Assignment emailVerified(boolean verified) {
    return new Assignment(
        Field.EMAIL_VERIFIED,
        names -> names.mapping().truths().written(verified).orElseThrow(Assignment::noCode));
  }

  static Assignment state(RegistrationState state) {
    return new Assignment(
        Field.STATE,
        names ->
            names
                .mapping()
                .states()
                .flatMap(codes -> codes.written(state))
                .orElseThrow(Assignment::noCode));
  }

  Object on(Names names) {
    return value.apply(names);
  }

  /** A mapping that is written to is checked for these when it is saved. */
  private static IllegalArgumentException noCode() {
    return new IllegalArgumentException("The registry has no code for what is to be written.");
  }
}

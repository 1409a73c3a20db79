package hu.ugyfelkapu.keycloak.registry.query;

import hu.ugyfelkapu.keycloak.registry.mapping.Field;
import hu.ugyfelkapu.keycloak.registry.mapping.Names;
import hu.ugyfelkapu.keycloak.registry.mapping.Sql;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The user attributes in which Keycloak shows natural identity data (mission.md §0), besides its
 * own of the same kind.
 */
public enum IdentityAttribute {
  CURRENT_NAME("currentName", Field.CURRENT_NAME, RegistrationRow::currentName),
  BIRTH_NAME("birthName", Field.BIRTH_NAME, RegistrationRow::birthName),
  MOTHER_BIRTH_NAME("motherBirthName", Field.MOTHER_BIRTH_NAME, RegistrationRow::motherBirthName),
  BIRTH_PLACE("birthPlace", Field.BIRTH_PLACE, RegistrationRow::birthPlace),
  /** {@code YYYY.MM.DD.} */
  BIRTH_DATE("birthDate", Field.BIRTH_DATE, row -> text(row.birthDate())),
  /** By which a card's holder can be recognised; no relying party gets it. */
  PERSON_NUMBER("personNumber", Field.PERSON_NUMBER, RegistrationRow::personNumber);

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu.MM.dd.", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final String attribute;
  private final Field field;
  private final Function<RegistrationRow, String> value;

  IdentityAttribute(String attribute, Field field, Function<RegistrationRow, String> value) {
    this.attribute = attribute;
    this.field = field;
    this.value = value;
  }

  static Optional<IdentityAttribute> named(String attribute) {
    return Arrays.stream(values()).filter(each -> each.attribute.equals(attribute)).findFirst();
  }

  /** The attribute's name. */
  public String attribute() {
    return attribute;
  }

  public Field field() {
    return field;
  }

  /** The attribute's value; null if the registry has none. */
  public String of(RegistrationRow row) {
    return value.apply(row);
  }

  /** The date that the attribute's text means; empty if that is none. */
  static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip(), DATE));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The attribute compared in lower case, as {@link RowReader} would read it. */
  Sql compared(Names names, String operator, String folded) {
    String text = names.column(field);
    if (this == CURRENT_NAME) {
      text =
          "COALESCE(NULLIF(TRIM(%s), ''), CONCAT_WS(' ', NULLIF(TRIM(%s), ''), NULLIF(TRIM(%s), '')))"
              .formatted(text, names.column(Field.FAMILY_NAME), names.column(Field.GIVEN_NAME));
    }
    return names.comparedLower(text, operator, folded);
  }

  private static String text(LocalDate date) {
    return date == null ? null : DATE.format(date);
  }
}

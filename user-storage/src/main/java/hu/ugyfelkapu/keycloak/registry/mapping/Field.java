package hu.ugyfelkapu.keycloak.registry.mapping;

import java.util.Locale;
import java.util.Optional;

/**
 * What the provider knows of a registration (mission.md §8). Each field is one column, of the
 * registry's table or of one joined to it. Some may be missing: their setting is the word {@link
 * SchemaMapping#NONE}.
 */
public enum Field {
  ID(false),
  CREATED_AT(false),
  USER_NAME(false),
  /** {@link hu.ugyfelkapu.keycloak.registry.query.Folding#fold} of the user name; indexed. */
  USER_NAME_FOLDED(true),
  EMAIL(true),
  EMAIL_FOLDED(true),
  EMAIL_VERIFIED(true),
  FAMILY_NAME(true),
  FAMILY_NAME_FOLDED(true),
  GIVEN_NAME(true),
  GIVEN_NAME_FOLDED(true),
  CURRENT_NAME(true),
  BIRTH_NAME(true),
  MOTHER_BIRTH_NAME(true),
  BIRTH_PLACE(true),
  BIRTH_DATE(true),
  /** A number that belongs to one person only; the reference schema has none. */
  PERSON_NUMBER(true),
  STATE(true),
  VALID_UNTIL(true),
  PASSWORD_HASH(false);

  private final boolean optional;

  Field(boolean optional) {
    this.optional = optional;
  }

  /** Whether a registry may be without it. */
  public boolean optional() {
    return optional;
  }

  /** The column's name in the reference schema, if it is there: the field's name in lower case. */
  public String referenceColumn() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the component's setting means when it is empty. */
  public String standardColumn() {
    return this == PERSON_NUMBER ? SchemaMapping.NONE : referenceColumn();
  }

  /** The key of the component's setting for this column, such as {@code columnUserName}. */
  public String configKey() {
    StringBuilder key = new StringBuilder("column");
    for (String word : name().split("_")) {
      key.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return key.toString();
  }

  /** The field that holds this one's text folded; empty for those that are never looked up so. */
  public Optional<Field> folded() {
    return switch (this) {
      case USER_NAME -> Optional.of(USER_NAME_FOLDED);
      case EMAIL -> Optional.of(EMAIL_FOLDED);
      case FAMILY_NAME -> Optional.of(FAMILY_NAME_FOLDED);
      case GIVEN_NAME -> Optional.of(GIVEN_NAME_FOLDED);
      default -> Optional.empty();
    };
  }
}

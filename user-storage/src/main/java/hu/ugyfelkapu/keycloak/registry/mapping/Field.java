package hu.ugyfelkapu.keycloak.registry.mapping;

import java.util.Locale;

/**
 * What the provider knows of a registration (mission.md §8). Each field is one column; a registry
 * that is laid out otherwise offers a view with these columns.
 */
public enum Field {
  ID(Kind.WHOLE_NUMBER),
  CREATED_AT(Kind.INSTANT),
  USER_NAME(Kind.TEXT),
  /** {@link hu.ugyfelkapu.keycloak.registry.query.Folding#fold} of the user name; indexed. */
  USER_NAME_FOLDED(Kind.TEXT),
  EMAIL(Kind.TEXT),
  EMAIL_FOLDED(Kind.TEXT),
  EMAIL_VERIFIED(Kind.TRUTH),
  FAMILY_NAME(Kind.TEXT),
  FAMILY_NAME_FOLDED(Kind.TEXT),
  GIVEN_NAME(Kind.TEXT),
  GIVEN_NAME_FOLDED(Kind.TEXT),
  CURRENT_NAME(Kind.TEXT),
  BIRTH_NAME(Kind.TEXT),
  MOTHER_BIRTH_NAME(Kind.TEXT),
  BIRTH_PLACE(Kind.TEXT),
  BIRTH_DATE(Kind.DATE),
  STATE(Kind.TEXT),
  VALID_UNTIL(Kind.INSTANT),
  PASSWORD_HASH(Kind.TEXT);

  /** What a column must be able to hold. */
  public enum Kind {
    WHOLE_NUMBER("a whole number"),
    TEXT("text"),
    TRUTH("a boolean"),
    DATE("a date"),
    INSTANT("a timestamp with time zone");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private final Kind kind;

  Field(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** The column's name in the reference schema: the field's name in lower case. */
  public String referenceColumn() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The key of the component's setting for this column, such as {@code columnUserName}. */
  public String configKey() {
    StringBuilder key = new StringBuilder("column");
    for (String word : name().split("_")) {
      key.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return key.toString();
  }
}

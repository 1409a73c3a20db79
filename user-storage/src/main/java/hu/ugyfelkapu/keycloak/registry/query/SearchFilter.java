package hu.ugyfelkapu.keycloak.registry.query;

import hu.ugyfelkapu.keycloak.registry.mapping.Field;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.keycloak.models.UserModel;

/**
 * Reads Keycloak's search parameters by Keycloak's own conventions: every word of {@code search}
 * must begin a user name, e-mail address, given or family name; {@code *} stands for anything; a
 * word in double quotes means the whole value. The single fields match anywhere in the value, or
 * the whole value with {@code exact}; the registry's other attributes match the whole value, or
 * anywhere in it if {@code exact} is said to be false. Case never matters. "Enabled" means entitled
 * by the registry; Keycloak's own flag lies elsewhere and cannot be part of a statement.
 */
final class SearchFilter {

  /** More words than anybody types; each costs a pass over the table. */
  private static final int MOST_WORDS = 10;

  /** User names may hold spaces: unlike in Keycloak's own store, quotes hold words together. */
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");

  /** No column of the reference schema holds more. */
  private static final int LONGEST = 400;

  private static final String LIKE = "LIKE ? ESCAPE '!'";

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private static final List<Field> SEARCHED =
      List.of(Field.USER_NAME, Field.EMAIL, Field.GIVEN_NAME, Field.FAMILY_NAME);

  private final Map<String, String> parameters;
  private final Instant now;

  /**
   * @param now decides who counts as enabled
   */
  SearchFilter(Map<String, String> parameters, Instant now) {
    this.parameters = parameters;
    this.now = now;
  }

  /** The condition that list and count share, so that they agree (H61). */
  Condition condition() {
    List<Condition> parts = new ArrayList<>();
    parts.add(Conditions.usable());
    parameters.forEach(
        (key, value) -> {
          if (value != null) {
            parts.add(part(key, value));
          }
        });
    return Condition.all(parts);
  }

  private Condition part(String key, String value) {
    return switch (key) {
      case UserModel.SEARCH -> words(value);
      case UserModel.USERNAME -> field(Field.USER_NAME, value);
      case UserModel.EMAIL -> field(Field.EMAIL, value);
      case UserModel.FIRST_NAME -> field(Field.GIVEN_NAME, value);
      case UserModel.LAST_NAME -> field(Field.FAMILY_NAME, value);
      case UserModel.ENABLED -> Conditions.entitled(Boolean.parseBoolean(value), now);
      case UserModel.EMAIL_VERIFIED -> Conditions.emailVerified(Boolean.parseBoolean(value));
      case UserModel.CREATED_AFTER -> created(value, true);
      case UserModel.CREATED_BEFORE -> created(value, false);
      case UserModel.EXACT, UserModel.INCLUDE_SERVICE_ACCOUNT, UserModel.GROUPS ->
          Conditions.ALWAYS;
      // Identity provider links and other attributes live in Keycloak; the registry knows nobody by
      // them.
      default ->
          IdentityAttribute.named(key)
              .map(attribute -> attribute(attribute, value))
              .orElse(Conditions.NEVER);
    };
  }

  private Condition words(String search) {
    List<String> words = WORD.matcher(search).results().map(MatchResult::group).toList();
    if (words.isEmpty()) {
      return Conditions.ALWAYS;
    }
    if (words.size() > MOST_WORDS) {
      return Conditions.NEVER;
    }
    return Condition.all(
        words.stream()
            .map(word -> Condition.any(SEARCHED.stream().map(field -> word(field, word)).toList()))
            .toList());
  }

  private static Condition word(Field field, String word) {
    if (word.length() >= 2 && word.startsWith("\"") && word.endsWith("\"")) {
      return equal(field, word.substring(1, word.length() - 1));
    }
    String pattern = escaped(word).replace("*", "%");
    return like(field, pattern.endsWith("%") && word.endsWith("*") ? pattern : pattern + "%");
  }

  private Condition field(Field field, String value) {
    return Boolean.parseBoolean(parameters.get(UserModel.EXACT))
        ? equal(field, value)
        : like(field, anywhere(value));
  }

  private Condition attribute(IdentityAttribute attribute, String value) {
    if (attribute == IdentityAttribute.BIRTH_DATE) {
      return birthDate(value);
    }
    if (attribute == IdentityAttribute.PERSON_NUMBER) {
      return personNumber(value);
    }
    boolean exact =
        Boolean.parseBoolean(parameters.getOrDefault(UserModel.EXACT, Boolean.TRUE.toString()));
    String operator = exact ? "= ?" : LIKE;
    String wanted = exact ? value : anywhere(value);
    return folded(wanted, folded -> names -> attribute.compared(names, operator, folded));
  }

  private static Condition birthDate(String value) {
    Optional<LocalDate> date = IdentityAttribute.date(value);
    return names ->
        date.isEmpty() || !names.mapping().has(Field.BIRTH_DATE)
            ? Conditions.NEVER.on(names)
            : names
                .mapping()
                .birthDates()
                .is(names.column(Field.BIRTH_DATE), date.get(), names.dialect());
  }

  /** Always the whole number, as it is written; so that the column's own index serves. */
  private static Condition personNumber(String value) {
    return names ->
        value.length() <= LONGEST
                && Folding.storable(value)
                && names.mapping().has(Field.PERSON_NUMBER)
            ? names.compared(Field.PERSON_NUMBER, "= ?", value)
            : Conditions.NEVER.on(names);
  }

  static Condition equal(Field field, String value) {
    return compared(field, "= ?", value);
  }

  private static Condition like(Field field, String pattern) {
    return compared(field, LIKE, pattern);
  }

  private static Condition compared(Field field, String operator, String value) {
    return folded(
        value,
        folded ->
            names ->
                names
                    .comparedFolded(field, operator, folded)
                    .orElseGet(() -> Conditions.NEVER.on(names)));
  }

  private static Condition folded(String value, Function<String, Condition> condition) {
    return value.length() <= LONGEST && Folding.storable(value)
        ? condition.apply(Folding.fold(value))
        : Conditions.NEVER;
  }

  private static String anywhere(String text) {
    return "%" + escaped(text) + "%";
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private static Condition created(String millis, boolean after) {
    Instant bound;
    try {
      bound = Instant.ofEpochMilli(Long.parseLong(millis));
    } catch (NumberFormatException | DateTimeException e) {
      return Conditions.NEVER;
    }
    // Keycloak's "no limit" lies beyond what the databases can hold.
    if (bound.isBefore(FIRST)) {
      return after ? Conditions.ALWAYS : Conditions.NEVER;
    }
    if (bound.isAfter(LAST)) {
      return after ? Conditions.NEVER : Conditions.ALWAYS;
    }
    // Keycloak counts whole milliseconds.
    return after ? Conditions.createdFrom(bound) : Conditions.createdBy(bound.plusNanos(999_000));
  }
}

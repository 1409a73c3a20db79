package hu.ugyfelkapu.keycloak.registry.query;

import hu.ugyfelkapu.keycloak.registry.mapping.Field;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.keycloak.models.UserModel;

/**
 * Reads Keycloak's search parameters by Keycloak's own conventions: every word of {@code search}
 * must begin a user name, e-mail address, given or family name; {@code *} stands for anything; a
 * word in double quotes means the whole value. The single fields match anywhere in the value, or
 * the whole value with {@code exact}. Case never matters. "Enabled" means entitled by the registry;
 * Keycloak's own flag lies elsewhere and cannot be part of a statement.
 */
final class SearchFilter {

  /** More words than anybody types; each costs a pass over the table. */
  private static final int MOST_WORDS = 10;

  /** User names may hold spaces: unlike in Keycloak's own store, quotes hold words together. */
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");

  /** No column of the reference schema holds more. */
  private static final int LONGEST = 400;

  private static final List<Field> SEARCHED =
      List.of(
          Field.USER_NAME_FOLDED,
          Field.EMAIL_FOLDED,
          Field.GIVEN_NAME_FOLDED,
          Field.FAMILY_NAME_FOLDED);

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
    parts.add(usable());
    parameters.forEach(
        (key, value) -> {
          if (value != null) {
            parts.add(part(key, value));
          }
        });
    return Condition.all(parts);
  }

  /** Rows that {@link RowReader} would leave out must not be counted either. */
  private static Condition usable() {
    return Condition.of(
        names ->
            "%s IS NOT NULL AND %s IS NOT NULL AND TRIM(%s) <> ''"
                .formatted(
                    names.column(Field.ID),
                    names.column(Field.CREATED_AT),
                    names.column(Field.USER_NAME)));
  }

  private Condition part(String key, String value) {
    return switch (key) {
      case UserModel.SEARCH -> words(value);
      case UserModel.USERNAME -> field(Field.USER_NAME_FOLDED, value);
      case UserModel.EMAIL -> field(Field.EMAIL_FOLDED, value);
      case UserModel.FIRST_NAME -> field(Field.GIVEN_NAME_FOLDED, value);
      case UserModel.LAST_NAME -> field(Field.FAMILY_NAME_FOLDED, value);
      case UserModel.ENABLED -> entitled(Boolean.parseBoolean(value), now);
      case UserModel.EMAIL_VERIFIED -> emailVerified(Boolean.parseBoolean(value));
      case UserModel.CREATED_AFTER -> created(() -> instant(value), ">=");
      case UserModel.CREATED_BEFORE -> created(() -> instant(value).plusMillis(1), "<");
      case UserModel.EXACT, UserModel.INCLUDE_SERVICE_ACCOUNT, UserModel.GROUPS -> everything();
      // Identity provider links and any other attribute live in Keycloak; the registry knows nobody
      // by them.
      default -> Condition.NEVER;
    };
  }

  private static Condition everything() {
    return Condition.of(names -> "1 = 1");
  }

  private Condition words(String search) {
    List<String> words = WORD.matcher(search).results().map(MatchResult::group).toList();
    if (words.isEmpty()) {
      return everything();
    }
    if (words.size() > MOST_WORDS) {
      return Condition.NEVER;
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
        : like(field, "%" + escaped(value) + "%");
  }

  static Condition equal(Field field, String value) {
    return matchable(value)
        ? Condition.of(names -> names.column(field) + " = ?", Folding.fold(value))
        : Condition.NEVER;
  }

  private static Condition like(Field field, String pattern) {
    return matchable(pattern)
        ? Condition.of(names -> names.column(field) + " LIKE ? ESCAPE '!'", Folding.fold(pattern))
        : Condition.NEVER;
  }

  private static boolean matchable(String text) {
    return text.length() <= LONGEST && Folding.storable(text);
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  /**
   * The SQL form of {@link RegistrationRow#entitledAt}; spelled out both ways, since NOT of an
   * unknown is unknown.
   */
  static Condition entitled(boolean wanted, Instant now) {
    OffsetDateTime moment = now.atOffset(ZoneOffset.UTC);
    String sql =
        wanted
            ? "(%1$s = ? AND (%2$s IS NULL OR %2$s > ?))"
            : "(%1$s IS NULL OR %1$s <> ? OR %2$s <= ?)";
    return Condition.of(
        names -> sql.formatted(names.column(Field.STATE), names.column(Field.VALID_UNTIL)),
        RegistrationState.VALID.column(),
        moment);
  }

  private static Condition emailVerified(boolean wanted) {
    return Condition.of(
        names ->
            wanted
                ? names.column(Field.EMAIL_VERIFIED) + " = TRUE"
                : "(%1$s IS NULL OR %1$s = FALSE)".formatted(names.column(Field.EMAIL_VERIFIED)));
  }

  private static Condition created(Supplier<Instant> bound, String operator) {
    try {
      OffsetDateTime moment = bound.get().atOffset(ZoneOffset.UTC);
      // Keycloak's "no limit" lies beyond what the databases can hold.
      if (moment.getYear() < 1 || moment.getYear() > 9999) {
        return (moment.getYear() < 1) == operator.startsWith(">") ? everything() : Condition.NEVER;
      }
      return Condition.of(names -> names.column(Field.CREATED_AT) + " " + operator + " ?", moment);
    } catch (NumberFormatException | DateTimeException e) {
      return Condition.NEVER;
    }
  }

  private static Instant instant(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }
}

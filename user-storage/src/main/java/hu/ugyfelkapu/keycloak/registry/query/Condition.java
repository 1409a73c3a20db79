package hu.ugyfelkapu.keycloak.registry.query;

import hu.ugyfelkapu.keycloak.registry.mapping.SchemaMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A condition of a WHERE clause and the values of its placeholders, in order.
 *
 * @param sql writes the condition with the mapping's quoted names
 * @param values {@code String}, {@code Long} or {@code OffsetDateTime}
 */
record Condition(Function<SchemaMapping.Names, String> sql, List<Object> values) {

  /** Holds for no row. */
  static final Condition NEVER = new Condition(names -> "1 = 0", List.of());

  static Condition of(Function<SchemaMapping.Names, String> sql, Object... values) {
    return new Condition(sql, List.of(values));
  }

  static Condition all(List<Condition> parts) {
    return joined(parts, " AND ");
  }

  static Condition any(List<Condition> parts) {
    return joined(parts, " OR ");
  }

  private static Condition joined(List<Condition> parts, String operator) {
    List<Object> values = new ArrayList<>();
    parts.forEach(part -> values.addAll(part.values));
    return new Condition(
        names ->
            parts.stream()
                .map(part -> part.sql.apply(names))
                .collect(Collectors.joining(operator, "(", ")")),
        List.copyOf(values));
  }
}

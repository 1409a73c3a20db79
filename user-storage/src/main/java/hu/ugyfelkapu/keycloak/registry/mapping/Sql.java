package hu.ugyfelkapu.keycloak.registry.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL and the values of its placeholders, in order.
 *
 * @param values what {@code PreparedStatement.setObject} takes
 */
public record Sql(String text, List<Object> values) {

  public Sql {
    values = List.copyOf(values);
  }

  public static Sql of(String text, Object... values) {
    return new Sql(text, List.of(values));
  }

  /** All parts with something between them, in parentheses. */
  public static Sql joined(List<Sql> parts, String operator) {
    List<Object> values = new ArrayList<>();
    parts.forEach(part -> values.addAll(part.values));
    return new Sql(
        "(" + String.join(operator, parts.stream().map(Sql::text).toList()) + ")", values);
  }
}

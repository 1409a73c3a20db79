package hu.ugyfelkapu.keycloak.registry.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table or view, in one schema or the connection's default one.
 *
 * @param parts the table, or schema and table
 */
public record TableName(List<SqlName> parts) {

  public TableName {
    parts = List.copyOf(parts);
  }

  /**
   * @throws IllegalArgumentException with a sentence that can stand after the setting's name
   */
  public static TableName parse(String typed) {
    List<SqlName> parts = Arrays.stream(typed.split("\\.", -1)).map(SqlName::parse).toList();
    if (parts.size() > 2) {
      throw new IllegalArgumentException("has a table name, or a schema, a dot and a table name");
    }
    return new TableName(parts);
  }

  String sql(Quoting quoting) {
    return parts.stream().map(quoting::sql).collect(Collectors.joining("."));
  }

  /** The table's own name, without its schema. */
  SqlName table() {
    return parts.get(parts.size() - 1);
  }
}

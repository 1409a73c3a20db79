package hu.ugyfelkapu.keycloak.registry.query;

import hu.ugyfelkapu.keycloak.registry.mapping.Names;
import hu.ugyfelkapu.keycloak.registry.mapping.Sql;
import java.util.List;

/** A condition of a WHERE clause, written with the names of whatever registry is asked. */
@FunctionalInterface
interface Condition {

  Sql on(Names names);

  static Condition all(List<Condition> parts) {
    return names -> Sql.joined(parts.stream().map(part -> part.on(names)).toList(), " AND ");
  }

  static Condition any(List<Condition> parts) {
    return names -> Sql.joined(parts.stream().map(part -> part.on(names)).toList(), " OR ");
  }
}

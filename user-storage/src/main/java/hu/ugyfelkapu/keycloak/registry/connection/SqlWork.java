package hu.ugyfelkapu.keycloak.registry.connection;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done within one short transaction. Results must be complete on return (H73). */
@FunctionalInterface
public interface SqlWork<T> {
  T run(Connection connection) throws SQLException;
}

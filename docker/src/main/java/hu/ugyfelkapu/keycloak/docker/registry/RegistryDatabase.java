package hu.ugyfelkapu.keycloak.docker.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** A legacy registry database for the demo or the tests, with schema and demo registrations. */
public interface RegistryDatabase extends AutoCloseable {
  /** JDBC URL by which the server reaches it; stays the same over stop and start. */
  String url();

  /** The account the server uses. */
  String username();

  String password();

  /** A connection of the database's owner, for looking and for changing rows behind the server. */
  Connection connect() throws SQLException;

  /** Makes the database unreachable; its rows stay. */
  void stop();

  /** Makes it reachable again at the same address. */
  void start();

  @Override
  void close();

  /** Environment of a server that uses this database as its named connection {@code regdb}. */
  default Map<String, String> serverEnvironment() {
    String prefix = "KC_SPI_STORAGE__UGYFELKAPU_REGISTRY__";
    return Map.of(
        prefix + "CONNECTIONS", "regdb",
        prefix + "REGDB_URL", url(),
        prefix + "REGDB_USERNAME", username(),
        prefix + "REGDB_PASSWORD", password());
  }
}

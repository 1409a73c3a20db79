package hu.ugyfelkapu.keycloak.registry.connection;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * All connections the operator has defined: {@code
 * --spi-storage--ugyfelkapu-registry--connections=regdb,other}. One pool per name for the whole
 * server, however many components use it or are saved (H56). A connection with a mistake in its
 * options is logged and refused to every component; the server starts nevertheless.
 */
public final class NamedConnections implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(NamedConnections.class);

  private final KeycloakVault vault = new KeycloakVault();
  private final Map<String, RegistryConnection> usable = new LinkedHashMap<>();
  private final Map<String, String> faulty = new LinkedHashMap<>();

  /** By connection, the realms that may use it; a connection that is not here serves all. */
  private final Map<String, Set<String>> realms = new HashMap<>();

  /** Reads the server's configuration; opens nothing. */
  public static NamedConnections from(Config.Scope scope) {
    NamedConnections connections = new NamedConnections();
    String[] names = scope.getArray("connections");
    for (String each : names == null ? new String[0] : names) {
      String name = each.strip();
      String[] realms = scope.getArray(name + "-realms");
      if (realms != null) {
        connections.realms.put(
            name, Arrays.stream(realms).map(String::strip).collect(Collectors.toSet()));
      }
      try {
        connections.usable.put(
            name, new RegistryConnection(ConnectionSettings.from(scope, name), connections.vault));
      } catch (IllegalArgumentException e) {
        LOG.errorf("Registry connection %s cannot be used: %s", name, e.getMessage());
        connections.faulty.put(name, e.getMessage());
      }
    }
    return connections;
  }

  /** Lets connections take their passwords from the server's vault. */
  public void useVaultOf(KeycloakSessionFactory sessions) {
    vault.connect(sessions);
  }

  /** The names that can be chosen, in the operator's order, some of them in some realms only. */
  public Set<String> names() {
    return Collections.unmodifiableSet(usable.keySet());
  }

  /** Every connection that can be used. */
  public Collection<RegistryConnection> all() {
    return Collections.unmodifiableCollection(usable.values());
  }

  /**
   * @param realm tells the name of the realm that asks; only asked where it matters
   * @throws IllegalArgumentException with a sentence for the administrator if there is no such
   *     connection for this realm
   */
  public RegistryConnection get(String name, Supplier<String> realm) {
    boolean open = !realms.containsKey(name) || realms.get(name).contains(realm.get());
    RegistryConnection connection = usable.get(name);
    if (open && connection != null) {
      return connection;
    }
    if (open && faulty.containsKey(name)) {
      throw new IllegalArgumentException(
          "The connection " + name + " cannot be used: " + faulty.get(name));
    }
    throw new IllegalArgumentException(
        "The server defines no connection named "
            + name
            + " for this realm. Its operator does so with the server option spi-storage--ugyfelkapu-registry--connections.");
  }

  @Override
  public void close() {
    usable.values().forEach(RegistryConnection::close);
  }
}

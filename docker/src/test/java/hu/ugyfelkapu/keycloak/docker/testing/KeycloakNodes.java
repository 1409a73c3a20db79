package hu.ugyfelkapu.keycloak.docker.testing;

import hu.ugyfelkapu.keycloak.docker.server.BuildOptions;
import hu.ugyfelkapu.keycloak.docker.server.ServerHome;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The Keycloak of a {@link TestServer}: one node or several behind one address. */
public interface KeycloakNodes extends AutoCloseable {
  /** Name of the directory below {@code target} that is its own. */
  String directory();

  /** What its nodes are built with. */
  BuildOptions buildOptions();

  /**
   * Starts the nodes and returns when they take requests.
   *
   * @param environment variables that every node needs
   */
  void start(Site site, Map<String, String> environment);

  /** Where browsers reach the nodes, without a slash at the end. */
  URI url();

  /** Where health and metrics are, of the first node. */
  URI managementUrl();

  /** What the nodes have logged, a file each. */
  List<Path> logs();

  /** Stops the nodes that were started. */
  @Override
  void close();

  /**
   * Where the nodes find what they stand on.
   *
   * @param directory for logs, exists
   * @param home prepared with the {@link #buildOptions()}
   * @param database runs, and holds the registry
   */
  record Site(Path directory, ServerHome home, PostgresRegistry database) {}
}

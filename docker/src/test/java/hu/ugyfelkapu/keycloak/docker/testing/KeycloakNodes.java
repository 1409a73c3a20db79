package hu.ugyfelkapu.keycloak.docker.testing;

import hu.ugyfelkapu.keycloak.docker.server.BuildOptions;
import hu.ugyfelkapu.keycloak.docker.server.Directories;
import hu.ugyfelkapu.keycloak.docker.server.Distribution;
import hu.ugyfelkapu.keycloak.docker.server.ServerHome;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The Keycloak of a {@link TestServer}: one node or several behind one address. */
public interface KeycloakNodes extends AutoCloseable {
  /** Name of the directory below {@code target} that is its own. */
  String directory();

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
   * @param directory for servers and logs, exists
   * @param workspace with the pack's jars and the realm
   * @param testProviders jars of the tests' own providers
   * @param database runs, and holds the registry
   */
  record Site(
      Path directory, Workspace workspace, List<Path> testProviders, PostgresRegistry database) {

    /**
     * A distribution with the pack's jars in its {@code providers}, as an agency makes it: built
     * with these options, without any data, and with the realm to import.
     *
     * @param more further jars
     */
    public ServerHome plainKeycloak(BuildOptions options, Path... more) {
      List<Path> jars =
          Stream.of(workspace.providerJars().stream(), testProviders.stream(), Stream.of(more))
              .flatMap(Function.identity())
              .toList();
      ServerHome home =
          ServerHome.prepare(
                  Distribution.resolved(),
                  directory.resolve("keycloak"),
                  jars,
                  options,
                  directory.resolve("build.log"))
              .home();
      try {
        Directories.delete(home.data());
        home.importAtStart(List.of(workspace.realmFile()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return home;
    }
  }
}

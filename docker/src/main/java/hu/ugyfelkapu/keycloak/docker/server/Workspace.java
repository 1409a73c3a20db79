package hu.ugyfelkapu.keycloak.docker.server;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The project's working tree as the runner and the tests see it.
 *
 * @param root absolute path of the directory that holds the parent pom
 */
public record Workspace(Path root) {
  private static final String REALM_FILES =
      "realm-export/src/main/resources/hu/ugyfelkapu/keycloak/realm/";

  /** The working tree this class was compiled in: {@code <root>/docker/target/classes}. */
  public static Workspace locate() {
    return new Workspace(homeOf(Workspace.class).getParent().getParent().getParent());
  }

  /** The jar or directory a class was loaded from. */
  public static Path homeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where everything that the runner and the tests write goes. */
  public Path target() {
    return root.resolve("docker/target");
  }

  public Path authenticatorsJar() {
    return root.resolve("authenticators/target/ugyfelkapu-authenticators.jar");
  }

  public Path userStorageJar() {
    return root.resolve("user-storage/target/ugyfelkapu-user-storage.jar");
  }

  public Path themesJar() {
    return root.resolve("themes/target/ugyfelkapu-themes.jar");
  }

  /** The production realm, a file for {@code --import-realm}. */
  public Path realmFile() {
    return root.resolve(REALM_FILES + "ugyfelkapu-realm.json");
  }

  /** The demo additions, a body for the admin API's partial import. */
  public Path demoAdditionsFile() {
    return root.resolve(REALM_FILES + "ugyfelkapu-demo.json");
  }

  /**
   * The three jars of the pack.
   *
   * @throws ServerFailure if one has not been built
   */
  public List<Path> providerJars() {
    List<Path> jars = List.of(authenticatorsJar(), userStorageJar(), themesJar());
    for (Path jar : jars) {
      if (!Files.isRegularFile(jar)) {
        throw new ServerFailure(
            "The jar " + jar + " does not exist: build the pack with Maven first.");
      }
    }
    return jars;
  }
}

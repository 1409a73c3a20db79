package hu.ugyfelkapu.keycloak.docker.testing;

import com.github.dockerjava.api.DockerClient;
import dasniko.testcontainers.keycloak.KeycloakContainer;
import hu.ugyfelkapu.keycloak.docker.server.Ports;
import hu.ugyfelkapu.keycloak.docker.server.VaultDirectory;
import hu.ugyfelkapu.keycloak.docker.softcard.DemoIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.PullPolicy;
import org.testcontainers.utility.MountableFile;

/**
 * A node out of the image, in a container that shares the machine's network: registry, mail sink
 * and card issuer are where they are for every other node.
 */
final class ContainerNode implements KeycloakNodes {
  /** Far more than it takes; a hanging start has to end at some time. */
  private static final Duration START = Duration.ofMinutes(10);

  /** Percent of the machine's memory for the heap. */
  private static final int HEAP = 4;

  private final int port = Ports.free();
  private final int managementPort = Ports.free();
  private KeycloakContainer container;
  private Path log;

  @Override
  public String directory() {
    return "it-image";
  }

  @Override
  public void start(Site site, Map<String, String> environment) {
    log = site.directory().resolve("keycloak.log");
    container =
        new KeycloakContainer(ProductImage.with(site.testProviders()))
            .withImagePullPolicy(PullPolicy.defaultPolicy())
            .withProductionMode()
            .withOptimizedFlag()
            .withBootstrapAdminDisabled()
            .withRamPercentage(1, HEAP)
            .withNetworkMode("host")
            .withEnv(environment)
            .withEnv(site.database().asKeycloaksOwn(site.database().createDatabase("keycloak")))
            .withEnv("KC_CACHE", "local")
            .withEnv("KC_HTTP_ENABLED", "true")
            .withEnv("KC_HTTP_HOST", "127.0.0.1")
            .withEnv("KC_HTTP_PORT", Integer.toString(port))
            .withEnv("KC_HTTP_MANAGEMENT_HOST", "127.0.0.1")
            .withEnv("KC_HTTP_MANAGEMENT_PORT", Integer.toString(managementPort))
            .withEnv("KC_HOSTNAME", url().toString())
            // As the image itself says.
            .waitingFor(Wait.forHealthcheck().withStartupTimeout(START));
    // Nothing is mapped in the machine's own network.
    container.setExposedPorts(List.of());
    for (String variable : List.of(VaultDirectory.VARIABLE, DemoIssuer.TRUST_VARIABLE)) {
      Optional.ofNullable(environment.get(variable)).map(Path::of).ifPresent(this::copy);
    }
    container.start();
  }

  /** The directory's files, at the same place in the container, readable for its user. */
  private void copy(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file ->
                  container.withCopyFileToContainer(
                      MountableFile.forHostPath(file, 0444), file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI url() {
    return URI.create("http://localhost:" + port);
  }

  @Override
  public URI managementUrl() {
    return URI.create("http://127.0.0.1:" + managementPort);
  }

  @Override
  public List<Path> logs() {
    try {
      Files.writeString(log, container.getLogs());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(log);
  }

  @Override
  public void close() {
    if (container == null) {
      return;
    }
    if (container.isRunning()) {
      logs();
      // As an operator does it, with the time that the server wants for its end.
      DockerClient client = container.getDockerClient();
      client.stopContainerCmd(container.getContainerId()).withTimeout(60).exec();
    }
    container.stop();
  }
}

package hu.ugyfelkapu.keycloak.docker.testing;

import hu.ugyfelkapu.keycloak.docker.server.BuildOptions;
import hu.ugyfelkapu.keycloak.docker.server.Directories;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;

/** The image of {@code docker/Dockerfile}, made of the jars that this build has made. */
public final class ProductImage {
  private static final String NAME = "ugyfelkapu-keycloak:under-test";
  private static final String WITH_CLOCK = "ugyfelkapu-keycloak:under-test-with-clock";

  private ProductImage() {}

  /** Builds it; the engine keeps its layers for the next time. */
  public static String built() {
    return alone(
        () -> {
          new Docker().run("build", "-f", "docker/Dockerfile", "-t", NAME, ".");
          return NAME;
        });
  }

  /** The same with the tests' own providers, and augmented anew for them. */
  static String with(List<Path> testProviders) {
    built();
    return alone(
        () -> {
          Path context = Workspace.locate().target().resolve("image-with-clock");
          try {
            Directories.delete(context);
            Files.createDirectories(context);
            for (Path jar : testProviders) {
              Files.copy(jar, context.resolve(jar.getFileName()));
            }
            Files.writeString(
                context.resolve("Dockerfile"),
                """
                FROM %s
                COPY --chown=1000:0 *.jar /opt/keycloak/providers/
                RUN /opt/keycloak/bin/kc.sh build %s
                """
                    .formatted(NAME, String.join(" ", new BuildOptions("postgres").arguments())));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          new Docker().run("build", "-t", WITH_CLOCK, context.toString());
          return WITH_CLOCK;
        });
  }

  // Two JVMs of the journeys would do the same work at once; the second finds the first one's.
  private static String alone(Supplier<String> work) {
    Path lock = Workspace.locate().target().resolve("image.lock");
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // Released when the channel is closed.
      channel.lock();
      return work.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

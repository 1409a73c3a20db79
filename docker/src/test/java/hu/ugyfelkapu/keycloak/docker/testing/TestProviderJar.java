package hu.ugyfelkapu.keycloak.docker.testing;

import hu.ugyfelkapu.keycloak.docker.clock.ClockResourceFactory;
import hu.ugyfelkapu.keycloak.docker.server.Workspace;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Packs the test-only clock provider out of the compiled test classes. */
final class ClockProviderJar {
  private ClockProviderJar() {}

  static Path pack(Path directory) {
    try {
      Path classes = Workspace.homeOf(ClockResourceFactory.class);
      Files.createDirectories(directory);
      Path jar = directory.resolve("ugyfelkapu-test-clock.jar");
      try (OutputStream out = Files.newOutputStream(jar);
          JarOutputStream zip = new JarOutputStream(out)) {
        Path descriptors = classes.resolve("clock-provider");
        add(zip, descriptors, descriptors);
        String packageName = ClockResourceFactory.class.getPackageName();
        add(zip, classes, classes.resolve(packageName.replace('.', '/')));
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(JarOutputStream zip, Path root, Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(directory)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      zip.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
      Files.copy(file, zip);
      zip.closeEntry();
    }
  }
}

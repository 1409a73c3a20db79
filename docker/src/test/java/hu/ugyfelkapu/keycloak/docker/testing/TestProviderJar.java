package hu.ugyfelkapu.keycloak.docker.testing;

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

/** Packs a test-only provider out of the compiled test classes. */
public final class TestProviderJar {
  private TestProviderJar() {}

  /**
   * @param directory where the jar is put
   * @param factory the jar gets its whole package
   * @param descriptors name of the test resource that holds the jar's {@code META-INF}; also the
   *     jar's name
   */
  public static Path pack(Path directory, Class<?> factory, String descriptors) {
    try {
      Path classes = Workspace.homeOf(factory);
      Files.createDirectories(directory);
      Path jar = directory.resolve(descriptors + ".jar");
      try (OutputStream out = Files.newOutputStream(jar);
          JarOutputStream zip = new JarOutputStream(out)) {
        add(zip, classes.resolve(descriptors), classes.resolve(descriptors));
        String packageName = factory.getPackageName();
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

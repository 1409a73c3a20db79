package hu.ugyfelkapu.keycloak.docker.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * An unpacked, augmented Keycloak that is kept between runs.
 *
 * @param directory the server's home directory
 */
public record ServerHome(Path directory) {

  /**
   * Unpacks the distribution and runs {@code kc.sh build}, each only if needed: the second call
   * with the same jars and options does nothing.
   *
   * @param directory where the server lives
   * @param providers jars to deploy; exactly these, others are removed
   * @param log file that gets the output of the build
   * @return true in {@link Prepared#built} if the server was augmented anew
   * @throws ServerFailure if the distribution cannot be unpacked or the build fails
   */
  public static Prepared prepare(
      Distribution distribution,
      Path directory,
      List<Path> providers,
      BuildOptions options,
      Path log) {
    Path stamp = directory.resolve("built-from");
    try {
      String wanted = fingerprint(distribution, providers, options);
      if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
        return new Prepared(new ServerHome(directory), false);
      }
      if (Files.exists(stamp)
          && !Files.readString(stamp).startsWith(distribution.version() + " ")) {
        Directories.delete(directory);
      }
      distribution.unpackTo(directory);
      // A build that breaks off must not look finished.
      Files.deleteIfExists(stamp);
      ServerHome home = new ServerHome(directory);
      home.deploy(providers);
      home.build(options, log);
      Files.writeString(stamp, wanted);
      return new Prepared(home, true);
    } catch (IOException e) {
      throw new ServerFailure(
          "The server could not be prepared under " + directory + ": " + e.getMessage(), e);
    }
  }

  /**
   * @param built whether the server had to be augmented
   */
  public record Prepared(ServerHome home, boolean built) {}

  /** Keycloak's own files: database, imports. */
  public Path data() {
    return directory.resolve("data");
  }

  /** Makes these the only files that {@code --import-realm} finds. */
  public void importAtStart(List<Path> realmFiles) throws IOException {
    Path imports = data().resolve("import");
    Directories.delete(imports);
    Files.createDirectories(imports);
    for (Path file : realmFiles) {
      Files.copy(file, imports.resolve(file.getFileName()));
    }
  }

  private static String fingerprint(
      Distribution distribution, List<Path> providers, BuildOptions options) throws IOException {
    Fingerprint fingerprint = new Fingerprint();
    options.arguments().forEach(fingerprint::text);
    for (Path jar : providers) {
      fingerprint.jar(jar);
    }
    return distribution.version() + " " + fingerprint.hex();
  }

  private void deploy(List<Path> providers) throws IOException {
    Path target = directory.resolve("providers");
    List<Path> old;
    try (Stream<Path> files = Files.list(target)) {
      old = files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
    for (Path jar : old) {
      Files.delete(jar);
    }
    for (Path jar : providers) {
      Files.copy(jar, target.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void build(BuildOptions options, Path log) throws IOException {
    Files.createDirectories(log.getParent());
    Process process =
        KcCommand.of(directory)
            .arguments("build")
            .arguments(options.arguments())
            .builder()
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Thread hook = new Thread(() -> KcCommand.stop(process));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      int code = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(hook);
      if (code != 0) {
        throw new ServerFailure(
            "kc.sh build failed with exit code " + code + ", its output is in " + log + ".");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      KcCommand.stop(process);
      throw new ServerFailure("The build of the server was interrupted.", e);
    }
  }
}

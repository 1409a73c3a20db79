package hu.ugyfelkapu.keycloak.docker.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The server distribution that Maven resolved.
 *
 * @param version Keycloak's version, such as {@code 26.7.3}
 * @param zip the distribution's file
 */
public record Distribution(String version, Path zip) {
  private static final long BYTES_NEEDED = 1_200L * 1024 * 1024;

  /**
   * The distribution named by the build.
   *
   * @throws ServerFailure if its file is gone
   */
  public static Distribution resolved() {
    Properties properties = new Properties();
    try (InputStream in = Distribution.class.getResourceAsStream("distribution.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return existing(properties.getProperty("version"), Path.of(properties.getProperty("zip")));
  }

  static Distribution existing(String version, Path zip) {
    if (!Files.isRegularFile(zip)) {
      throw new ServerFailure(
          "The Keycloak distribution "
              + zip
              + " does not exist: delete docker/target and build again with a network connection.");
    }
    return new Distribution(version, zip);
  }

  /**
   * Unpacks the distribution into {@code home}, unless it is there already. A half-unpacked one
   * never gets that name.
   *
   * @throws ServerFailure if there is no room or the archive cannot be read
   */
  public void unpackTo(Path home) {
    if (Files.isDirectory(home)) {
      return;
    }
    Path partial = home.resolveSibling(home.getFileName() + ".partial");
    try {
      Directories.delete(partial);
      Files.createDirectories(partial);
      requireSpace(partial);
      unzip(partial);
      Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ServerFailure(
          "The Keycloak distribution could not be unpacked to " + home + ": " + e.getMessage(), e);
    }
  }

  private static void requireSpace(Path directory) throws IOException {
    FileStore store = Files.getFileStore(directory);
    if (store.getUsableSpace() < BYTES_NEEDED) {
      throw new ServerFailure(
          "There is not enough disk space under "
              + directory.getParent()
              + ": the server needs "
              + BYTES_NEEDED / (1024 * 1024)
              + " MiB, "
              + store.getUsableSpace() / (1024 * 1024)
              + " MiB are free.");
    }
  }

  private void unzip(Path directory) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        // Every entry lies in one top directory named after the version.
        String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
        Path file = directory.resolve(name).normalize();
        if (!file.startsWith(directory)) {
          throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(in, file);
          if (name.startsWith("bin/")
              && name.endsWith(".sh")
              && !file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
          }
        }
      }
    }
  }
}

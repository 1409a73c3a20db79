package hu.ugyfelkapu.keycloak.docker.registry;

import hu.ugyfelkapu.keycloak.docker.server.ServerFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The registry's SQL: the schema out of the built jar, the demo rows out of this module. */
public final class RegistryScripts {
  private static final String SCHEMA = "hu/ugyfelkapu/keycloak/registry/schema/";
  private static final String ROWS = "/hu/ugyfelkapu/keycloak/docker/registry/demo-rows.sql";

  private RegistryScripts() {}

  /**
   * The reference schema as the user store ships it.
   *
   * @param userStorageJar the built jar
   * @param dialect {@code h2} or {@code postgresql}
   * @throws ServerFailure if the jar does not hold it
   */
  public static String schema(Path userStorageJar, String dialect) {
    String name = SCHEMA + dialect + ".sql";
    try (ZipFile jar = new ZipFile(userStorageJar.toFile())) {
      ZipEntry entry = jar.getEntry(name);
      if (entry == null) {
        throw new ServerFailure("The jar " + userStorageJar + " does not hold " + name + ".");
      }
      try (InputStream in = jar.getInputStream(entry)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new ServerFailure(
          "The jar " + userStorageJar + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The demo registrations of mission.md §12 as INSERT statements. */
  public static String demoRows() {
    try (InputStream in = RegistryScripts.class.getResourceAsStream(ROWS)) {
      if (in == null) {
        throw new ServerFailure("The demo registrations " + ROWS + " are missing.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ServerFailure("The demo registrations cannot be read: " + e.getMessage(), e);
    }
  }
}

package hu.ugyfelkapu.keycloak.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Opens the jar that was just built. */
class JarIT {

  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    // A fixed name: two versions of one provider in the same directory would both be loaded (H50).
    jar = new JarFile(Path.of("target/ugyfelkapu-user-storage.jar").toFile());
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void holdsOnlyOwnClassesAndResourcesH49H51() {
    assertThat(files())
        .isNotEmpty()
        .allMatch(
            name ->
                name.startsWith("hu/ugyfelkapu/keycloak/registry/")
                    || name.startsWith("theme-resources/messages/messages_")
                    || name.startsWith("theme-resources/templates/")
                    || name.startsWith("META-INF/services/org.keycloak.")
                    || name.startsWith("META-INF/maven/hu.ugyfelkapu.keycloak/")
                    || name.equals("META-INF/beans.xml")
                    || name.equals("META-INF/MANIFEST.MF"));
    assertThat(files())
        .noneMatch(name -> name.contains("org/keycloak"))
        .noneMatch(name -> name.endsWith("application.properties"));
  }

  @Test
  void holdsWhatTheServerLooksForH52() throws IOException {
    assertThat(files())
        .contains(
            "META-INF/beans.xml",
            "hu/ugyfelkapu/keycloak/registry/schema/postgresql.sql",
            "hu/ugyfelkapu/keycloak/registry/schema/mariadb.sql",
            "hu/ugyfelkapu/keycloak/registry/schema/h2.sql",
            "theme-resources/messages/messages_hu.properties",
            "theme-resources/messages/messages_en.properties");
    assertThat(text("META-INF/services/org.keycloak.storage.UserStorageProviderFactory"))
        .isEqualTo(RegistryProviderFactory.class.getName());
    assertThat(text("META-INF/services/org.keycloak.validate.ValidatorFactory"))
        .isEqualTo("hu.ugyfelkapu.keycloak.registry.username.UsernameValidator");
  }

  private List<String> files() {
    return jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
  }

  private String text(String name) throws IOException {
    try (var in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}

package hu.ugyfelkapu.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** Opens the jar that was just built, under its fixed name (H50). */
class JarIT {

  private static final Path JAR = Path.of("target/ugyfelkapu-authenticators.jar");

  private static final Set<String> SINGLE_FILES =
      Set.of(
          "META-INF/beans.xml",
          "META-INF/MANIFEST.MF",
          "META-INF/services/hu.ugyfelkapu.keycloak.telephone.sms.SmsProviderFactory",
          "META-INF/ugyfelkapu-telephone-changelog.xml",
          "openapi/ugyfelkapu-telephone-voice.yaml");

  @Test
  void holdsOnlyOwnClassesAndResources_H49_H51() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(files(jar))
          .contains("META-INF/beans.xml")
          .allMatch(
              name ->
                  name.startsWith("hu/ugyfelkapu/keycloak/")
                      || name.startsWith("theme-resources/templates/")
                      || name.startsWith("theme-resources/messages/messages_")
                      || name.startsWith("theme-resources/resources/js/")
                      || name.startsWith("META-INF/services/org.keycloak.")
                      || name.startsWith("META-INF/maven/hu.ugyfelkapu.keycloak/")
                      || SINGLE_FILES.contains(name))
          .noneMatch(name -> name.endsWith("application.properties"));
    }
  }

  /** H52: a provider that is not listed, or listed wrongly, shows only when someone logs in. */
  @Test
  void everyListedProviderIsInTheJar_H52() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> files = files(jar);
      List<String> providers =
          files.stream()
              .filter(name -> name.startsWith("META-INF/services/"))
              .flatMap(name -> text(jar, name).lines())
              .filter(line -> !line.isBlank())
              .toList();

      assertThat(providers)
          .hasSizeGreaterThanOrEqualTo(10)
          .allMatch(provider -> files.contains(provider.replace('.', '/') + ".class"));
    }
  }

  private static List<String> files(JarFile jar) {
    return jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
  }

  private static String text(JarFile jar, String name) {
    try (var in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package hu.ugyfelkapu.keycloak.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** H49, H50, H51: what lies in the jar that an administrator deploys. */
class JarContentIT {

  private static final Path JAR =
      Path.of(System.getProperty("jar.file", "target/ugyfelkapu-themes.jar"));

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
    }
  }

  @Test
  void h50TheFileNameHasNoVersion() {
    assertThat(JAR.getFileName()).hasToString("ugyfelkapu-themes.jar");
  }

  @Test
  void h49h51TheJarHoldsTheThemeAndNothingElse() throws IOException {
    assertThat(entries())
        .contains(
            "META-INF/keycloak-themes.json",
            "theme/ugyfelkapu/login/template.ftl",
            "theme/ugyfelkapu/email/html/template.ftl",
            "theme/ugyfelkapu/account/theme.properties")
        .allMatch(
            name ->
                name.startsWith("theme/ugyfelkapu/")
                    || name.startsWith("theme/ugyfelkapu-minta/")
                    || name.equals("META-INF/keycloak-themes.json")
                    || name.equals("META-INF/MANIFEST.MF")
                    || name.startsWith("META-INF/maven/hu.ugyfelkapu.keycloak/"))
        .noneMatch(name -> name.endsWith(".class") || name.endsWith(".jar"));
  }
}

package hu.ugyfelkapu.keycloak.docker.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
  @TempDir private Path directory;

  @Test
  void aJarBuiltAgainWithoutAChangeKeepsItsFingerprint() throws IOException {
    String first = of(jar("content", 1_000_000_000_000L));
    String second = of(jar("content", 1_700_000_000_000L));

    assertThat(second).isEqualTo(first);
  }

  // H53: a changed jar must lead to a new build.
  @Test
  void aJarWithAnotherContentHasAnotherFingerprint() throws IOException {
    String first = of(jar("content", 1_000_000_000_000L));
    String second = of(jar("changed", 1_000_000_000_000L));

    assertThat(second).isNotEqualTo(first);
  }

  private static String of(Path jar) throws IOException {
    return new Fingerprint().jar(jar).hex();
  }

  private Path jar(String content, long time) throws IOException {
    Path jar = directory.resolve("some.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      ZipEntry entry = new ZipEntry("a.txt");
      entry.setTime(time);
      out.putNextEntry(entry);
      out.write(content.getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }
    return jar;
  }
}

package hu.ugyfelkapu.keycloak.docker.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
  @TempDir private Path directory;

  @Test
  void mavenNamesAnExistingDistribution() {
    assertThat(Distribution.resolved().zip()).exists();
  }

  @Test
  void aMissingFileIsSaidInOneSentence() {
    assertThatThrownBy(() -> Distribution.existing("26.7.3", directory.resolve("none.zip")))
        .isInstanceOf(ServerFailure.class)
        .hasMessageContaining("none.zip does not exist");
  }

  @Test
  void theScriptsCanBeExecutedAfterUnpackingToAPathWithSpaces() throws IOException {
    Path home = directory.resolve("a b").resolve("server");

    new Distribution("1", zip("keycloak-1/bin/kc.sh")).unpackTo(home);

    assertThat(home.resolve("bin/kc.sh")).isExecutable();
  }

  @Test
  void anEntryThatPointsOutsideIsRefusedAndNothingLooksUnpacked() throws IOException {
    Path home = directory.resolve("server");
    Distribution distribution = new Distribution("1", zip("keycloak-1/../../evil"));

    assertThatThrownBy(() -> distribution.unpackTo(home)).isInstanceOf(ServerFailure.class);

    assertThat(home).doesNotExist();
  }

  private Path zip(String entry) throws IOException {
    Path zip = directory.resolve("dist.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry(entry));
      out.write('x');
      out.closeEntry();
    }
    return zip;
  }
}

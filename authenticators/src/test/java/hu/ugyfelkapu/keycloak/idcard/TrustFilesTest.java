package hu.ugyfelkapu.keycloak.idcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.idcard.certificate.TrustStore;
import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustFilesTest {

  private static final Party ROOT = TestPki.root().make();

  @TempDir Path directory;

  @Test
  void anchorsMayStandInTheSettingOrInAFile() throws IOException {
    Files.writeString(directory.resolve("root.pem"), pem());

    assertThat(open(pem()).anchors()).containsExactly(ROOT.certificate());
    assertThat(open("file:root.pem").anchors()).containsExactly(ROOT.certificate());
  }

  /** An administrator of a realm must not learn what lies elsewhere on the server. */
  @ParameterizedTest
  @ValueSource(strings = {"file:../root.pem", "file:/etc/hostname", "file:a/b", "file:", "file:.."})
  void onlyNamesInTheTrustDirectoryAreTaken(String setting) throws IOException {
    Files.writeString(directory.resolveSibling("root.pem"), pem());

    assertThatThrownBy(() -> open(setting))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("without any path");
  }

  @Test
  void missingAndUnreadableFilesAreToldAlike() throws IOException {
    Files.write(directory.resolve("binary.pem"), new byte[] {(byte) 0xff, (byte) 0xfe});

    assertThatThrownBy(() -> open("file:none.pem"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> open("file:binary.pem"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void fileWithoutATrustDirectoryIsRefused() {
    assertThatThrownBy(
            () ->
                new TrustFiles(Optional.empty())
                    .open(settings(Map.of(TrustStore.ANCHORS, "file:root.pem"))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("trust directory");
  }

  @Test
  void noAnchorsAreNoTrustStore() {
    assertThatThrownBy(() -> open("")).isInstanceOf(InvalidSettingException.class);
  }

  private TrustStore open(String anchors) {
    return new TrustFiles(Optional.of(directory))
        .open(settings(Map.of(TrustStore.ANCHORS, anchors)));
  }

  private static CardSettings settings(Map<String, String> config) {
    return CardSettings.from(config);
  }

  private static String pem() {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(TestPki.der(ROOT.certificate()))
        + "\n-----END CERTIFICATE-----\n";
  }
}

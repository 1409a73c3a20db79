package hu.ugyfelkapu.keycloak.idcard;

import hu.ugyfelkapu.keycloak.idcard.certificate.TrustStore;
import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Trust stores as settings name them. Files are read from one directory only, which the server's
 * operator names: an administrator of a realm must not make the server read others.
 *
 * @param directory empty when the operator has named none
 */
public record TrustFiles(Optional<Path> directory) {

  private static final String FILE = "file:";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");

  /** Far above any bundle of authorities. */
  private static final long LARGEST = 1 << 20;

  /**
   * The trust store of these settings, read anew.
   *
   * @throws InvalidSettingException when there are no anchors, or any of it cannot be used
   */
  public TrustStore open(CardSettings settings) {
    if (settings.anchors().isEmpty()) {
      throw new InvalidSettingException(
          TrustStore.ANCHORS, "is empty, and without trust anchors the method does not work");
    }
    return TrustStore.parse(
        text(TrustStore.ANCHORS, settings.anchors()), text(TrustStore.ISSUERS, settings.issuers()));
  }

  private String text(String setting, String value) {
    if (!value.startsWith(FILE)) {
      return value;
    }
    String name = value.substring(FILE.length()).strip();
    if (!NAME.matcher(name).matches()) {
      throw new InvalidSettingException(setting, "must name a file without any path");
    }
    if (directory.isEmpty()) {
      throw new InvalidSettingException(
          setting, "names a file, but the server has no trust directory");
    }
    Path file = directory.get().resolve(name);
    try {
      if (Files.size(file) <= LARGEST) {
        return Files.readString(file, StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      // told below; which of the reasons it is would tell what lies in the directory
    }
    throw new InvalidSettingException(
        setting, "names a file that the trust directory has not, or that cannot be read");
  }
}

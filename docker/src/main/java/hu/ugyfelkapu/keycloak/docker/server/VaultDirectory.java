package hu.ugyfelkapu.keycloak.docker.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A directory of Keycloak's file vault with keys for telephone passwords.
 *
 * @param directory where the entries lie, each a file
 */
public record VaultDirectory(Path directory) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int KEY_BYTES = 32;

  /** What the server is told of it. */
  public static final String VARIABLE = "KC_VAULT_DIR";

  /** Makes the directory, if it is not there yet. */
  public static VaultDirectory at(Path directory) throws IOException {
    Files.createDirectories(directory);
    return new VaultDirectory(directory);
  }

  /** Draws the key, unless the realm has it already. */
  public VaultDirectory withTelephoneKey(String realm, String keyId) throws IOException {
    if (!Files.exists(telephoneKey(realm, keyId))) {
      byte[] key = new byte[KEY_BYTES];
      RANDOM.nextBytes(key);
      OwnerOnlyFile.write(telephoneKey(realm, keyId), Base64.getEncoder().encodeToString(key));
    }
    return this;
  }

  /**
   * The file of the realm's vault entry {@code telephone_<keyId>}; Keycloak doubles underscores.
   */
  public Path telephoneKey(String realm, String keyId) {
    return directory.resolve(realm.replace("_", "__") + "_telephone__" + keyId);
  }
}

package hu.ugyfelkapu.keycloak.registry.password;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.dto.PasswordCredentialData;
import org.keycloak.models.credential.dto.PasswordSecretData;

/**
 * A format that one of Keycloak's own hash providers computes: its text says the same as one of
 * Keycloak's password credentials. So it also costs what a local user's password costs, and is held
 * back by the same limit on parallel hashes.
 */
abstract class KeycloakFormat implements HashFormat {

  private static final int SHORTEST_HASH = 16;
  private static final int LONGEST_HASH = 64;

  private final RealmHashing hashing;

  KeycloakFormat(RealmHashing hashing) {
    this.hashing = hashing;
  }

  /**
   * @throws IllegalArgumentException as {@link #matches}
   */
  abstract PasswordCredentialModel read(String stored);

  /** Whether the work is that of one of Keycloak's own checks, or more. */
  abstract boolean isUsualWork(PasswordCredentialModel credential);

  @Override
  public final boolean isSlow(String stored) {
    PasswordCredentialModel credential = read(stored);
    return isUsualWork(credential) || hashing.isCurrent(credential);
  }

  @Override
  public final boolean isCurrent(String stored) {
    return hashing.isCurrent(read(stored));
  }

  @Override
  public final boolean matches(String stored, byte[] password) {
    return hashing.verify(read(stored), new String(password, StandardCharsets.UTF_8));
  }

  /**
   * @throws IllegalArgumentException if the hash is too short to mean anything or longer than any
   *     that is in use
   */
  static PasswordCredentialModel credential(
      String algorithm,
      int iterations,
      Map<String, List<String>> parameters,
      byte[] salt,
      byte[] hash) {
    if (hash.length < SHORTEST_HASH || hash.length > LONGEST_HASH) {
      throw new IllegalArgumentException("hash too short or too long");
    }
    return PasswordCredentialModel.createFromValues(
        new PasswordCredentialData(iterations, algorithm, parameters),
        new PasswordSecretData(Base64.getEncoder().encodeToString(hash), salt));
  }

  static byte[] hash(PasswordCredentialModel credential) {
    return Base64.getDecoder().decode(credential.getPasswordSecretData().getValue());
  }
}

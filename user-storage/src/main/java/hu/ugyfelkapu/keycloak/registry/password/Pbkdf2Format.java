package hu.ugyfelkapu.keycloak.registry.password;

import java.util.Map;
import org.keycloak.models.credential.PasswordCredentialModel;

/** What the ways of writing PBKDF2 (RFC 8018) have in common: the bounds of its work. */
abstract class Pbkdf2Format extends KeycloakFormat {

  private static final int MOST_ITERATIONS = 2_000_000;

  /** What Keycloak's own PBKDF2 with SHA-1 takes: 1.3 million iterations for four blocks. */
  private static final long MOST_WORK = 5_200_000;

  /** From here on one check takes some tens of milliseconds, as one of Keycloak's own does. */
  private static final long USUAL_WORK = 100_000;

  /** Keycloak's names for it, and how many bytes one block of the result has. */
  static final Map<String, Integer> BLOCK_BYTES =
      Map.of("pbkdf2", 20, "pbkdf2-sha256", 32, "pbkdf2-sha512", 64);

  Pbkdf2Format(RealmHashing hashing) {
    super(hashing);
  }

  static PasswordCredentialModel pbkdf2(
      String algorithm, int iterations, byte[] salt, byte[] hash) {
    PasswordCredentialModel credential = credential(algorithm, iterations, Map.of(), salt, hash);
    if (iterations < 1 || iterations > MOST_ITERATIONS || work(credential) > MOST_WORK) {
      throw new IllegalArgumentException("iterations out of bounds");
    }
    return credential;
  }

  @Override
  final boolean isUsualWork(PasswordCredentialModel credential) {
    return work(credential) >= USUAL_WORK;
  }

  private static long work(PasswordCredentialModel credential) {
    int block = BLOCK_BYTES.get(credential.getPasswordCredentialData().getAlgorithm());
    long blocks = (hash(credential).length + block - 1) / block;
    return blocks * credential.getPasswordCredentialData().getHashIterations();
  }
}

package hu.ugyfelkapu.keycloak.registry.password;

import org.keycloak.models.credential.PasswordCredentialModel;

/** How a password that Keycloak has hashed is written into the registry's one column. */
final class CredentialText {

  private CredentialText() {}

  /**
   * @param algorithm Keycloak's name of it
   */
  static boolean writes(String algorithm) {
    return Argon2.ALGORITHM.equals(algorithm) || Pbkdf2Format.BLOCK_BYTES.containsKey(algorithm);
  }

  /**
   * @throws IllegalArgumentException if it is of an algorithm that cannot be written, or beyond the
   *     bounds of what is read
   */
  static String write(PasswordCredentialModel credential) {
    String algorithm = credential.getPasswordCredentialData().getAlgorithm();
    if (!writes(algorithm)) {
      throw new IllegalArgumentException("no text for this algorithm");
    }
    String text;
    if (Argon2.ALGORITHM.equals(algorithm)) {
      text = Argon2.write(credential);
      Argon2.parse(text);
    } else {
      text = ModularPbkdf2.write(credential);
      ModularPbkdf2.parse(text);
    }
    return text;
  }

  /** Whether two texts are of one algorithm and the same parameters. */
  static boolean alike(String one, String other) {
    return one.length() == other.length() && parameters(one).equals(parameters(other));
  }

  /** All before salt and hash. */
  private static String parameters(String text) {
    int hash = text.lastIndexOf('$');
    return hash < 1 ? "" : text.substring(0, text.lastIndexOf('$', hash - 1) + 1);
  }
}

package hu.ugyfelkapu.keycloak.registry.password;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.keycloak.models.ModelException;

/** Makes the hash of a password that somebody chose. Its rules are the realm's, not asked here. */
public final class NewPassword {

  private NewPassword() {}

  /**
   * The strongest of the formats that {@link PasswordCheck} reads: PBKDF2 with SHA-512, at the cost
   * that Keycloak gives it, with 128 bits of salt. 132 ASCII characters.
   *
   * @throws ModelException with the key of Keycloak's own message if the password is empty or
   *     longer than {@link PasswordCheck} would read
   */
  public static String hash(String password) {
    byte[] bytes = password == null ? new byte[0] : password.getBytes(StandardCharsets.UTF_8);
    try {
      if (bytes.length == 0) {
        throw new ModelException("invalidPasswordMinLengthMessage", 1);
      }
      if (bytes.length > PasswordCheck.LONGEST) {
        throw new ModelException("invalidPasswordMaxLengthMessage", PasswordCheck.LONGEST);
      }
      return Pbkdf2.hash(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}

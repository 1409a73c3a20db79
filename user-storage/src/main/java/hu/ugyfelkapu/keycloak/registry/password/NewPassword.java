package hu.ugyfelkapu.keycloak.registry.password;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.keycloak.models.ModelException;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Makes the hash of a password that somebody chose, as Keycloak hashes the passwords of its own
 * users: by the realm's policy, Argon2 unless it says otherwise. The password's rules are the
 * realm's, not asked here.
 */
public final class NewPassword {

  /** Characters, all ASCII, of the longest text that is ever written; Keycloak's default has 96. */
  public static final int LONGEST_TEXT = 144;

  private final RealmHashing hashing;

  public NewPassword(RealmHashing hashing) {
    this.hashing = hashing;
  }

  /**
   * A text that {@link PasswordCheck} reads: {@code $argon2id$…}, or {@code $pbkdf2…$} where the
   * policy says so. If what the policy asks for cannot be written or read back, Keycloak's default
   * is taken.
   *
   * @throws ModelException with the key of Keycloak's own message if the password is empty or
   *     longer than {@link PasswordCheck} would read
   */
  public String hash(String password) {
    byte[] bytes = password == null ? new byte[0] : password.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0) {
      throw new ModelException("invalidPasswordMinLengthMessage", 1);
    }
    if (bytes.length > PasswordCheck.LONGEST) {
      throw new ModelException("invalidPasswordMaxLengthMessage", PasswordCheck.LONGEST);
    }
    // What the check will be given: half a surrogate pair has no bytes of its own.
    String readable = new String(bytes, StandardCharsets.UTF_8);
    return hashing.ways().stream()
        .flatMap(way -> text(way, readable).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The server cannot hash passwords."));
  }

  private Optional<String> text(RealmHashing.Way way, String password) {
    PasswordCredentialModel credential;
    try {
      credential = way.hash(password);
    } catch (RuntimeException e) {
      // A number of iterations that the algorithm does not take.
      RealmHashing.tellOnce(way.provider().getClass().getSimpleName());
      return Optional.empty();
    }
    try {
      return Optional.of(CredentialText.write(credential));
    } catch (IllegalArgumentException e) {
      RealmHashing.tellOnce(credential.getPasswordCredentialData().getAlgorithm());
      return Optional.empty();
    }
  }
}

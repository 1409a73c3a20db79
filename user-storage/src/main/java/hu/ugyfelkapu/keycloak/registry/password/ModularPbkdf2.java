package hu.ugyfelkapu.keycloak.registry.password;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * PBKDF2 in the modular crypt format of Passlib: {@code $pbkdf2-sha256$<iterations>$<salt>$<hash>},
 * also with sha512, and {@code $pbkdf2$} with SHA-1. Salt and hash are base64 without padding and
 * with a dot for the plus.
 */
final class ModularPbkdf2 extends Pbkdf2Format {

  private static final Pattern WELL_FORMED =
      Pattern.compile(
          "\\$(pbkdf2(?:-sha256|-sha512)?)\\$([1-9]\\d{0,6})\\$([A-Za-z0-9./]{1,86})\\$([A-Za-z0-9./]{1,86})");

  ModularPbkdf2(RealmHashing hashing) {
    super(hashing);
  }

  @Override
  public boolean claims(String stored) {
    return stored.startsWith("$pbkdf2");
  }

  @Override
  PasswordCredentialModel read(String stored) {
    return parse(stored);
  }

  /**
   * @throws IllegalArgumentException as {@link #matches}
   */
  static PasswordCredentialModel parse(String stored) {
    Matcher parts = WELL_FORMED.matcher(stored);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not PBKDF2");
    }
    return pbkdf2(
        parts.group(1),
        Integer.parseInt(parts.group(2)),
        decode(parts.group(3)),
        decode(parts.group(4)));
  }

  /** The text of a credential that one of Keycloak's PBKDF2s has made. */
  static String write(PasswordCredentialModel credential) {
    return "$%s$%d$%s$%s"
        .formatted(
            credential.getPasswordCredentialData().getAlgorithm(),
            credential.getPasswordCredentialData().getHashIterations(),
            encode(credential.getPasswordSecretData().getSalt()),
            encode(hash(credential)));
  }

  private static byte[] decode(String text) {
    return Base64.getDecoder().decode(text.replace('.', '+'));
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes).replace('+', '.');
  }
}

package hu.ugyfelkapu.keycloak.registry.password;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/** A bare hexadecimal SHA-1, SHA-256, SHA-384 or SHA-512 of the password, told by its length. */
final class HexDigest implements HashFormat {

  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]+");

  private static final Map<Integer, String> ALGORITHM_BY_DIGITS =
      Map.of(40, "SHA-1", 64, "SHA-256", 96, "SHA-384", 128, "SHA-512");

  @Override
  public boolean claims(String stored) {
    return ALGORITHM_BY_DIGITS.containsKey(stored.length())
        && HEXADECIMAL.matcher(stored).matches();
  }

  @Override
  public boolean isSlow(String stored) {
    return false;
  }

  @Override
  public boolean matches(String stored, byte[] password) {
    MessageDigest digest = Digests.get(ALGORITHM_BY_DIGITS.get(stored.length()));
    return MessageDigest.isEqual(digest.digest(password), HexFormat.of().parseHex(stored));
  }
}

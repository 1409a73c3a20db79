package hu.ugyfelkapu.keycloak.registry.password;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Directory style: <code>{SCHEME}</code>, read without regard to case, and base64 of the digest
 * (RFC 2307 and its common extensions). A scheme that begins with S, as <code>{SSHA256}</code>,
 * digests password and salt and appends the salt to the digest. A digest without salt may also be
 * hexadecimal.
 */
final class DirectoryDigest implements HashFormat {

  private static final int LONGEST_SALT = 64;

  private static final Pattern FORM =
      Pattern.compile(
          "\\{(?<salted>S?)(?:(?<md5>MD5)|SHA(?:-?(?<bits>1|224|256|384|512))?)}(?<value>.*)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public boolean claims(String stored) {
    return FORM.matcher(stored).matches();
  }

  @Override
  public boolean isSlow(String stored) {
    return false;
  }

  @Override
  public boolean matches(String stored, byte[] password) {
    Matcher parts = FORM.matcher(stored);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a directory's digest");
    }
    MessageDigest digest = Digests.get(algorithm(parts));
    int length = digest.getDigestLength();
    boolean salted = !parts.group("salted").isEmpty();
    byte[] digestAndSalt = bytes(parts.group("value"), salted ? -1 : length);
    int salt = digestAndSalt.length - length;
    if (salted ? salt < 1 || salt > LONGEST_SALT : salt != 0) {
      throw new IllegalArgumentException("wrong length");
    }
    digest.update(password);
    digest.update(digestAndSalt, length, salt);
    return MessageDigest.isEqual(digest.digest(), Arrays.copyOf(digestAndSalt, length));
  }

  private static String algorithm(Matcher parts) {
    if (parts.group("md5") != null) {
      return parts.group("md5").toUpperCase(Locale.ROOT);
    }
    return "SHA-" + (parts.group("bits") == null ? "1" : parts.group("bits"));
  }

  /** Salts vary in length: of a salted value nobody could tell whether it is hexadecimal. */
  private static byte[] bytes(String value, int hexadecimalBytes) {
    return value.length() == 2 * hexadecimalBytes
        ? HexFormat.of().parseHex(value)
        : Base64.getDecoder().decode(value);
  }
}

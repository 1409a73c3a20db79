package hu.ugyfelkapu.keycloak.registry.password;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * {@code pbkdf2_sha256$<iterations>$<salt>$<base64>}, and the same with sha512: the salt is used as
 * the text it is.
 */
final class Pbkdf2 implements HashFormat {

  private static final int MOST_ITERATIONS = 2_000_000;

  /** From here on one check takes some tens of milliseconds, as one of Keycloak's own does. */
  private static final int USUAL_ITERATIONS = 100_000;

  private static final Map<String, String> ALGORITHMS =
      Map.of("sha256", "PBKDF2WithHmacSHA256", "sha512", "PBKDF2WithHmacSHA512");

  private static final Pattern WELL_FORMED =
      Pattern.compile(
          "pbkdf2_(sha256|sha512)\\$(\\d{1,7})\\$([!-#%-~]{1,64})\\$([A-Za-z0-9+/]{20,88}={0,2})");

  @Override
  public boolean claims(String stored) {
    return stored.startsWith("pbkdf2_");
  }

  @Override
  public boolean isSlow(String stored) {
    Matcher parts = WELL_FORMED.matcher(stored);
    return parts.matches() && Integer.parseInt(parts.group(2)) >= USUAL_ITERATIONS;
  }

  @Override
  public boolean matches(String stored, byte[] password) {
    Matcher parts = WELL_FORMED.matcher(stored);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not PBKDF2");
    }
    int iterations = Integer.parseInt(parts.group(2));
    if (iterations < 1 || iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException("iterations out of bounds");
    }
    byte[] expected = Base64.getDecoder().decode(parts.group(4));
    byte[] salt = parts.group(3).getBytes(StandardCharsets.US_ASCII);
    // The JDK turns the characters back into UTF-8.
    char[] characters = new String(password, StandardCharsets.UTF_8).toCharArray();
    PBEKeySpec specification = new PBEKeySpec(characters, salt, iterations, expected.length * 8);
    try {
      byte[] computed =
          SecretKeyFactory.getInstance(ALGORITHMS.get(parts.group(1)))
              .generateSecret(specification)
              .getEncoded();
      return MessageDigest.isEqual(computed, expected);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no PBKDF2 here", e);
    } finally {
      specification.clearPassword();
    }
  }
}

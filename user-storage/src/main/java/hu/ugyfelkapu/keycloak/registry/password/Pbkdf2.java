package hu.ugyfelkapu.keycloak.registry.password;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.keycloak.credential.hash.Pbkdf2Sha512PasswordHashProviderFactory;

/**
 * {@code pbkdf2_sha256$<iterations>$<salt>$<base64>}, and the same with sha512: the salt is used as
 * the text it is.
 */
final class Pbkdf2 implements HashFormat {

  private static final int MOST_ITERATIONS = 2_000_000;

  /** From here on one check takes some tens of milliseconds, as one of Keycloak's own does. */
  private static final int USUAL_ITERATIONS = 100_000;

  /** Keycloak's own number for this algorithm (OWASP Password Storage Cheat Sheet). */
  private static final int NEW_ITERATIONS =
      Pbkdf2Sha512PasswordHashProviderFactory.DEFAULT_ITERATIONS;

  private static final int NEW_SALT_BYTES = 16;
  private static final int NEW_KEY_BYTES = 64;
  private static final SecureRandom RANDOM = new SecureRandom();

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
    byte[] computed = derive(parts.group(1), iterations, parts.group(3), password, expected.length);
    return MessageDigest.isEqual(computed, expected);
  }

  /** The stored text for a new password, with a salt of its own. */
  static String hash(byte[] password) {
    byte[] random = new byte[NEW_SALT_BYTES];
    RANDOM.nextBytes(random);
    String salt = Base64.getEncoder().withoutPadding().encodeToString(random);
    byte[] derived = derive("sha512", NEW_ITERATIONS, salt, password, NEW_KEY_BYTES);
    return "pbkdf2_sha512$%d$%s$%s"
        .formatted(NEW_ITERATIONS, salt, Base64.getEncoder().encodeToString(derived));
  }

  private static byte[] derive(
      String algorithm, int iterations, String salt, byte[] password, int bytes) {
    // The JDK turns the characters back into UTF-8.
    char[] characters = new String(password, StandardCharsets.UTF_8).toCharArray();
    PBEKeySpec specification =
        new PBEKeySpec(characters, salt.getBytes(StandardCharsets.US_ASCII), iterations, bytes * 8);
    try {
      return SecretKeyFactory.getInstance(ALGORITHMS.get(algorithm))
          .generateSecret(specification)
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no PBKDF2 here", e);
    } finally {
      specification.clearPassword();
    }
  }
}

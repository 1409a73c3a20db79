package hu.ugyfelkapu.keycloak.registry.password;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Directory style: <code>{SCHEME}</code> and base64 of digest followed by salt; the digest is over
 * password and salt (RFC 2307 and its common extensions). Without a salt where the scheme has none.
 */
final class SaltedDigest implements HashFormat {

  private static final int LONGEST_SALT = 64;

  private final String prefix;
  private final String algorithm;

  SaltedDigest(String prefix, String algorithm) {
    this.prefix = prefix;
    this.algorithm = algorithm;
  }

  @Override
  public boolean claims(String stored) {
    return stored.startsWith(prefix);
  }

  @Override
  public boolean isSlow(String stored) {
    return false;
  }

  @Override
  public boolean matches(String stored, byte[] password) {
    byte[] digestAndSalt = Base64.getDecoder().decode(stored.substring(prefix.length()));
    MessageDigest digest = digest();
    int length = digest.getDigestLength();
    if (digestAndSalt.length < length || digestAndSalt.length > length + LONGEST_SALT) {
      throw new IllegalArgumentException("wrong length");
    }
    digest.update(password);
    digest.update(digestAndSalt, length, digestAndSalt.length - length);
    return MessageDigest.isEqual(digest.digest(), Arrays.copyOf(digestAndSalt, length));
  }

  private MessageDigest digest() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("no such digest here", e);
    }
  }
}

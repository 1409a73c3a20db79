package hu.ugyfelkapu.keycloak.registry.password;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The JDK's digests. */
final class Digests {

  private Digests() {}

  /**
   * @throws IllegalArgumentException if the server does without it, as FIPS mode may
   */
  static MessageDigest get(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("no such digest here", e);
    }
  }
}

package hu.ugyfelkapu.keycloak.idcard.revocation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes that name something. */
final class Sha {

  private Sha() {}

  /** SHA-1, by which responders name their keys (RFC 6960, 4.2.1). */
  static byte[] one(byte[] bytes) {
    return hash("SHA-1", bytes);
  }

  /** SHA-256. */
  static byte[] two(byte[] bytes) {
    return hash("SHA-256", bytes);
  }

  private static byte[] hash(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

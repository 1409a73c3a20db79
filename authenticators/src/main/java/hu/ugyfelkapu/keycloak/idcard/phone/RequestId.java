package hu.ugyfelkapu.keycloak.idcard.phone;

import org.keycloak.common.util.SecretGenerator;

/**
 * The short id on both screens: two groups of three, such as {@code KQ7-M4P}; neither vowels nor
 * look-alikes.
 */
final class RequestId {

  private static final char[] ALPHABET = "BCDFGHJKMNPQRSTVWXYZ23456789".toCharArray();
  private static final int GROUP = 3;

  private RequestId() {}

  static String random() {
    SecretGenerator random = SecretGenerator.getInstance();
    return random.randomString(GROUP, ALPHABET) + "-" + random.randomString(GROUP, ALPHABET);
  }
}

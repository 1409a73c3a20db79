package hu.ugyfelkapu.keycloak.telephone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.common.util.SecretGenerator;

/**
 * The numeric password of telephone identification (mission.md §6).
 *
 * @param digits exactly 6 digits; never to be logged
 */
public record TelephonePassword(String digits) {

  public static final int LENGTH = 6;

  private static final Pattern FORM = Pattern.compile("[0-9]{6}");

  /**
   * @throws IllegalArgumentException if these are not 6 digits
   */
  public TelephonePassword {
    if (!FORM.matcher(digits).matches()) {
      throw new IllegalArgumentException("a telephone password has 6 digits");
    }
  }

  /** What was typed, if it is 6 digits. */
  public static Optional<TelephonePassword> parse(String typed) {
    return typed != null && FORM.matcher(typed).matches()
        ? Optional.of(new TelephonePassword(typed))
        : Optional.empty();
  }

  /** A random one, such as the first password. */
  public static TelephonePassword random() {
    return new TelephonePassword(
        SecretGenerator.getInstance().randomString(LENGTH, SecretGenerator.DIGITS));
  }

  /** Whether these are the digits at those positions; compared in constant time. */
  boolean has(Positions positions, String typed) {
    StringBuilder right = new StringBuilder();
    positions.numbers().forEach(position -> right.append(digits.charAt(position - 1)));
    return MessageDigest.isEqual(
        right.toString().getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
  }

  /** Keeps the digits out of logs. */
  @Override
  public String toString() {
    return "TelephonePassword[…]";
  }
}

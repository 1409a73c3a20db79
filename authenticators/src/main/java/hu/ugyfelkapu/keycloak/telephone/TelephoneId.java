package hu.ugyfelkapu.keycloak.telephone;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.common.util.SecretGenerator;

/**
 * The number that stands for a person in telephone identification (mission.md §6).
 *
 * @param digits exactly 8 digits; never to be logged
 */
public record TelephoneId(String digits) {

  public static final int LENGTH = 8;

  private static final Pattern FORM = Pattern.compile("[0-9]{8}");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Cf}.]+");
  private static final int LONGEST_INPUT = 64;

  /**
   * @throws IllegalArgumentException if these are not 8 digits
   */
  public TelephoneId {
    if (!FORM.matcher(digits).matches()) {
      throw new IllegalArgumentException("a telephone id has 8 digits");
    }
  }

  /**
   * Reads what a person typed or said: spaces, hyphens, dots and invisible signs are skipped,
   * full-width digits are digits.
   */
  public static Optional<TelephoneId> parse(String typed) {
    if (typed == null || typed.length() > LONGEST_INPUT) {
      return Optional.empty();
    }
    String digits =
        SEPARATORS.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC)).replaceAll("");
    return FORM.matcher(digits).matches() ? Optional.of(new TelephoneId(digits)) : Optional.empty();
  }

  /** A new one; whether it is taken is for the register to say. */
  public static TelephoneId random() {
    return new TelephoneId(
        SecretGenerator.getInstance().randomString(LENGTH, SecretGenerator.DIGITS));
  }

  /** The number as it is written and read out: two groups of four. */
  public List<String> groups() {
    return List.of(digits.substring(0, LENGTH / 2), digits.substring(LENGTH / 2));
  }

  /** What may be shown of it: the last two digits. */
  public String masked() {
    return "•••••• " + digits.substring(LENGTH - 2);
  }

  /** Keeps the number out of logs. */
  @Override
  public String toString() {
    return "TelephoneId[…]";
  }
}

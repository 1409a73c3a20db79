package hu.ugyfelkapu.keycloak.telephone;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number that takes text messages.
 *
 * @param digits in the international form of E.164: a plus sign and 7 to 15 digits, e.g. {@code
 *     +36301234567}; a Hungarian one has 8 or 9 digits after {@code +36}; never to be logged
 */
public record PhoneNumber(String digits) {

  private static final Pattern FORM =
      Pattern.compile("\\+36[1-9][0-9]{7,8}|\\+(?!36)[1-9][0-9]{6,14}");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Cf}().,/]+");
  private static final Pattern DOMESTIC = Pattern.compile("06(?=[1-9])");
  private static final Pattern ABROAD = Pattern.compile("00(?=[1-9])");
  private static final int LONGEST_INPUT = 64;

  /**
   * @throws IllegalArgumentException if it is not as said above; without the number
   */
  public PhoneNumber {
    if (!FORM.matcher(digits).matches()) {
      throw new IllegalArgumentException("not a telephone number in the form of E.164");
    }
  }

  /**
   * Reads a number as people write it: spaces, hyphens, brackets, dots and slashes do not matter,
   * {@code 06} at the beginning is Hungary's {@code +36}, {@code 00} a plus sign.
   *
   * @return empty when it is no number
   */
  public static Optional<PhoneNumber> parse(String typed) {
    if (typed == null || typed.length() > LONGEST_INPUT) {
      return Optional.empty();
    }
    String ascii = Normalizer.normalize(typed, Normalizer.Form.NFKC);
    String joined = SEPARATORS.matcher(ascii).replaceAll("");
    String digits = international(joined);
    return FORM.matcher(digits).matches() ? Optional.of(new PhoneNumber(digits)) : Optional.empty();
  }

  private static String international(String joined) {
    if (DOMESTIC.matcher(joined).lookingAt()) {
      return "+36" + joined.substring(2);
    }
    return ABROAD.matcher(joined).lookingAt() ? "+" + joined.substring(2) : joined;
  }

  /** Keeps the number out of logs. */
  @Override
  public String toString() {
    return "PhoneNumber[…]";
  }
}

package hu.ugyfelkapu.keycloak.code;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** A six-digit code as people type it. */
public final class SixDigits {

  private static final Pattern IGNORED = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Cf}.]");
  private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

  /** Six full-width digits with a sign between each two are the longest that makes sense. */
  private static final int LONGEST_INPUT = 64;

  private SixDigits() {}

  /**
   * Reads a typed code: spaces, hyphens, dots and invisible signs are skipped, full-width digits
   * are digits.
   *
   * @return six ASCII digits, or empty when it is no code
   */
  public static Optional<String> read(String typed) {
    if (typed.length() > LONGEST_INPUT) {
      return Optional.empty();
    }
    String ascii = Normalizer.normalize(typed, Normalizer.Form.NFKC);
    String digits = IGNORED.matcher(ascii).replaceAll("");
    return SIX_DIGITS.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
  }
}

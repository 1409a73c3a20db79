package hu.ugyfelkapu.keycloak.telephone;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The answer to a reminder question as it is compared: case, accents' spelling, punctuation and
 * spaces do not matter, letters do.
 *
 * @param text letters and digits, in lower case, NFKC, 2 to 100 characters
 */
record ReminderAnswer(String text) {

  private static final Pattern NEITHER_LETTER_NOR_DIGIT =
      Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");
  private static final int SHORTEST = 2;
  private static final int LONGEST = 100;

  /** Empty for what is too short or too long to be an answer. */
  static Optional<ReminderAnswer> of(String given) {
    if (given == null || given.length() > 2 * LONGEST) {
      return Optional.empty();
    }
    String letters =
        NEITHER_LETTER_NOR_DIGIT
            .matcher(Normalizer.normalize(given, Normalizer.Form.NFKC))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    // Once more, since an invisible sign may have stood between a letter and its accent.
    String text = Normalizer.normalize(letters, Normalizer.Form.NFKC);
    return text.length() < SHORTEST || text.length() > LONGEST
        ? Optional.empty()
        : Optional.of(new ReminderAnswer(text));
  }

  /** Keeps the answer out of logs. */
  @Override
  public String toString() {
    return "ReminderAnswer[…]";
  }
}

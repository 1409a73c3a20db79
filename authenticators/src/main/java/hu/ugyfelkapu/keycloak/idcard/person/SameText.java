package hu.ugyfelkapu.keycloak.idcard.person;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What counts as the same name on a card and in the registry. Accents tell people apart and stay;
 * what only differs by how it was written down does not.
 */
final class SameText {

  /** A degree is no part of a name: documents have it or not. */
  private static final Pattern DEGREE =
      Pattern.compile("(^| )dr\\.?(?= |$)", Pattern.CASE_INSENSITIVE);

  private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Pd}]+");

  private static final Pattern HYPHEN = Pattern.compile("\\s*\\p{Pd}\\s*");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("\\s+");

  private SameText() {}

  /**
   * Hungarian letters in one way: composed, and with the double acute that old character sets
   * lacked. Upper and lower case stay.
   */
  private static String letters(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replace('õ', 'ő')
        .replace('û', 'ű')
        .replace('Õ', 'Ő')
        .replace('Û', 'Ű')
        .strip();
  }

  /**
   * How a registry may have written the same name. It looks up whole values, so that it has to be
   * asked for each: with and without a degree, hyphen or space between two parts, and the letters
   * of old character sets.
   */
  static Set<String> spellings(String text) {
    String plain =
        BETWEEN_WORDS
            .matcher(DEGREE.matcher(letters(text)).replaceAll(" "))
            .replaceAll(" ")
            .strip();
    Set<String> spellings = new LinkedHashSet<>();
    for (String parted :
        List.of(plain, HYPHEN.matcher(plain).replaceAll(" "), plain.replace(' ', '-'))) {
      for (String letters : List.of(parted, oldLetters(parted))) {
        spellings.add(letters);
        spellings.add("dr. " + letters);
      }
    }
    return spellings;
  }

  private static String oldLetters(String text) {
    return text.replace('ő', 'õ').replace('ű', 'û').replace('Ő', 'Õ').replace('Ű', 'Û');
  }

  /** Two texts mean the same name when this is equal. */
  static String key(String text) {
    String lower =
        Normalizer.normalize(letters(text).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    String spaced = BETWEEN.matcher(lower).replaceAll(" ");
    return BETWEEN.matcher(DEGREE.matcher(spaced).replaceAll(" ")).replaceAll(" ").strip();
  }
}

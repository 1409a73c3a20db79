package hu.ugyfelkapu.keycloak.registry.query;

import java.text.Normalizer;
import java.util.Locale;

/**
 * How upper and lower case are made equal (mission.md §2): in Java with the root locale, on NFC
 * text, never by a database's collation. The registry's folded columns hold exactly this, for
 * whoever fills them: NFC, then Unicode lower case without language rules.
 */
public final class Folding {

  private Folding() {}

  /** Folded text; null stays null. {@code fold(fold(x))} equals {@code fold(x)}. */
  public static String fold(String text) {
    return text == null ? null : nfc(nfc(text).toLowerCase(Locale.ROOT));
  }

  /** Text in Unicode's composed form; null stays null. */
  public static String nfc(String text) {
    return text == null ? null : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /**
   * Whether a database could hold this text at all. U+0000 and half surrogate pairs come from
   * hostile forms only; PostgreSQL answers them with an error, which must not look like an outage.
   */
  static boolean storable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}

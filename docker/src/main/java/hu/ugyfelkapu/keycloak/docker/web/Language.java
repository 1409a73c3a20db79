package hu.ugyfelkapu.keycloak.docker.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The two languages of the local pages. */
public enum Language {
  HU("hu-HU"),
  EN("en-GB");

  private final Locale locale;

  Language(String tag) {
    this.locale = Locale.forLanguageTag(tag);
  }

  /** Two letters, as in {@code lang} attributes and {@code ui_locales}. */
  public String code() {
    return locale.getLanguage();
  }

  public Locale locale() {
    return locale;
  }

  /** Hungarian unless English is asked for. */
  public static Language of(String code) {
    return EN.code().equals(code) ? EN : HU;
  }

  /**
   * The language that a browser prefers, Hungarian if it prefers neither.
   *
   * @param acceptLanguage value of the header of that name, null if there is none
   */
  public static Language preferred(String acceptLanguage) {
    try {
      List<Locale.LanguageRange> ranges =
          Locale.LanguageRange.parse(acceptLanguage == null ? "" : acceptLanguage);
      String best = Locale.lookupTag(ranges, Stream.of(values()).map(Language::code).toList());
      return of(best);
    } catch (IllegalArgumentException e) {
      return HU;
    }
  }

  /** All texts of this language by key. */
  public Map<String, String> texts() {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "hu.ugyfelkapu.keycloak.docker.web.texts",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Map<String, String> texts = new TreeMap<>();
    bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
    return texts;
  }
}

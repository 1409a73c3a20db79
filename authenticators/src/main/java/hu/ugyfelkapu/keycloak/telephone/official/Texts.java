package hu.ugyfelkapu.keycloak.telephone.official;

import hu.ugyfelkapu.keycloak.telephone.ReminderQuestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** The office's texts in one of its two languages, as theme and realm word them. */
record Texts(Theme theme, Properties messages, Locale locale) {

  static final Locale HUNGARIAN = Locale.forLanguageTag("hu");

  /** What the office speaks, the usual one first. */
  static final List<Locale> LOCALES = List.of(HUNGARIAN, Locale.ENGLISH);

  static Texts of(KeycloakSession session, RealmModel realm, Locale locale) {
    try {
      Theme theme = session.theme().getTheme(Theme.Type.LOGIN);
      return new Texts(theme, theme.getEnhancedMessages(realm, locale), locale);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The language for an official.
   *
   * @param chosen language tag, may be null
   * @param accepted the browser's languages, the best first
   */
  static Locale locale(String chosen, List<Locale> accepted) {
    return Stream.concat(
            Optional.ofNullable(chosen).map(Locale::forLanguageTag).stream(), accepted.stream())
        .flatMap(
            wanted ->
                LOCALES.stream().filter(ours -> ours.getLanguage().equals(wanted.getLanguage())))
        .findFirst()
        .orElse(HUNGARIAN);
  }

  /** A reminder question's wording; in messages an apostrophe is written twice (H81). */
  String of(ReminderQuestion question) {
    String pattern = messages.getProperty("ugyfelkapuReminder." + question.id());
    return new MessageFormat(pattern, locale).format(new Object[0]);
  }
}

package hu.ugyfelkapu.keycloak.registry.lifecycle;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The mail that tells a citizen when the validity ends and what to do (mission.md §8). */
final class ExpiryMail {

  private static final ZoneId BUDAPEST = ZoneId.of("Europe/Budapest");

  private ExpiryMail() {}

  /**
   * @param person whose address, name and language are asked
   * @param end of the validity
   * @param writable whether the citizen can prolong the validity by a new password
   * @throws EmailException when the mail server does not take it; its message may hold the address
   */
  static void send(
      KeycloakSession session, RealmModel realm, UserModel person, Instant end, boolean writable)
      throws EmailException {
    Locale locale = locale(realm, person.getFirstAttribute(UserModel.LOCALE));
    String name = realm.getDisplayName();
    session
        .getProvider(EmailTemplateProvider.class)
        .setRealm(realm)
        .setUser(new Addressee(person.getEmail(), locale))
        .send(
            "ugyfelkapuExpiry.subject",
            "registration-expiry.ftl",
            new HashMap<>(
                Map.of(
                    "userName",
                    beginning(person.getUsername()),
                    "end",
                    moment(end, locale),
                    "way",
                    writable ? "password" : "office",
                    "serviceName",
                    name == null || name.isBlank() ? realm.getName() : name)));
  }

  /** Date and clock time in Budapest, e.g. {@code 2026. november 21. 18:30}. */
  static String moment(Instant instant, Locale locale) {
    String pattern =
        "hu".equals(locale.getLanguage()) ? "uuuu. MMMM d. HH:mm" : "d MMMM uuuu, HH:mm";
    return DateTimeFormatter.ofPattern(pattern, locale).withZone(BUDAPEST).format(instant);
  }

  /**
   * Enough for a person with several registrations to tell which one, too little for whoever has
   * the mailbox now.
   */
  private static String beginning(String userName) {
    return userName.substring(
            0,
            userName.offsetByCodePoints(
                0, Math.min(2, userName.codePointCount(0, userName.length()))))
        + "…";
  }

  private static Locale locale(RealmModel realm, String language) {
    if (!realm.isInternationalizationEnabled()) {
      return Locale.ENGLISH;
    }
    if (language != null && realm.getSupportedLocalesStream().anyMatch(language::equals)) {
      return Locale.forLanguageTag(language);
    }
    String usual = realm.getDefaultLocale();
    return usual == null ? Locale.ENGLISH : Locale.forLanguageTag(usual);
  }
}

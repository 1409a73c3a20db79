package hu.ugyfelkapu.keycloak.notice;

import java.util.Locale;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The language a person reads; that of a request may be an official's, or nobody's. */
public final class PersonLocale {

  private PersonLocale() {}

  /** The one the person has chosen, else the realm's usual one, else English. */
  public static Locale of(RealmModel realm, UserModel user) {
    String chosen = user.getFirstAttribute(UserModel.LOCALE);
    if (chosen != null && realm.getSupportedLocalesStream().anyMatch(chosen::equals)) {
      return Locale.forLanguageTag(chosen);
    }
    String usual = realm.getDefaultLocale();
    return usual == null ? Locale.ENGLISH : Locale.forLanguageTag(usual);
  }
}

package hu.ugyfelkapu.keycloak.telephone.delivery;

import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.telephone.FirstPassword.NotDeliveredException;
import hu.ugyfelkapu.keycloak.telephone.TelephonePassword;
import hu.ugyfelkapu.keycloak.telephone.sms.SmsText;
import java.io.IOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** The SMS with a one-time password, worded by the mail theme and the realm's own texts. */
record FirstPasswordText(KeycloakSession session, RealmModel realm, Locale locale) {

  private static final String KEY = "ugyfelkapuTelephoneMail.sms";

  /** Names of months have letters that an SMS does not. */
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("uuuu.MM.dd. HH:mm", Locale.ROOT).withZone(BudapestTime.ZONE);

  /**
   * @throws NotDeliveredException when the wording does not fit into one SMS
   */
  SmsText of(TelephonePassword password, Instant usableUntil) {
    String text =
        new MessageFormat(wording(), locale)
            .format(new Object[] {password.digits(), SHORT.format(usableUntil)});
    try {
      return new SmsText(text);
    } catch (IllegalArgumentException e) {
      throw new NotDeliveredException(
          "The text " + KEY + " in " + locale.toLanguageTag() + " " + e.getMessage());
    }
  }

  private String wording() {
    try {
      return session
          .theme()
          .getTheme(Theme.Type.EMAIL)
          .getEnhancedMessages(realm, locale)
          .getProperty(KEY, "");
    } catch (IOException e) {
      throw new NotDeliveredException("The mail theme's texts cannot be read");
    }
  }
}

package hu.ugyfelkapu.keycloak.telephone.delivery;

import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.notice.Mail;
import hu.ugyfelkapu.keycloak.notice.PersonLocale;
import hu.ugyfelkapu.keycloak.telephone.Contact;
import hu.ugyfelkapu.keycloak.telephone.FirstPassword;
import hu.ugyfelkapu.keycloak.telephone.PhoneNumber;
import hu.ugyfelkapu.keycloak.telephone.TelephonePassword;
import hu.ugyfelkapu.keycloak.telephone.sms.SmsProvider;
import hu.ugyfelkapu.keycloak.telephone.sms.SmsSending;
import hu.ugyfelkapu.keycloak.telephone.sms.SmsSpi;
import hu.ugyfelkapu.keycloak.telephone.sms.SmsText;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * One-time passwords by mail or SMS, in the person's language (mission.md §6). Neither tells the
 * telephone id: who reads the message has one half only.
 */
public final class FirstPasswordDelivery implements FirstPassword {

  private static final Logger LOG = Logger.getLogger(FirstPasswordDelivery.class);

  @Override
  public void deliver(
      KeycloakSession session,
      RealmModel realm,
      UserModel user,
      Contact contact,
      TelephonePassword password,
      Instant usableUntil) {
    Locale locale = PersonLocale.of(realm, user);
    try {
      if (contact.phone().isPresent()) {
        SmsText text = new FirstPasswordText(session, realm, locale).of(password, usableUntil);
        send(session, new PhoneNumber(contact.phone().get()), text);
      } else {
        mail(session, realm, user, locale, password, usableUntil);
      }
    } catch (NotDeliveredException e) {
      LOG.errorf(
          "Realm %s: a one-time telephone password could not be delivered. %s.",
          realm.getName(), e.getMessage());
      throw e;
    }
  }

  private static void mail(
      KeycloakSession session,
      RealmModel realm,
      UserModel user,
      Locale locale,
      TelephonePassword password,
      Instant usableUntil) {
    String address = user.getEmail();
    if (address == null || address.isBlank()) {
      throw new NotDeliveredException("The person has no e-mail address");
    }
    Mail mail =
        new Mail(
            address,
            locale,
            "ugyfelkapuTelephoneMail.subject",
            "telephone-first-password.ftl",
            Map.of(
                "password", password.digits(),
                "usableUntil", BudapestTime.dateAndClock(usableUntil, locale)));
    try {
      mail.send(session, realm);
    } catch (EmailException e) {
      // The message may hold the address; its kind is enough to look into the mail server's log.
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new NotDeliveredException(
          "The mail server did not take the message: " + cause.getClass().getSimpleName());
    }
  }

  private static void send(KeycloakSession session, PhoneNumber number, SmsText text) {
    SmsProvider provider =
        SmsSending.of(session)
            .orElseThrow(
                () ->
                    new NotDeliveredException(
                        "SMS is not set up on this server: the options of spi-"
                            + SmsSpi.NAME
                            + " name no provider, or two"));
    try {
      provider.send(number, text);
    } catch (SmsProvider.NotSentException e) {
      throw new NotDeliveredException(e.getMessage());
    }
  }
}

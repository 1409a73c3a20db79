package hu.ugyfelkapu.keycloak.notice;

import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The mail about a change, with the time and what to do if it was not the citizen; never a code. It
 * goes out after the commit, so that no mail tells of a change that was rolled back; a mail that
 * cannot be handed over is logged, leaves an event and changes nothing.
 */
final class ChangeNotice {

  private static final Logger LOG = Logger.getLogger(ChangeNotice.class);

  private ChangeNotice() {}

  /**
   * @param userId the person, who may be gone by then
   * @param address where it goes; may be missing
   */
  static void afterCommit(
      KeycloakSession session,
      RealmModel realm,
      String userId,
      String address,
      Locale locale,
      Change change) {
    Optional<Mail> written = mail(realm, address, locale, change, BudapestTime.now());
    if (written.isEmpty()) {
      return;
    }
    Mail mail = written.get();
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    String realmId = realm.getId();
    session
        .getTransactionManager()
        .enlistAfterCompletion(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                go();
              }

              @Override
              protected void rollbackImpl() {
                // Otherwise the change did not happen, so there is nothing to tell.
                if (change.isMadeAlready()) {
                  go();
                }
              }

              private void go() {
                KeycloakModelUtils.runJobInTransaction(
                    factory, later -> send(later, realmId, userId, mail, change));
              }
            });
  }

  /**
   * The mail about a change.
   *
   * @param address where it goes; may be missing
   * @param at when the change was made
   * @return empty when there is nowhere to send it, which is logged
   */
  static Optional<Mail> mail(
      RealmModel realm, String address, Locale locale, Change change, Instant at) {
    if (address == null || address.isBlank()) {
      LOG.warnf("Realm %s: a notice (%s) has no address to go to.", realm.getName(), change.id());
      return Optional.empty();
    }
    return Optional.of(
        new Mail(
            address,
            locale,
            "ugyfelkapuNotice." + change.id() + ".subject",
            "plus-notice.ftl",
            Map.of("change", change.id(), "time", BudapestTime.dateAndClock(at, locale))));
  }

  /** Nobody sends it again: the event is all that tells who was not told. */
  static void send(
      KeycloakSession session, String realmId, String userId, Mail mail, Change change) {
    RealmModel realm = session.realms().getRealm(realmId);
    session.getContext().setRealm(realm);
    try {
      mail.send(session, realm);
    } catch (EmailException | RuntimeException e) {
      // The cause may carry the address; its kind is enough to look into the mail server's log.
      Throwable cause = e.getCause() == null ? e : e.getCause();
      LOG.errorf(
          "A notice (%s) could not be sent: %s.", change.id(), cause.getClass().getSimpleName());
      new EventBuilder(realm, session)
          .event(EventType.SEND_VERIFY_EMAIL)
          .user(userId)
          .detail("ugyfelkapu_purpose", "notice")
          .detail("ugyfelkapu_change", change.id())
          .error(Errors.EMAIL_SEND_FAILED);
    }
  }
}

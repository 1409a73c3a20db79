package hu.ugyfelkapu.keycloak.telephone.voice;

import hu.ugyfelkapu.keycloak.telephone.Answer;
import hu.ugyfelkapu.keycloak.telephone.TelephoneCredential;
import hu.ugyfelkapu.keycloak.telephone.TelephoneEvents;
import hu.ugyfelkapu.keycloak.telephone.TelephoneLockNotice;
import hu.ugyfelkapu.keycloak.telephone.TelephoneNotices;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What Keycloak's events say of the voice line. They hold the person's id and the voice system's
 * client and address, never a telephone id, number or digit. Refusals are those of the web, with
 * the channel.
 *
 * <p>Keycloak has no type for "a client has been told that somebody is who they say": {@code LOGIN}
 * belongs to a session, and none begins here. {@code OAUTH2_EXTENSION_GRANT} is the nearest one
 * that is kept by default: something beyond OAuth was granted to a client for a person.
 */
record VoiceEvents(KeycloakSession session, ClientModel client) {

  void identified(String userId, String transaction) {
    event(EventType.OAUTH2_EXTENSION_GRANT)
        .user(userId)
        .detail("ugyfelkapu_method", "telephone")
        .detail("ugyfelkapu_transaction", transaction)
        .success();
  }

  /** A right one-time password: good for its own replacement only. */
  void mustChange(String userId) {
    event(EventType.OAUTH2_EXTENSION_GRANT)
        .user(userId)
        .detail("ugyfelkapu_method", "telephone")
        .detail("ugyfelkapu_must_change", "true")
        .success();
  }

  void changed(String userId) {
    person(userId)
        .ifPresent(
            user ->
                TelephoneNotices.changed(
                    session, realm(), user, event(EventType.UPDATE_CREDENTIAL), Optional.empty()));
  }

  /** A ticket that is none. */
  void notChanged() {
    credential(EventType.UPDATE_CREDENTIAL).error(Errors.INVALID_CODE);
  }

  /** The answers were right, and a one-time password is on its way. */
  void unlocked(String userId) {
    person(userId)
        .ifPresent(
            user ->
                TelephoneNotices.renewed(
                    session, realm(), user, event(EventType.UPDATE_CREDENTIAL)));
  }

  void notIdentified(Answer.Refused refused) {
    TelephoneEvents.refused(event(EventType.LOGIN), refused);
    if (refused.locksNow()) {
      TelephoneLockNotice.afterCommit(session, realm(), refused.userId().orElseThrow());
    }
  }

  /** The reminder questions' own lock leaves the method as it was, and is no lock of it. */
  void notUnlocked(Answer.Refused refused) {
    TelephoneEvents.refused(credential(EventType.SEND_RESET_PASSWORD), refused);
  }

  void tooManyIdentifications(Answer.TooMany limit) {
    TelephoneEvents.tooMany(event(EventType.LOGIN), limit);
  }

  void tooManyUnlocks(Answer.TooMany limit) {
    TelephoneEvents.tooMany(credential(EventType.SEND_RESET_PASSWORD), limit);
  }

  private Optional<UserModel> person(String userId) {
    return Optional.ofNullable(session.users().getUserById(realm(), userId));
  }

  private RealmModel realm() {
    return session.getContext().getRealm();
  }

  private EventBuilder credential(EventType type) {
    return event(type).detail(Details.CREDENTIAL_TYPE, TelephoneCredential.TYPE);
  }

  private EventBuilder event(EventType type) {
    return new EventBuilder(realm(), session, session.getContext().getConnection())
        .event(type)
        .client(client)
        .detail("ugyfelkapu_channel", "voice");
  }
}

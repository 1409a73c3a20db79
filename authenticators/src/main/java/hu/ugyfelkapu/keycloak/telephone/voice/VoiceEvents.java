package hu.ugyfelkapu.keycloak.telephone.voice;

import hu.ugyfelkapu.keycloak.telephone.Answer;
import hu.ugyfelkapu.keycloak.telephone.TelephoneCredential;
import java.util.Locale;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;

/**
 * What Keycloak's events say of the voice line. They hold the person's id and the voice system's
 * client and address, never a telephone id, number or digit.
 *
 * <p>Keycloak has no type for "a client has been told that somebody is who they say": {@code LOGIN}
 * belongs to a session, and none begins here. {@code OAUTH2_EXTENSION_GRANT} is the nearest one
 * that is kept by default: something beyond OAuth was granted to a client for a person.
 */
record VoiceEvents(KeycloakSession session, ClientModel client) {

  private static final String REASON = "ugyfelkapu_telephone";

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
    event(EventType.UPDATE_CREDENTIAL)
        .user(userId)
        .detail(Details.CREDENTIAL_TYPE, TelephoneCredential.TYPE)
        .success();
  }

  /** A ticket that is none. */
  void notChanged() {
    event(EventType.UPDATE_CREDENTIAL)
        .detail(Details.CREDENTIAL_TYPE, TelephoneCredential.TYPE)
        .error(Errors.INVALID_CODE);
  }

  void unlocked(String userId) {
    event(EventType.SEND_RESET_PASSWORD)
        .user(userId)
        .detail(Details.CREDENTIAL_TYPE, TelephoneCredential.TYPE)
        .success();
  }

  void notIdentified(Answer.Refused refused) {
    refused(EventType.LOGIN, refused);
  }

  void notUnlocked(Answer.Refused refused) {
    refused(EventType.SEND_RESET_PASSWORD, refused);
  }

  /**
   * @param type of what was refused; its error is told
   */
  private void refused(EventType type, Answer.Refused refused) {
    EventBuilder event = event(type);
    refused.userId().ifPresent(event::user);
    if (refused.locksNow()) {
      event.detail("ugyfelkapu_locked", "true");
    }
    event
        .detail(REASON, refused.reason().name().toLowerCase(Locale.ROOT))
        .error(error(refused.reason()));
  }

  /** The limits of mission.md §6, which are before anybody's id is looked at. */
  void tooMany(boolean unlock, Answer.TooMany limit) {
    event(unlock ? EventType.SEND_RESET_PASSWORD : EventType.LOGIN)
        .detail(REASON, limit.realm() ? "too_many_in_realm" : "too_many_from_source")
        .error(Errors.ACCESS_DENIED);
  }

  private static String error(Answer.Reason reason) {
    return switch (reason) {
      case UNKNOWN -> Errors.USER_NOT_FOUND;
      case WRONG -> Errors.INVALID_USER_CREDENTIALS;
      case LOCKED -> Errors.USER_TEMPORARILY_DISABLED;
      case EXPIRED -> Errors.EXPIRED_CODE;
      case DISABLED -> Errors.USER_DISABLED;
    };
  }

  private EventBuilder event(EventType type) {
    return new EventBuilder(
            session.getContext().getRealm(), session, session.getContext().getConnection())
        .event(type)
        .client(client)
        .detail("ugyfelkapu_channel", "voice");
  }
}

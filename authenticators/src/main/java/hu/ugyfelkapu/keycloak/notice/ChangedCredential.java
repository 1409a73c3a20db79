package hu.ugyfelkapu.keycloak.notice;

import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.credential.OTPCredentialModel;

/**
 * The credential that a change is about, as its event tells it.
 *
 * @param type type of the credential; empty when the change is about none
 * @param id id of the credential, where Keycloak keeps it
 */
public record ChangedCredential(Optional<String> type, Optional<String> id) {

  public static final ChangedCredential NONE =
      new ChangedCredential(Optional.empty(), Optional.empty());

  public static ChangedCredential of(CredentialModel credential) {
    return new ChangedCredential(
        Optional.of(credential.getType()), Optional.ofNullable(credential.getId()));
  }

  /** A credential that Keycloak holds no record of, such as the registry's password. */
  public static ChangedCredential ofType(String type) {
    return new ChangedCredential(Optional.of(type), Optional.empty());
  }

  void describe(EventBuilder event) {
    type.ifPresent(known -> event.detail(Details.CREDENTIAL_TYPE, known));
    id.ifPresent(known -> event.detail(Details.CREDENTIAL_ID, known));
  }

  /**
   * The older event type that Keycloak itself still sends for an app beside the new one; monitoring
   * of existing installations reads it (H41).
   */
  @SuppressWarnings("deprecation")
  Optional<EventType> olderEvent(EventType event) {
    if (type.filter(OTPCredentialModel.TYPE::equals).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        event == EventType.REMOVE_CREDENTIAL ? EventType.REMOVE_TOTP : EventType.UPDATE_TOTP);
  }
}

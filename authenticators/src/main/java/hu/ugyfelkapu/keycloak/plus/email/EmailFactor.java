package hu.ugyfelkapu.keycloak.plus.email;

import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/** Whether a person has Ügyfélkapu+ with e-mail code; one such factor per person. */
public final class EmailFactor {

  private EmailFactor() {}

  public static boolean isActive(UserModel user) {
    return credential(user).isPresent();
  }

  /** The factor's credential, with id and time of its enrolment. */
  public static Optional<CredentialModel> credential(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(EmailFactorCredential.TYPE)
        .findFirst();
  }

  /** Whether a code can be sent to the person at all. */
  public static boolean hasAddress(UserModel user) {
    return user.getEmail() != null && !user.getEmail().isBlank();
  }

  /** Makes the factor active. To be called in the person's turn, when there is none. */
  static CredentialModel activate(UserModel user, String credentialId) {
    CredentialModel credential = EmailFactorCredential.create();
    credential.setId(credentialId);
    return user.credentialManager().createStoredCredential(credential);
  }

  /**
   * Removes the factor. To be called in the person's turn.
   *
   * @return what was removed; empty when there was none
   */
  public static Optional<CredentialModel> remove(UserModel user) {
    Optional<CredentialModel> active = credential(user);
    active.ifPresent(
        credential -> user.credentialManager().removeStoredCredentialById(credential.getId()));
    return active;
  }
}

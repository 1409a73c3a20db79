package hu.ugyfelkapu.keycloak.helpdesk;

import hu.ugyfelkapu.keycloak.notice.Change;
import hu.ugyfelkapu.keycloak.notice.ChangeReport;
import hu.ugyfelkapu.keycloak.notice.ChangedCredential;
import hu.ugyfelkapu.keycloak.notice.PersonLocale;
import hu.ugyfelkapu.keycloak.plus.app.AppFactor;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCodeCredential;
import hu.ugyfelkapu.keycloak.plus.email.EmailFactor;
import hu.ugyfelkapu.keycloak.plus.email.EmailFactorCredential;
import hu.ugyfelkapu.keycloak.telephone.TelephoneCredential;
import hu.ugyfelkapu.keycloak.telephone.store.TelephoneRegister;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/**
 * What has to follow when an official has removed a credential of a citizen (mission.md §5):
 * nothing is left dangling, the citizen is signed out everywhere and gets the same mail as by a
 * removal of one's own.
 */
record FactorRemoval(KeycloakSession session, RealmModel realm, UserModel user) {

  /** The types of credentials that are factors of the pack, or belong to one. */
  static final Set<String> TYPES =
      Set.of(OTPCredentialModel.TYPE, EmailFactorCredential.TYPE, DeletionCodeCredential.TYPE);

  /**
   * To be called in the person's turn and in the transaction of the removal.
   *
   * @param type one of {@link #TYPES}, or telephone identification, which is no factor: it is ended
   *     by those who issue it, and only the console of administrators takes it away here
   * @param credentialId id of the credential that has just been removed
   */
  void follow(String type, String credentialId) {
    if (TelephoneCredential.TYPE.equals(type)) {
      // The telephone id is nobody's from now on, and free.
      TelephoneRegister register = new TelephoneRegister(session, realm);
      register
          .byUser(user.getId())
          .filter(row -> row.getId().equals(credentialId))
          .ifPresent(row -> register.removeUser(user.getId()));
    }
    boolean codeWentAlong = !DeletionCodeCredential.removeStale(user).isEmpty();
    change(type, codeWentAlong)
        .ifPresent(
            change ->
                report()
                    .tell(
                        change,
                        new ChangedCredential(Optional.of(type), Optional.of(credentialId))));
  }

  /** What the citizen is told; nothing when the factors are what they were. */
  private Optional<Change> change(String type, boolean codeWentAlong) {
    return switch (type) {
      // A second OTP, which only an import can have made, asked nothing of anybody. The app that
      // the citizen enrolled is the one that the deletion code belonged to.
      case OTPCredentialModel.TYPE ->
          when(codeWentAlong || !AppFactor.isActive(user), Change.APP_REMOVED);
      case EmailFactorCredential.TYPE -> when(!EmailFactor.isActive(user), Change.EMAIL_DISABLED);
      // One that had outlived its app was worth nothing.
      case DeletionCodeCredential.TYPE ->
          when(
              AppFactor.isActive(user) && DeletionCodeCredential.of(user).isEmpty(),
              Change.DELETION_CODE_REMOVED);
      case TelephoneCredential.TYPE ->
          when(TelephoneCredential.of(user).isEmpty(), Change.TELEPHONE_ENDED);
      default -> Optional.empty();
    };
  }

  private static Optional<Change> when(boolean happened, Change change) {
    return happened ? Optional.of(change) : Optional.empty();
  }

  private ChangeReport report() {
    // Without an address: it would be the official's.
    EventBuilder event = new EventBuilder(realm, session).detail("ugyfelkapu_by", "official");
    return new ChangeReport(
        session, realm, user, PersonLocale.of(realm, user), event, Optional.empty());
  }
}

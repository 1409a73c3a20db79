package hu.ugyfelkapu.keycloak.plus.app;

import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.notice.Change;
import hu.ugyfelkapu.keycloak.notice.ChangedCredential;
import hu.ugyfelkapu.keycloak.plus.FactorChange;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCode;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCodeCredential;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/**
 * „Befejezés”: app and deletion code become active together, in one transaction. Where another
 * device is set up, the old one and its deletion code go at that very moment, and only then.
 */
final class AppActivation {

  /** How „Befejezés” ended. */
  enum Outcome {
    /** App and deletion code are active. */
    DONE,
    /**
     * Another change of this person's factors is being made this very moment; nothing was changed.
     */
    BUSY,
    /** The person's app is not the one any more that this began with; nothing was changed. */
    OUTDATED
  }

  private AppActivation() {}

  /**
   * Stores both credentials, ends the person's other sessions and mails the notice after the
   * commit.
   *
   * @param replaced id of the app that stands now and goes; empty for a first one
   */
  static Outcome complete(
      Conversation conversation, PendingApp app, DeletionCode code, Optional<String> replaced) {
    UserModel user = conversation.user();
    if (!FactorChange.takeTurn(conversation.session(), user)) {
      return Outcome.BUSY;
    }
    if (!FactorChange.isStillAllowed(conversation)
        || !AppFactor.credential(user).map(CredentialModel::getId).equals(replaced)) {
      return Outcome.OUTDATED;
    }
    AppFactor.removeAll(user);
    // A code whose app an official has removed since would otherwise lie about for ever.
    DeletionCodeCredential.removeAll(user);
    OTPCredentialModel credential = app.credential();
    user.credentialManager().createStoredCredential(credential);
    user.credentialManager()
        .createStoredCredential(
            DeletionCodeCredential.of(conversation.session(), code, credential.getId()));
    FactorChange.report(conversation)
        .tell(
            replaced.isPresent() ? Change.APP_SWITCHED : Change.APP_ENROLLED,
            ChangedCredential.of(credential));
    return Outcome.DONE;
  }
}

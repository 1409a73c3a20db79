package hu.ugyfelkapu.keycloak.plus;

import hu.ugyfelkapu.keycloak.notice.FactorNotice;
import hu.ugyfelkapu.keycloak.plus.app.AppFactor;
import hu.ugyfelkapu.keycloak.plus.app.PendingApp;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCode;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCodeCredential;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** „Befejezés”: app and deletion code become active together, in one transaction. */
final class EnrolmentCompletion {

  /** How „Befejezés” ended. */
  enum Outcome {
    /** App and deletion code are active. */
    DONE,
    /** Another post of this person is being finished this very moment; nothing was changed. */
    BUSY
  }

  /** Only for a node that dies in the middle; else the turn is given back with the transaction. */
  private static final long TURN_SECONDS = 300;

  private EnrolmentCompletion() {}

  /**
   * Stores both credentials, ends the person's other sessions and mails the notice after the
   * commit.
   *
   * @throws IllegalStateException when the person has an app already, which callers look at first
   */
  static Outcome complete(AuthenticationFlowContext context, PendingApp app, DeletionCode code) {
    UserModel user = context.getUser();
    if (!takeTurn(context, "ugyfelkapu-enrolment." + user.getId())) {
      return Outcome.BUSY;
    }
    if (AppFactor.isActive(user)) {
      throw new IllegalStateException("One person, one app");
    }
    SubjectCredentialManager credentials = user.credentialManager();
    // A code whose app an official has removed since would otherwise lie about for ever.
    credentials
        .getStoredCredentialsByTypeStream(DeletionCodeCredential.TYPE)
        .toList()
        .forEach(stale -> credentials.removeStoredCredentialById(stale.getId()));
    OTPCredentialModel credential = app.credential();
    credentials.createStoredCredential(credential);
    credentials.createStoredCredential(
        DeletionCodeCredential.of(context.getSession(), code, credential.getId()));

    OtherSessions.end(context);
    context
        .getEvent()
        .clone()
        .event(EventType.UPDATE_CREDENTIAL)
        .user(user)
        .detail(Details.CREDENTIAL_TYPE, OTPCredentialModel.TYPE)
        .detail(Details.CREDENTIAL_ID, credential.getId())
        .detail("ugyfelkapu_change", "enrolled")
        .success();
    FactorNotice.enrolled(context);
    return Outcome.DONE;
  }

  private static boolean takeTurn(AuthenticationFlowContext context, String key) {
    KeycloakSession session = context.getSession();
    boolean taken = session.singleUseObjects().putIfAbsent(key, TURN_SECONDS);
    if (taken) {
      session
          .getTransactionManager()
          .enlistAfterCompletion(
              new AbstractKeycloakTransaction() {
                @Override
                protected void commitImpl() {
                  session.singleUseObjects().remove(key);
                }

                @Override
                protected void rollbackImpl() {
                  session.singleUseObjects().remove(key);
                }
              });
    }
    return taken;
  }
}

package hu.ugyfelkapu.keycloak.plus.app;

import java.util.List;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A person's active authenticator app: Keycloak's own OTP credential, one per person (mission.md
 * §3).
 */
public final class AppFactor {

  private static final String ENROLLED_NOW = "ugyfelkapu.enrolled-now";

  private AppFactor() {}

  /** Whether the person has Ügyfélkapu+ with an app. */
  public static boolean isActive(UserModel user) {
    return credential(user).isPresent();
  }

  /** The app's credential, with id and time of its enrolment. */
  public static Optional<CredentialModel> credential(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
        .findFirst();
  }

  /**
   * Removes the app. To be called in the person's turn.
   *
   * @return what was removed; one at most, unless someone else has added more
   */
  public static List<CredentialModel> removeAll(UserModel user) {
    List<CredentialModel> apps =
        user.credentialManager().getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE).toList();
    apps.forEach(app -> user.credentialManager().removeStoredCredentialById(app.getId()));
    return apps;
  }

  /**
   * Notes that this login's own enrolment has just made the app active, by password and a code of
   * the app.
   */
  static void noteEnrolled(AuthenticationSessionModel session, PendingApp app) {
    session.setAuthNote(ENROLLED_NOW, app.credentialId());
  }

  /**
   * Whether the person's active app was enrolled in this very login, which need not ask for another
   * code.
   */
  public static boolean isEnrolledNow(AuthenticationSessionModel session, UserModel user) {
    String enrolled = session.getAuthNote(ENROLLED_NOW);
    return credential(user).filter(app -> app.getId().equals(enrolled)).isPresent();
  }

  /**
   * Checks a code with Keycloak's own rules: realm policy's window, each code once.
   *
   * @param code six ASCII digits
   * @return false also when the person has no app
   */
  static boolean accepts(UserModel user, String code) {
    return credential(user)
        .map(app -> new UserCredentialModel(app.getId(), OTPCredentialModel.TYPE, code))
        .filter(input -> user.credentialManager().isValid(input))
        .isPresent();
  }
}

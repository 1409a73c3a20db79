package hu.ugyfelkapu.keycloak.identification;

import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

/**
 * The one door a wrong secret goes through: it is counted once by Keycloak's brute-force protector
 * and leaves one event. Callers answer with {@code forceChallenge}, since {@code failureChallenge}
 * would count again, and by the folded user name.
 */
public enum WrongSecret {
  PASSWORD("password"),
  OTP("otp");

  /** One of the three categories that the protector counts. */
  private final String category;

  WrongSecret(String category) {
    this.category = category;
  }

  /** Counts one failure of that user, whether or not the flow knows the user yet. */
  public void count(AuthenticationFlowContext context, UserModel user) {
    count(context.getSession(), context.getEvent(), user);
  }

  /**
   * Counts one failure of that user.
   *
   * @param event the one event that is to tell of it
   */
  public void count(KeycloakSession session, EventBuilder event, UserModel user) {
    KeycloakContext context = session.getContext();
    if (context.getRealm().isBruteForceProtected()) {
      session
          .getProvider(BruteForceProtector.class)
          .failedLogin(
              context.getRealm(),
              user,
              context.getConnection(),
              context.getUri(),
              Set.of(category));
    }
    event.user(user).error(Errors.INVALID_USER_CREDENTIALS);
  }
}

package hu.ugyfelkapu.keycloak.identification;

import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
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
    if (context.getRealm().isBruteForceProtected()) {
      context
          .getSession()
          .getProvider(BruteForceProtector.class)
          .failedLogin(
              context.getRealm(),
              user,
              context.getConnection(),
              context.getUriInfo(),
              Set.of(category));
    }
    context.getEvent().user(user).error(Errors.INVALID_USER_CREDENTIALS);
  }
}

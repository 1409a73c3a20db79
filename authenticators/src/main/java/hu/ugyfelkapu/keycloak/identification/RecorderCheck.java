package hu.ugyfelkapu.keycloak.identification;

import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;

/** Lets nobody in where nothing would be recorded: a flow that was built wrongly. */
public final class RecorderCheck {

  private static final Logger LOG = Logger.getLogger(RecorderCheck.class);

  private RecorderCheck() {}

  /**
   * To be asked before a first authenticator succeeds for that person.
   *
   * @return false when it must not succeed; then the error page has been shown
   */
  public static boolean passes(AuthenticationFlowContext context, UserModel user) {
    if (EarnedMethods.areRecorded(context)) {
      return true;
    }
    LOG.errorf(
        "Realm %s: %s needs a method's sub-flow and an enabled recorder behind it. No one is let in.",
        context.getRealm().getName(), context.getExecution().getAuthenticator());
    context.getEvent().user(user).error(Errors.GENERIC_AUTHENTICATION_ERROR);
    context.forceChallenge(
        context
            .form()
            .setError("ugyfelkapuStartAgain")
            .createErrorPage(Response.Status.INTERNAL_SERVER_ERROR));
    return false;
  }
}

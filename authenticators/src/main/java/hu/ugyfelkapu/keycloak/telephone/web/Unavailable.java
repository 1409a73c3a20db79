package hu.ugyfelkapu.keycloak.telephone.web;

import hu.ugyfelkapu.keycloak.telephone.KeyMissingException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;

/** The method cannot work: 503, the reason in the log, and the way to another method. */
final class Unavailable {

  private static final Logger LOG = Logger.getLogger(Unavailable.class);

  private Unavailable() {}

  static void show(AuthenticationFlowContext context, KeyMissingException reason) {
    LOG.errorf(
        "Realm %s: telephone identification does not work. %s",
        context.getRealm().getName(), reason.getMessage());
    context.getEvent().error("telephone_unavailable");
    // No error page: it would come again at every reload, and the citizen could not choose anew.
    context.forceChallenge(
        context
            .form()
            .setError("ugyfelkapuTelephoneUnavailable")
            .setAttribute("unavailable", true)
            .setStatus(Response.Status.SERVICE_UNAVAILABLE)
            .createForm(TelephoneIdEntry.TEMPLATE));
  }
}

package hu.ugyfelkapu.keycloak.password;

import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.storage.StorageUnavailableException;

/** What a login answers when the registry does not: 503, and nobody is blamed. */
public final class RegistryOutage {

  private static final Logger LOG = Logger.getLogger(RegistryOutage.class);

  private RegistryOutage() {}

  /** Shows the error page; the login stays where it is. */
  public static void show(AuthenticationFlowContext context, StorageUnavailableException e) {
    LOG.errorf(
        "Realm %s: the registry does not answer. %s", context.getRealm().getName(), e.getMessage());
    context.getEvent().error("registry_unavailable");
    context.forceChallenge(
        context
            .form()
            .setError("ugyfelkapuRegistryUnavailable")
            .createErrorPage(Response.Status.SERVICE_UNAVAILABLE));
  }
}

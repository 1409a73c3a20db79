package hu.ugyfelkapu.keycloak.identification;

import org.keycloak.OAuthErrorException;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.ClientPolicyClientSessionContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/** Refuses tokens, fresh or refreshed, to sessions whose method has closed. */
final class ClosedSessionExecutor
    implements ClientPolicyExecutorProvider<ClientPolicyExecutorConfigurationRepresentation> {

  private final KeycloakSession session;

  ClosedSessionExecutor(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public String getProviderId() {
    return ClosedSessionExecutorFactory.ID;
  }

  @Override
  public void executeOnEvent(ClientPolicyContext context) throws ClientPolicyException {
    switch (context.getEvent()) {
      case TOKEN_RESPONSE, TOKEN_REFRESH_RESPONSE -> {
        AuthenticatedClientSessionModel clientSession =
            ((ClientPolicyClientSessionContext) context).getClientSession();
        UserSessionModel userSession =
            clientSession == null ? null : clientSession.getUserSession();
        if (userSession != null && ClosedSession.is(session.getContext().getRealm(), userSession)) {
          throw new ClientPolicyException(
              OAuthErrorException.INVALID_GRANT,
              "The session was won with an identification method that is closed now");
        }
      }
      default -> {
        // other events carry no session of a citizen
      }
    }
  }
}

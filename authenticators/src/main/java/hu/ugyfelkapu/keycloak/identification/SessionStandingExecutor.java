package hu.ugyfelkapu.keycloak.identification;

import org.keycloak.OAuthErrorException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.ClientPolicyClientSessionContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/** Refuses tokens, fresh or refreshed, to sessions whose identification no longer holds. */
final class SessionStandingExecutor
    implements ClientPolicyExecutorProvider<ClientPolicyExecutorConfigurationRepresentation> {

  private final KeycloakSession session;

  SessionStandingExecutor(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public String getProviderId() {
    return SessionStandingExecutorFactory.ID;
  }

  @Override
  public void executeOnEvent(ClientPolicyContext context) throws ClientPolicyException {
    if (context instanceof ClientPolicyClientSessionContext tokens
        && tokens.getClientSession() != null) {
      UserSessionModel userSession = tokens.getClientSession().getUserSession();
      if (userSession != null
          && !SessionStanding.mayServe(
              session, session.getContext().getRealm(), tokens.getClientSession())) {
        throw new ClientPolicyException(
            OAuthErrorException.INVALID_GRANT,
            "The identification of this session no longer holds");
      }
    }
  }
}

package hu.ugyfelkapu.keycloak.identification;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Defaults of the pack's authenticators: stateless, no user needed, no required action set by
 * Keycloak.
 */
public abstract class PackAuthenticator implements Authenticator {

  @Override
  public void action(AuthenticationFlowContext context) {
    authenticate(context);
  }

  @Override
  public boolean requiresUser() {
    return false;
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return true;
  }

  @Override
  public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
    // a missing factor is handled on the pack's own pages
  }

  @Override
  public void close() {
    // holds nothing
  }
}

package hu.ugyfelkapu.keycloak.identification;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProviderFactory;

/**
 * {@code ugyfelkapu-session-standing}: client policy executor that holds tokens to the session's
 * identification.
 */
public final class SessionStandingExecutorFactory implements ClientPolicyExecutorProviderFactory {

  public static final String ID = "ugyfelkapu-session-standing";

  @Override
  public ClientPolicyExecutorProvider<?> create(KeycloakSession session) {
    return new SessionStandingExecutor(session);
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getHelpText() {
    return "Refuses tokens and token refreshes to sessions whose identification method has closed since, or no longer is what the person's factors ask for.";
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return List.of();
  }

  @Override
  public void init(Config.Scope config) {
    // no server option
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    // nothing to prepare
  }

  @Override
  public void close() {
    // holds nothing
  }
}

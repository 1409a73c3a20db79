package hu.ugyfelkapu.keycloak.identification;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProviderFactory;

/** {@code ugyfelkapu-closed-session}: client policy executor of the closing date. */
public final class ClosedSessionExecutorFactory implements ClientPolicyExecutorProviderFactory {

  public static final String ID = "ugyfelkapu-closed-session";

  @Override
  public ClientPolicyExecutorProvider<?> create(KeycloakSession session) {
    return new ClosedSessionExecutor(session);
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getHelpText() {
    return "Refuses tokens and token refreshes to sessions that were won with an identification method whose closing date has passed.";
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

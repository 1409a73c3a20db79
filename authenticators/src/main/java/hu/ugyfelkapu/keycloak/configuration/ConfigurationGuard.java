package hu.ugyfelkapu.keycloak.configuration;

import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ErrorResponse;

/**
 * Refuses a configuration of the pack's authenticators that makes no sense, at the moment it is
 * saved. Keycloak has no check of its own for authenticator configurations and swallows what a
 * listener throws, so the check runs when the request's transaction is about to commit.
 */
final class ConfigurationGuard implements EventListenerProvider {

  private static final Set<OperationType> SAVES =
      Set.of(OperationType.CREATE, OperationType.UPDATE);

  private final KeycloakSession session;

  ConfigurationGuard(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    if (event.getResourceType() != ResourceType.AUTHENTICATOR_CONFIG
        || !SAVES.contains(event.getOperationType())) {
      return;
    }
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    String[] path = event.getResourcePath().split("/");
    AuthenticatorSettings settings = new AuthenticatorSettings(session, realm);
    settings
        .executions()
        .filter(execution -> isNamed(execution, path))
        .flatMap(
            execution -> settings.mistake(execution).or(() -> settings.lack(execution)).stream())
        .findFirst()
        .ifPresent(this::refuse);
  }

  /** The path names the configuration when it is updated, and the execution when it is created. */
  private static boolean isNamed(AuthenticationExecutionModel execution, String[] path) {
    List<String> names = List.of(path);
    return names.contains(execution.getId())
        || execution.getAuthenticatorConfig() != null
            && names.contains(execution.getAuthenticatorConfig());
  }

  private void refuse(InvalidSettingException mistake) {
    session
        .getTransactionManager()
        .enlistPrepare(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                throw ErrorResponse.error(mistake.getMessage(), Response.Status.BAD_REQUEST);
              }

              @Override
              protected void rollbackImpl() {
                // the request failed for another reason
              }
            });
  }

  @Override
  public void onEvent(Event event) {
    // citizens configure nothing
  }

  @Override
  public void close() {
    // holds nothing
  }
}

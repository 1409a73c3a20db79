package hu.ugyfelkapu.keycloak.configuration;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/**
 * {@code ugyfelkapu-configuration-guard}: on in every realm, acts only on the pack's own
 * authenticators.
 */
public final class ConfigurationGuardFactory implements EventListenerProviderFactory {

  public static final String ID = "ugyfelkapu-configuration-guard";

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new ConfigurationGuard(session);
  }

  @Override
  public boolean isGlobal() {
    return true;
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void init(Config.Scope config) {
    // no server option
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(
        event -> {
          if (event instanceof RealmModel.RealmPostCreateEvent created) {
            ImportedRealm.check(created.getKeycloakSession(), created.getCreatedRealm());
          }
        });
  }

  @Override
  public void close() {
    // holds nothing
  }
}

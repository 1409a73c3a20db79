package hu.ugyfelkapu.keycloak.helpdesk;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * {@code ugyfelkapu-official-removal}: on in every realm, acts only on factors of registrations.
 */
public final class OfficialRemovalFactory implements EventListenerProviderFactory {

  public static final String ID = "ugyfelkapu-official-removal";

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new OfficialRemoval(session);
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
    // nothing to prepare
  }

  @Override
  public void close() {
    // holds nothing
  }
}

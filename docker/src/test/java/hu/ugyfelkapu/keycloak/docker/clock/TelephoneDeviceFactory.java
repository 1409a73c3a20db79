package hu.ugyfelkapu.keycloak.docker.clock;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Serves {@code /realms/{realm}/ugyfelkapu-test-telephone}. */
public final class TelephoneDeviceFactory implements RealmResourceProviderFactory {
  public static final String ID = "ugyfelkapu-test-telephone";

  @Override
  public RealmResourceProvider create(KeycloakSession session) {
    return new TelephoneDevice(session);
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void init(Config.Scope config) {
    // nothing to set
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    // nothing to prepare
  }

  @Override
  public void close() {
    // nothing to release
  }
}

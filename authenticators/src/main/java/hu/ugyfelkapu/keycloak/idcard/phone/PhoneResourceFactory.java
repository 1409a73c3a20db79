package hu.ugyfelkapu.keycloak.idcard.phone;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** {@code ugyfelkapu-id-card}: {@code /realms/{realm}/ugyfelkapu-id-card}. */
public final class PhoneResourceFactory implements RealmResourceProviderFactory {

  public static final String ID = "ugyfelkapu-id-card";

  @Override
  public RealmResourceProvider create(KeycloakSession session) {
    return new PhoneResourceProvider(session);
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

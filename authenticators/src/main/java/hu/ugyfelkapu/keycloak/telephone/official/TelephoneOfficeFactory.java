package hu.ugyfelkapu.keycloak.telephone.official;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

/** {@code ugyfelkapu-telephone}: {@code /admin/realms/{realm}/ugyfelkapu-telephone}. */
public final class TelephoneOfficeFactory implements AdminRealmResourceProviderFactory {

  public static final String ID = "ugyfelkapu-telephone";

  @Override
  public AdminRealmResourceProvider create(KeycloakSession session) {
    return new TelephoneOfficeProvider();
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

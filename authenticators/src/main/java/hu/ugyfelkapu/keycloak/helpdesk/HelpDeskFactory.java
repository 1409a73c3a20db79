package hu.ugyfelkapu.keycloak.helpdesk;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

/** {@code ugyfelkapu-help-desk}: {@code /admin/realms/{realm}/ugyfelkapu-help-desk}. */
public final class HelpDeskFactory implements AdminRealmResourceProviderFactory {

  public static final String ID = "ugyfelkapu-help-desk";

  @Override
  public AdminRealmResourceProvider create(KeycloakSession session) {
    return new HelpDeskProvider();
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

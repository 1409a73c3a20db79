package hu.ugyfelkapu.keycloak.registry.lifecycle;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** {@code ugyfelkapu-registry}: {@code /admin/realms/{realm}/ugyfelkapu-registry}. */
public final class LifecycleResourceFactory implements AdminRealmResourceProviderFactory {

  /** The same as the user storage provider's: its components are what this is about. */
  public static final String ID = "ugyfelkapu-registry";

  @Override
  public AdminRealmResourceProvider create(KeycloakSession session) {
    return new Door();
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

  /** Lets those in who may manage the realm; Keycloak has only made sure of who they are (H86). */
  private static final class Door implements AdminRealmResourceProvider {

    /**
     * @throws jakarta.ws.rs.ForbiddenException when the caller may not
     */
    @Override
    public Object getResource(
        KeycloakSession session,
        RealmModel realm,
        AdminPermissionEvaluator caller,
        AdminEventBuilder event) {
      caller.realm().requireManageRealm();
      return new LifecycleResource(session, realm, event);
    }

    @Override
    public void close() {
      // holds nothing
    }
  }
}

package hu.ugyfelkapu.keycloak.helpdesk;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Lets those who may into the help desk; Keycloak has only made sure of who they are (H86). */
final class HelpDeskProvider implements AdminRealmResourceProvider {

  /**
   * @throws jakarta.ws.rs.ForbiddenException when the caller may not
   */
  @Override
  public Object getResource(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator caller,
      AdminEventBuilder event) {
    HelpDeskRight right = HelpDeskRight.of(realm, caller);
    return new HelpDesk(session, realm, new Citizens(session, realm, right), event);
  }

  @Override
  public void close() {
    // holds nothing
  }
}

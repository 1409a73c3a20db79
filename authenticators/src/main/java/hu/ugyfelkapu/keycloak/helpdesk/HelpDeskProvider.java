package hu.ugyfelkapu.keycloak.helpdesk;

import hu.ugyfelkapu.keycloak.official.Citizens;
import hu.ugyfelkapu.keycloak.official.OfficialRight;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Lets those who may into the help desk; Keycloak has only made sure of who they are (H86). */
final class HelpDeskProvider implements AdminRealmResourceProvider {

  static final String ROLE = "ugyfelkapu-help-desk";

  /**
   * @throws jakarta.ws.rs.ForbiddenException when the caller may not
   */
  @Override
  public Object getResource(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator caller,
      AdminEventBuilder event) {
    OfficialRight right = OfficialRight.of(realm, caller, ROLE);
    return new HelpDesk(session, realm, new Citizens(session, realm, right), event);
  }

  @Override
  public void close() {
    // holds nothing
  }
}

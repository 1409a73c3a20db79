package hu.ugyfelkapu.keycloak.telephone.official;

import hu.ugyfelkapu.keycloak.official.Citizens;
import hu.ugyfelkapu.keycloak.official.OfficialRight;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.services.util.CacheControlUtil;

/** Lets those who may into the office; Keycloak has only made sure of who they are (H86). */
final class TelephoneOfficeProvider implements AdminRealmResourceProvider {

  /** Not the help desk's: who issues an identification has seen the person's documents. */
  static final String ROLE = "ugyfelkapu-telephone-official";

  /**
   * @throws jakarta.ws.rs.ForbiddenException when the caller may not
   */
  @Override
  public Object getResource(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator caller,
      AdminEventBuilder event) {
    // For the answers that are not made by the resource, such as 404.
    CacheControlUtil.noBackButtonCacheControlHeader(session);
    OfficialRight right = OfficialRight.of(realm, caller, ROLE);
    return new TelephoneOffice(session, realm, new Citizens(session, realm, right), event);
  }

  @Override
  public void close() {
    // holds nothing
  }
}

package hu.ugyfelkapu.keycloak.official;

import jakarta.ws.rs.ForbiddenException;
import java.util.Optional;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** By what right an official stands before a resource of the pack (mission.md §11). */
public enum OfficialRight {
  /**
   * A role of this realm's own {@code realm-management} client, which opens nothing else. It comes
   * with the realm's import, since Keycloak lets nobody change that client later.
   */
  ROLE,
  /** Keycloak's right to manage all users of the realm. */
  MANAGE_USERS;

  /**
   * @param role name of the role that opens the resource
   * @throws ForbiddenException when the caller has neither
   */
  public static OfficialRight of(RealmModel realm, AdminPermissionEvaluator caller, String role) {
    if (caller.users().canManage()) {
      return MANAGE_USERS;
    }
    if (hasRole(realm, caller, role)) {
      return ROLE;
    }
    throw new ForbiddenException();
  }

  /**
   * The role counts when it was given to the caller, and the client of the token may use it.
   * Keycloak by itself would be content with a token that a protocol mapper has written the role
   * into, since it does not know this one as an administrator's.
   */
  private static boolean hasRole(RealmModel realm, AdminPermissionEvaluator caller, String name) {
    AdminAuth official = caller.adminAuth();
    return official.getRealm().equals(realm)
        && Optional.ofNullable(realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID))
            .map(client -> client.getRole(name))
            .filter(role -> official.getUser().hasRole(role) && caller.hasOneAdminRole(name))
            .isPresent();
  }
}

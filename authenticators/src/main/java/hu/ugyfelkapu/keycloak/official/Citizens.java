package hu.ugyfelkapu.keycloak.official;

import hu.ugyfelkapu.keycloak.password.RegistrationLookup;
import jakarta.ws.rs.NotFoundException;
import java.util.Optional;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Those whom officials serve: registrations of the legacy registry. All others are not there, with
 * the same answer as for a name that nobody has.
 */
public record Citizens(KeycloakSession session, RealmModel realm, OfficialRight right) {

  /**
   * @param userName as the citizen says it; other case is another person (mission.md §2)
   * @throws NotFoundException for nobody, and for whom the caller may not serve
   * @throws org.keycloak.storage.StorageUnavailableException when the registry does not answer
   */
  public UserModel byUserName(String userName) {
    return served(registrations().byExactUserName(RegistrationLookup.normalise(userName)));
  }

  /**
   * @param id Keycloak's id of the user
   * @throws NotFoundException for nobody, and for whom the caller may not serve
   * @throws org.keycloak.storage.StorageUnavailableException when the registry does not answer
   */
  public UserModel byId(String id) {
    return served(
        Optional.ofNullable(session.users().getUserById(realm, id))
            .filter(registrations()::isRegistration));
  }

  private RegistrationLookup registrations() {
    return RegistrationLookup.ofRealm(session, realm);
  }

  private UserModel served(Optional<UserModel> found) {
    return found
        .filter(user -> right == OfficialRight.MANAGE_USERS || !isOfficial(user))
        .orElseThrow(() -> new NotFoundException("Registration not found"));
  }

  /**
   * Who holds a right over the realm is not served by role alone, be it the very official: another
   * factor, or none, would change hands with those rights.
   */
  private boolean isOfficial(UserModel user) {
    return realm
        .getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID)
        .getRolesStream()
        .anyMatch(user::hasRole);
  }
}

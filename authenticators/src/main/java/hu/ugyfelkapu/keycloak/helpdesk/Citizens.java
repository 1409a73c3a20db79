package hu.ugyfelkapu.keycloak.helpdesk;

import hu.ugyfelkapu.keycloak.password.RegistrationLookup;
import jakarta.ws.rs.NotFoundException;
import java.util.Optional;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Those whom the help desk serves: registrations of the legacy registry. All others are not there,
 * with the same answer as for a name that nobody has.
 */
record Citizens(KeycloakSession session, RealmModel realm, HelpDeskRight right) {

  /**
   * @param userName as the citizen says it; other case is another person (mission.md §2)
   * @throws NotFoundException for nobody, and for whom the caller may not serve
   * @throws org.keycloak.storage.StorageUnavailableException when the registry does not answer
   */
  UserModel byUserName(String userName) {
    return served(registrations().byExactUserName(RegistrationLookup.normalise(userName)));
  }

  /**
   * @param id Keycloak's id of the user
   * @throws NotFoundException for nobody, and for whom the caller may not serve
   * @throws org.keycloak.storage.StorageUnavailableException when the registry does not answer
   */
  UserModel byId(String id) {
    return served(
        Optional.ofNullable(session.users().getUserById(realm, id))
            .filter(registrations()::isRegistration));
  }

  private RegistrationLookup registrations() {
    return RegistrationLookup.ofRealm(session, realm);
  }

  private UserModel served(Optional<UserModel> found) {
    return found
        .filter(user -> right == HelpDeskRight.MANAGE_USERS || !isOfficial(user))
        .orElseThrow(() -> new NotFoundException("Registration not found"));
  }

  /**
   * Who holds a right over the realm is no client of the help desk, be it the very official: the
   * removal of a factor would leave those rights behind a password.
   */
  private boolean isOfficial(UserModel user) {
    return realm
        .getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID)
        .getRolesStream()
        .anyMatch(user::hasRole);
  }
}

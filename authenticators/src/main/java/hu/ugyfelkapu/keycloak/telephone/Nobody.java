package hu.ugyfelkapu.keycloak.telephone;

import hu.ugyfelkapu.keycloak.password.RegistrationLookup;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Asks the registry where there is nobody to ask for: time and outage are to be those of somebody.
 */
final class Nobody {

  /** No user name: letters only, but too few. */
  private static final String NAME = "s";

  private Nobody() {}

  /**
   * @throws org.keycloak.storage.StorageUnavailableException when the registry does not answer
   */
  static void lookUp(KeycloakSession session, RealmModel realm) {
    RegistrationLookup.ofRealm(session, realm).byExactUserName(NAME);
  }
}

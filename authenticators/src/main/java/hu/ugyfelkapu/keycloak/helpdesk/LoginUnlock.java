package hu.ugyfelkapu.keycloak.helpdesk;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

/** Opens a login that Keycloak's brute-force protection has locked, for a time or for good. */
record LoginUnlock(KeycloakSession session, RealmModel realm) {

  /** A registration that the registry or an administrator has disabled stays so. */
  void open(UserModel user) {
    session.loginFailures().removeUserLoginFailure(realm, user.getId());
    BruteForceProtector protector = session.getProvider(BruteForceProtector.class);
    if (BruteForceProtector.DISABLED_BY_PERMANENT_LOCKOUT.equals(
        user.getFirstAttribute(UserModel.DISABLED_REASON))) {
      user.setEnabled(true);
      protector.cleanUpPermanentLockout(session, realm, user);
    }
  }
}

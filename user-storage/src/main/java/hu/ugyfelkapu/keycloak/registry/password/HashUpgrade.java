package hu.ugyfelkapu.keycloak.registry.password;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryUnavailableException;
import hu.ugyfelkapu.keycloak.registry.query.PasswordRecord;
import hu.ugyfelkapu.keycloak.registry.query.RegistrationKey;
import hu.ugyfelkapu.keycloak.registry.query.RegistryChanges;
import org.jboss.logging.Logger;

/**
 * Replaces an old hash of a registry that may be written by one that {@link NewPassword} writes:
 * the moment of a good login is the only one at which the password is known.
 */
public final class HashUpgrade {

  private static final Logger LOG = Logger.getLogger(HashUpgrade.class);
  private static final RecentRows TOLD = new RecentRows(10_000);

  private final PasswordCheck check;
  private final NewPassword newPassword;
  private final RegistryChanges changes;

  public HashUpgrade(PasswordCheck check, NewPassword newPassword, RegistryChanges changes) {
    this.check = check;
    this.newPassword = newPassword;
    this.changes = changes;
  }

  /**
   * Writes the new hash if the old one is outdated and still there. Validity and all else stay as
   * they are. Never throws: whatever stops the upgrade, the login was good, and the next one tries
   * again.
   *
   * @param stored as read before the check
   * @param typed the password that matched it
   */
  public void afterGoodLogin(RegistrationKey key, PasswordRecord stored, String typed) {
    try {
      if (!check.isOutdated(stored)) {
        return;
      }
      String fresh = newPassword.hash(typed);
      // Keycloak's Argon2 does not know its own hashes again where the policy sets iterations.
      if (!CredentialText.alike(stored.hash().strip(), fresh)
          && changes.replaceHash(key, stored.hash(), fresh)) {
        LOG.debugf("The password of registry row %s was hashed anew.", key.row());
      }
    } catch (RuntimeException e) {
      // Without the cause: the databases quote the value in it (H72).
      LOG.logf(
          TOLD.add(key) ? Logger.Level.WARN : Logger.Level.DEBUG,
          "The password of registry row %s could not be hashed anew; its login is good. %s",
          key.row(),
          e instanceof RegistryUnavailableException ? e.getMessage() : e.getClass().getName());
    }
  }
}

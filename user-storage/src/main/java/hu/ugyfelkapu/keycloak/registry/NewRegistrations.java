package hu.ugyfelkapu.keycloak.registry;

import hu.ugyfelkapu.keycloak.registry.query.RegistrationRow;
import hu.ugyfelkapu.keycloak.registry.query.RegistryCreation;
import hu.ugyfelkapu.keycloak.registry.username.UsernameRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelValidationException;

/**
 * The registrations that one Keycloak session makes. They are temporary until the session's
 * transaction commits; if it fails they are taken back, and if the server does, their life cycle
 * ends them.
 */
final class NewRegistrations {

  private static final Logger LOG = Logger.getLogger(NewRegistrations.class);

  private final KeycloakSession session;
  private final RegistryCreation creation;
  private final Map<String, Registration> made = new HashMap<>();

  NewRegistrations(KeycloakSession session, RegistryCreation creation) {
    this.session = session;
    this.creation = creation;
  }

  /**
   * @throws ModelValidationException with a message key if this is no user name (mission.md §2)
   */
  RegistrationRow begin(String userName) {
    List<UsernameRule> broken = UsernameRule.brokenBy(userName);
    if (!broken.isEmpty()) {
      throw new ModelValidationException(broken.get(0).messageKey());
    }
    RegistrationRow row = creation.begin(userName, RegistryProvider.now());
    // Written before Keycloak commits: a registry that refuses must undo the user, too.
    session
        .getTransactionManager()
        .enlistPrepare(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                creation.finish(row, RegistryProvider.now());
              }

              @Override
              protected void rollbackImpl() {
                // The other one does.
              }
            });
    session
        .getTransactionManager()
        .enlistAfterCompletion(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                // Finished before.
              }

              @Override
              protected void rollbackImpl() {
                discard(row);
              }
            });
    return row;
  }

  private void discard(RegistrationRow row) {
    try {
      creation.discard(row);
    } catch (RuntimeException e) {
      LOG.warnf(
          "Registry row %s was begun and could not be taken back; its life cycle will end it.",
          row.key().row());
    }
  }

  Edits edits() {
    return new NewEdits(creation);
  }

  void keep(Registration user) {
    made.put(user.getId(), user);
  }

  /** The user object of a registration that this session has made. */
  Optional<Registration> find(String userId) {
    return Optional.ofNullable(made.get(userId));
  }

  void password(Registration user, String hash) {
    creation.password(user.row(), hash);
  }
}

package hu.ugyfelkapu.keycloak.registry;

import hu.ugyfelkapu.keycloak.registry.query.RegistrationRow;
import hu.ugyfelkapu.keycloak.registry.query.RegistryChanges;
import org.keycloak.models.ModelValidationException;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;

/** Edit mode WRITABLE: the address changes in the registry (mission.md §8), nothing else. */
final class WritableEdits implements Edits {

  private final RegistryChanges changes;
  private final UnsyncedEdits formerly;

  /**
   * @param formerly what Keycloak may have kept while the edit mode was UNSYNCED
   */
  WritableEdits(RegistryChanges changes, UnsyncedEdits formerly) {
    this.changes = changes;
    this.formerly = formerly;
  }

  /** The address is not verified from then on. */
  @Override
  public RegistrationRow write(RegistrationRow row, OwnedAttribute owned, String value) {
    requireAddress(owned, value);
    changes.email(row.key(), value, RegistryProvider.now());
    formerly.forget();
    return row.withEmail(value, false);
  }

  @Override
  public RegistrationRow verify(RegistrationRow row, boolean verified) {
    if (row.email() == null) {
      throw Edits.readOnly("emailVerified");
    }
    changes.emailVerified(row.key(), row.email(), verified, RegistryProvider.now());
    return row.withEmail(row.email(), verified);
  }

  static void requireAddress(OwnedAttribute owned, String value) {
    if (owned != OwnedAttribute.EMAIL || value == null) {
      throw Edits.readOnly(owned.attribute());
    }
    if (!Validation.isEmailValid(value)) {
      throw new ModelValidationException(Messages.INVALID_EMAIL);
    }
  }
}

package hu.ugyfelkapu.keycloak.registry;

import hu.ugyfelkapu.keycloak.registry.query.RegistrationRow;
import hu.ugyfelkapu.keycloak.registry.query.RegistryCreation;
import org.keycloak.models.ModelValidationException;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;

/** A registration that is being made in this very request: all but its user name is written. */
final class NewEdits implements Edits {

  private final RegistryCreation creation;

  NewEdits(RegistryCreation creation) {
    this.creation = creation;
  }

  @Override
  public RegistrationRow write(RegistrationRow row, OwnedAttribute owned, String value) {
    if (owned == OwnedAttribute.USERNAME) {
      throw Edits.readOnly(owned.attribute());
    }
    if (owned == OwnedAttribute.EMAIL && value != null && !Validation.isEmailValid(value)) {
      throw new ModelValidationException(Messages.INVALID_EMAIL);
    }
    return creation.set(row, owned.field(), value);
  }

  @Override
  public RegistrationRow verify(RegistrationRow row, boolean verified) {
    return creation.emailVerified(row, verified);
  }

  /** It will be, once it is finished. */
  @Override
  public boolean isEntitled(RegistrationRow row) {
    return true;
  }
}

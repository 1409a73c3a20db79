package hu.ugyfelkapu.keycloak.registry;

import hu.ugyfelkapu.keycloak.registry.query.RegistrationRow;

/** Edit mode READ_ONLY: nothing changes. */
final class ReadOnlyEdits implements Edits {

  @Override
  public RegistrationRow write(RegistrationRow row, OwnedAttribute owned, String value) {
    throw Edits.readOnly(owned.attribute());
  }

  @Override
  public RegistrationRow verify(RegistrationRow row, boolean verified) {
    throw Edits.readOnly("emailVerified");
  }
}

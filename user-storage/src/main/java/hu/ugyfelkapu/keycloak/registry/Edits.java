package hu.ugyfelkapu.keycloak.registry;

import hu.ugyfelkapu.keycloak.registry.query.RegistrationRow;
import org.keycloak.storage.ReadOnlyException;

/**
 * How one user's registration takes another value of what the registry owns. Each implementation is
 * an edit mode. Refusals are {@link ReadOnlyException} for what the mode forbids, and otherwise as
 * {@link hu.ugyfelkapu.keycloak.registry.query.RegistryChanges} refuses; nothing is written then.
 */
interface Edits {

  /** The registration as Keycloak shows it. */
  default RegistrationRow shown(RegistrationRow row) {
    return row;
  }

  /**
   * @param value another one than is shown, in Unicode form NFC; null takes it away
   * @return the registration from now on
   */
  RegistrationRow write(RegistrationRow row, OwnedAttribute owned, String value);

  /**
   * @param verified another one than is shown
   * @return the registration from now on
   */
  RegistrationRow verify(RegistrationRow row, boolean verified);

  /** Whether the registration may be used as far as the registry has a say. */
  default boolean isEntitled(RegistrationRow row) {
    return row.entitledAt(RegistryProvider.now());
  }

  static ReadOnlyException readOnly(String attribute) {
    return new ReadOnlyException(
        "The legacy registry owns " + attribute + "; Keycloak cannot change it.");
  }
}

package hu.ugyfelkapu.keycloak.registry.lifecycle;

import hu.ugyfelkapu.keycloak.registry.query.RegistrationKey;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.storage.ReadOnlyException;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.adapter.AbstractUserAdapterFederatedStorage;

/**
 * The person of a registration that ends or is gone: what Keycloak holds under that id, and nothing
 * that would have to be asked from the registry.
 */
final class FormerUser extends AbstractUserAdapterFederatedStorage {

  FormerUser(
      KeycloakSession session, RealmModel realm, ComponentModel component, RegistrationKey key) {
    super(session, realm, component);
    this.storageId = new StorageId(component.getId(), key.externalId());
  }

  /** Keycloak wants one to drop what it may have cached under it. */
  @Override
  public String getUsername() {
    return getId();
  }

  @Override
  public void setUsername(String username) {
    throw new ReadOnlyException("The registration has ended.");
  }
}

package hu.ugyfelkapu.keycloak.registration;

import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStorageProvider.EditMode;

/** Whether a person's registration can be changed from here (mission.md §8). */
final class RegistryEditMode {

  private static final String SETTING = "editMode";

  private RegistryEditMode() {}

  /**
   * Only the word {@code WRITABLE} at the store that the person comes from says so; a person of
   * Keycloak's own store has no registration.
   */
  static boolean isWritable(RealmModel realm, UserModel user) {
    String store = StorageId.providerId(user.getId());
    ComponentModel component = store == null ? null : realm.getComponent(store);
    return component != null && EditMode.WRITABLE.name().equals(component.get(SETTING));
  }
}

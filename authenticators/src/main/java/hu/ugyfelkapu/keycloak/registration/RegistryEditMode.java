package hu.ugyfelkapu.keycloak.registration;

import java.util.Arrays;
import java.util.Optional;
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
   * Whether the registry itself can be written. Only the word {@code WRITABLE} at the store that
   * the person comes from says so; a person of Keycloak's own store has no registration.
   */
  static boolean isWritable(RealmModel realm, UserModel user) {
    return mode(realm, user).filter(EditMode.WRITABLE::equals).isPresent();
  }

  /** Whether password and address can change: in the registry, or in Keycloak beside it. */
  static boolean isChangeable(RealmModel realm, UserModel user) {
    return mode(realm, user).filter(mode -> mode != EditMode.READ_ONLY).isPresent();
  }

  private static Optional<EditMode> mode(RealmModel realm, UserModel user) {
    String store = StorageId.providerId(user.getId());
    ComponentModel component = store == null ? null : realm.getComponent(store);
    String word = component == null ? null : component.get(SETTING);
    return Arrays.stream(EditMode.values()).filter(mode -> mode.name().equals(word)).findFirst();
  }
}

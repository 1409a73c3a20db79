package hu.ugyfelkapu.keycloak.registry;

import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import hu.ugyfelkapu.keycloak.registry.mapping.SchemaMapping;
import hu.ugyfelkapu.keycloak.registry.query.RegistryChanges;
import hu.ugyfelkapu.keycloak.registry.query.RegistryCreation;
import hu.ugyfelkapu.keycloak.registry.query.RegistryQueries;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One registry as a component's settings describe it.
 *
 * @param changes empty unless the edit mode is WRITABLE
 * @param creation empty unless registrations can be made
 * @param unsynced whether Keycloak keeps new passwords and addresses beside it
 */
record Registry(
    RegistryQueries queries,
    Optional<RegistryChanges> changes,
    Optional<RegistryCreation> creation,
    boolean unsynced) {

  /**
   * @throws IllegalArgumentException with a sentence that names the setting at fault
   */
  static Registry of(
      RegistryConnection connection, SchemaMapping mapping, UnaryOperator<String> setting) {
    EditSettings edit = EditSettings.from(setting);
    RegistryChanges changes = new RegistryChanges(connection, mapping, edit.validity());
    return new Registry(
        new RegistryQueries(connection, mapping),
        edit.writable() ? Optional.of(changes) : Optional.empty(),
        edit.newIds().map(ids -> new RegistryCreation(connection, mapping, changes, ids)),
        edit.unsynced());
  }

  /** One that is always unavailable. */
  static Registry unusable(String fault) {
    return of(RegistryConnection.unusable(fault), SchemaMapping.from(key -> null), key -> null);
  }
}

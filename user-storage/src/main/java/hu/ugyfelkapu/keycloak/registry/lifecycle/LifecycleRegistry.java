package hu.ugyfelkapu.keycloak.registry.lifecycle;

import hu.ugyfelkapu.keycloak.registry.query.DueRegistrations;
import hu.ugyfelkapu.keycloak.registry.query.RegistryChanges;
import hu.ugyfelkapu.keycloak.registry.query.RegistryQueries;
import java.util.Optional;

/**
 * One component's registry, as the life cycle needs it.
 *
 * @param changes empty if the registry is read-only: then nothing in it is ever changed
 */
public record LifecycleRegistry(
    LifecycleSettings settings,
    DueRegistrations due,
    RegistryQueries queries,
    Optional<RegistryChanges> changes) {}

package hu.ugyfelkapu.keycloak.registry.lifecycle;

import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;

/** Who knows the registries of components: the provider's factory. */
public interface LifecycleSource {

  /**
   * @throws IllegalArgumentException with a sentence that names the setting at fault
   */
  LifecycleRegistry lifecycle(KeycloakSession session, ComponentModel component);
}

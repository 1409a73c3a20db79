package hu.ugyfelkapu.keycloak.registry.connection;

import java.util.Optional;

/** Where secrets lie that the server's configuration only names. */
@FunctionalInterface
interface Vault {

  /**
   * The secret as it is now; empty if there is none of this name.
   *
   * @throws RuntimeException if the vault cannot be read; the message holds no secret
   */
  Optional<String> secret(String key);
}

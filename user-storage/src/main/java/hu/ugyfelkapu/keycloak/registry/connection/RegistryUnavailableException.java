package hu.ugyfelkapu.keycloak.registry.connection;

import org.keycloak.models.ModelException;

/**
 * The registry did not answer. A {@link ModelException}, and on purpose not Keycloak's {@code
 * StorageUnavailableException}: in look-ups by name and e-mail {@code UserStorageManager} reads
 * that one as "no such user" (H62, H72), this one it passes on.
 */
public class RegistryUnavailableException extends ModelException {

  private static final long serialVersionUID = 1L;

  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}

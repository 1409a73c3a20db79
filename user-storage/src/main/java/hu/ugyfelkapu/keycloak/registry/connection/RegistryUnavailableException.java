package hu.ugyfelkapu.keycloak.registry.connection;

import java.sql.SQLException;
import org.keycloak.models.ModelException;

/**
 * The registry did not answer. A {@link ModelException}, and on purpose not Keycloak's {@code
 * StorageUnavailableException}: in look-ups by name and e-mail {@code UserStorageManager} reads
 * that one as "no such user" (H62, H72), this one it passes on.
 */
public class RegistryUnavailableException extends ModelException {

  private static final long serialVersionUID = 1L;

  private final Failure failure;

  /**
   * @param cause what the database or its driver threw; anything else means that no connection was
   *     to be had
   */
  public RegistryUnavailableException(String message, Throwable cause) {
    this(message, cause, cause instanceof SQLException e ? Failure.of(e) : Failure.UNAVAILABLE);
  }

  RegistryUnavailableException(String message, Throwable cause, Failure failure) {
    super(message, cause);
    this.failure = failure;
  }

  /** Why, as far as the database told. */
  public Failure failure() {
    return failure;
  }
}

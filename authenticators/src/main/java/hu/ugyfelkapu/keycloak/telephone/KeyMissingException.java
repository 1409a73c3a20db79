package hu.ugyfelkapu.keycloak.telephone;

/**
 * There is no key for telephone passwords. The method must not go on, and never do without; the
 * message is for the log and the admin console, and holds no secret.
 */
public final class KeyMissingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KeyMissingException(String message) {
    super(message);
  }
}

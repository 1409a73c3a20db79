package hu.ugyfelkapu.keycloak.idcard.revocation;

/** Nobody told the status, or what was told cannot be believed. */
final class UnknownStatusException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason for the log: without number and name of a certificate's owner
   */
  UnknownStatusException(String reason) {
    super(reason);
  }

  UnknownStatusException(String reason, Throwable cause) {
    super(reason, cause);
  }
}

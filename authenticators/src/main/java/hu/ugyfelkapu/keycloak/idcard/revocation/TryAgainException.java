package hu.ugyfelkapu.keycloak.idcard.revocation;

/** It did not work, but may the next time. */
final class TryAgainException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason for the log: without address and without what was answered
   */
  TryAgainException(String reason) {
    super(reason);
  }
}

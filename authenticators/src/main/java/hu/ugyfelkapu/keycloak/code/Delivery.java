package hu.ugyfelkapu.keycloak.code;

/** Hands a code over to whatever carries it to the person. */
@FunctionalInterface
public interface Delivery {

  /**
   * @param code six ASCII digits, not to be kept or logged
   * @param live what the message says about it
   * @throws NotDeliveredException when it could not be handed over
   */
  void deliver(String code, LiveCode live) throws NotDeliveredException;

  /** The carrier refused or did not answer. */
  final class NotDeliveredException extends Exception {

    private static final long serialVersionUID = 1L;

    public NotDeliveredException(Throwable cause) {
      super(cause);
    }
  }
}

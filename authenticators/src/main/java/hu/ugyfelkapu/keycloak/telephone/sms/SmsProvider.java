package hu.ugyfelkapu.keycloak.telephone.sms;

import hu.ugyfelkapu.keycloak.telephone.PhoneNumber;
import org.keycloak.provider.Provider;

/** A way to send text messages; the server's operator chooses which. */
public interface SmsProvider extends Provider {

  /**
   * Hands one message over.
   *
   * @throws NotSentException when it was not taken
   */
  void send(PhoneNumber to, SmsText text) throws NotSentException;

  @Override
  default void close() {
    // most hold nothing
  }

  /** The message was not taken. */
  final class NotSentException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param reason for the operator; neither number nor text nor what the gateway answered
     */
    public NotSentException(String reason) {
      super(reason);
    }
  }
}

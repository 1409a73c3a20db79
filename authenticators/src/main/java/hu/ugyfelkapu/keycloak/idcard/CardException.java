package hu.ugyfelkapu.keycloak.idcard;

/**
 * The one exception that a token, a certificate or its status can end in. Its message is for the
 * log: it holds no name, number or other datum of a person.
 */
public final class CardException extends Exception {

  private static final long serialVersionUID = 1L;

  private final CardRefusal refusal;

  public CardException(CardRefusal refusal, String message) {
    super(message);
    this.refusal = refusal;
  }

  public CardException(CardRefusal refusal, String message, Throwable cause) {
    super(message, cause);
    this.refusal = refusal;
  }

  public CardRefusal refusal() {
    return refusal;
  }
}

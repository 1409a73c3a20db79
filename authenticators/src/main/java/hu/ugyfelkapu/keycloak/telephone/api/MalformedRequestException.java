package hu.ugyfelkapu.keycloak.telephone.api;

/** A request that cannot be read. It names the field and quotes nothing. */
public final class MalformedRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final boolean tooLarge;

  private MalformedRequestException(String field, boolean tooLarge) {
    super("malformed: " + field);
    this.field = field;
    this.tooLarge = tooLarge;
  }

  /**
   * @param name of the field, as the API's description has it
   */
  public static MalformedRequestException field(String name) {
    return new MalformedRequestException(name, false);
  }

  static MalformedRequestException body() {
    return new MalformedRequestException("body", false);
  }

  static MalformedRequestException tooLarge() {
    return new MalformedRequestException("body", true);
  }

  String field() {
    return field;
  }

  boolean isTooLarge() {
    return tooLarge;
  }
}

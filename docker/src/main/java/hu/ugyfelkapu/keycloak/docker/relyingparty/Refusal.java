package hu.ugyfelkapu.keycloak.docker.relyingparty;

/** The relying party did not get, or did not accept, an identification. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reasonKey;
  private final String error;
  private final String description;

  private Refusal(String reasonKey, String error, String description, Throwable cause) {
    super(reasonKey, cause);
    this.reasonKey = reasonKey;
    this.error = error == null ? "" : error;
    this.description = description == null ? "" : description;
  }

  /** The server answered with an OAuth error. */
  static Refusal byServer(String error, String description) {
    String key = "access_denied".equals(error) ? "refusedCancelled" : "refusedByServer";
    return new Refusal(key, error, description, null);
  }

  /** The answer is not the one to a login of this browser. */
  static Refusal wrongState() {
    return new Refusal("refusedState", "", "", null);
  }

  /** Signature, issuer, audience, time or nonce is wrong. */
  static Refusal badToken(Throwable cause) {
    return new Refusal("refusedToken", "", "", cause);
  }

  static Refusal levelTooLow() {
    return new Refusal("refusedLevel", "", "", null);
  }

  static Refusal unreachable(Throwable cause) {
    return new Refusal("refusedUnreachable", "", "", cause);
  }

  /** Key of the sentence for the citizen. */
  String reasonKey() {
    return reasonKey;
  }

  /** OAuth error code, empty if there was none. */
  String error() {
    return error;
  }

  /** OAuth error description, empty if there was none. */
  String description() {
    return description;
  }
}

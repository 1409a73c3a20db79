package hu.ugyfelkapu.keycloak.idcard.token;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import hu.ugyfelkapu.keycloak.idcard.certificate.DerCertificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a card answers: the authentication token of Web eID, version 1. Nothing in it is proven yet.
 *
 * @param certificate the card's
 * @param algorithm how it is signed
 * @param signature of ECDSA r and s, one after the other; may be of any length
 */
public record AuthToken(
    X509Certificate certificate, SignatureAlgorithm algorithm, byte[] signature) {

  /** Minor versions only add fields that may be ignored. */
  private static final Pattern FORMAT = Pattern.compile("web-eid:1(\\.(0|[1-9][0-9]{0,2}))?");

  public AuthToken {
    signature = signature.clone();
  }

  /**
   * @param json as the browser or phone sends it, may be null; at most 16 384 characters
   * @throws CardException {@link CardRefusal#MALFORMED_TOKEN}, {@link CardRefusal#WRONG_ALGORITHM}
   *     when the algorithm is unknown, or {@link CardRefusal#MALFORMED_CERTIFICATE}
   */
  public static AuthToken parse(String json) throws CardException {
    Map<String, String> fields = TokenFields.read(json);
    if (!FORMAT.matcher(fields.get(TokenFields.FORMAT)).matches()) {
      throw malformed("is of another format than web-eid:1");
    }
    SignatureAlgorithm algorithm = SignatureAlgorithm.named(fields.get(TokenFields.ALGORITHM));
    byte[] signature = bytes(fields.get(TokenFields.SIGNATURE));
    byte[] certificate = bytes(fields.get(TokenFields.CERTIFICATE));
    return new AuthToken(DerCertificate.read(certificate), algorithm, signature);
  }

  @Override
  public byte[] signature() {
    return signature.clone();
  }

  /** Without the certificate, which holds a name. */
  @Override
  public String toString() {
    return "AuthToken[" + algorithm + "]";
  }

  /** The decoder takes missing padding and stray bits at the end; there is one right text only. */
  private static byte[] bytes(String base64) throws CardException {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      if (bytes.length > 0 && Base64.getEncoder().encodeToString(bytes).equals(base64)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // told below, with the same words
    }
    throw malformed("holds a field that is not Base64");
  }

  static CardException malformed(String what) {
    return new CardException(CardRefusal.MALFORMED_TOKEN, "The token " + what);
  }
}

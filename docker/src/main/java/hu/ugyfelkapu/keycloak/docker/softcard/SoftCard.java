package hu.ugyfelkapu.keycloak.docker.softcard;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a reader with its native program does with a card: answers a Web eID challenge. */
public final class SoftCard {
  /** The format of the tokens (Web eID). */
  public static final String FORMAT = "web-eid:1.0";

  private static final String APP_VERSION = "https://example.test/ugyfelkapu-soft-card/DEMO";

  private SoftCard() {}

  /**
   * The authentication token as JSON, signed with the card's own algorithm.
   *
   * @param origin of the page that asks, without a slash at the end
   * @param nonce the challenge, as the text that the page gave
   */
  public static String token(DemoCard card, String origin, String nonce) {
    return token(card, origin, nonce, card.algorithm());
  }

  /**
   * The same with another algorithm of the card's key.
   *
   * @throws IllegalArgumentException if the key cannot sign with it
   */
  public static String token(DemoCard card, String origin, String nonce, CardAlgorithm algorithm) {
    return JSONObjectUtils.toJSONString(fields(card, origin, nonce, algorithm));
  }

  static Map<String, Object> fields(
      DemoCard card, String origin, String nonce, CardAlgorithm algorithm) {
    Base64.Encoder base64 = Base64.getEncoder();
    Map<String, Object> token = new LinkedHashMap<>();
    try {
      token.put("unverifiedCertificate", base64.encodeToString(card.certificate().getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
    token.put("algorithm", algorithm.name());
    token.put("signature", base64.encodeToString(algorithm.sign(card.key(), origin, nonce)));
    token.put("format", FORMAT);
    token.put("appVersion", APP_VERSION);
    return token;
  }
}

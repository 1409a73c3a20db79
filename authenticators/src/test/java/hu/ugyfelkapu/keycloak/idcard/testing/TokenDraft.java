package hu.ugyfelkapu.keycloak.idcard.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hu.ugyfelkapu.keycloak.idcard.token.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** An authentication token in the making; every field of it can be changed. */
public final class TokenDraft {

  public static final String ORIGIN = "https://kau.pelda.test";

  /** A nonce of 32 bytes. */
  public static final String NONCE = "sNUcWMi5wfRY+t8Wx9N1Yw71HaTfgZFYk7BcD6Tti8Y=";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, Object> fields = new LinkedHashMap<>();

  private TokenDraft() {}

  /** A right token for {@link #ORIGIN} and {@link #NONCE}. */
  public static TokenDraft of(Party card, SignatureAlgorithm algorithm) {
    return of(card, algorithm, ORIGIN, NONCE);
  }

  /** A right token. */
  public static TokenDraft of(
      Party card, SignatureAlgorithm algorithm, String origin, String nonce) {
    return new TokenDraft()
        .with("unverifiedCertificate", base64(TestPki.der(card.certificate())))
        .with("algorithm", algorithm.name())
        .with("signature", base64(sign(card, algorithm, utf8(origin), utf8(nonce))))
        .with("format", "web-eid:1.0")
        .with("appVersion", "https://web-eid.eu/web-eid-app/releases/v2.0.0");
  }

  /**
   * @param value may be of any JSON type
   */
  public TokenDraft with(String field, Object value) {
    fields.put(field, value);
    return this;
  }

  public TokenDraft without(String field) {
    fields.remove(field);
    return this;
  }

  public String field(String name) {
    return (String) fields.get(name);
  }

  public String json() {
    try {
      return MAPPER.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signs hash(origin) and hash(nonce) as cards do, with Bouncy Castle. */
  public static byte[] sign(Party card, SignatureAlgorithm algorithm, byte[] origin, byte[] nonce) {
    String bits = algorithm.name().substring(2);
    String with =
        switch (algorithm.name().charAt(0)) {
          case 'E' -> "SHA" + bits + "withPLAIN-ECDSA";
          case 'P' -> "SHA" + bits + "withRSAandMGF1";
          default -> "SHA" + bits + "withRSA";
        };
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-" + bits);
      Signature signer = Signature.getInstance(with, TestPki.PROVIDER);
      signer.initSign(card.key());
      signer.update(hash.digest(origin));
      signer.update(hash.digest(nonce));
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

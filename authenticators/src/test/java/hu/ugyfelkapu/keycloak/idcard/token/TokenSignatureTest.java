package hu.ugyfelkapu.keycloak.idcard.token;

import static hu.ugyfelkapu.keycloak.idcard.testing.Refusals.assertRefused;
import static hu.ugyfelkapu.keycloak.idcard.testing.TokenDraft.NONCE;
import static hu.ugyfelkapu.keycloak.idcard.testing.TokenDraft.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.TestKeys;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import hu.ugyfelkapu.keycloak.idcard.testing.TokenDraft;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a signature is the answer to a challenge (mission.md §7; hazard H76). */
class TokenSignatureTest {

  private static final Party ROOT = TestPki.root().make();

  /** Made with another program: by the openssl command, from the protocol's description alone. */
  private static final String VECTOR =
      """
      {"unverifiedCertificate": "MIIBsjCCAVegAwIBAgIUKcjTRhpr4UjDq/0tYs4+DObHv9AwCgYIKoZIzj0EAwIwLjELMAkGA1UE\
      BhMCSFUxDjAMBgNVBAoMBVByb2JhMQ8wDQYDVQQDDAZWZWt0b3IwHhcNMjYxMTIyMTAwNDE4WhcNMzYxMTE5MTAwNDE4WjAuMQswCQYD\
      VQQGEwJIVTEOMAwGA1UECgwFUHJvYmExDzANBgNVBAMMBlZla3RvcjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABM4z/GOgL4HHLVc5\
      654gk48uV4HkV5lo4eqIvrT1f2bYp8Baq3+zM99cKOXL/9b2syKx2qYKENSH+je01zvacECjUzBRMB0GA1UdDgQWBBSpdNUqcdZed8oh\
      Sm3M6/IfkknWKTAfBgNVHSMEGDAWgBSpdNUqcdZed8ohSm3M6/IfkknWKTAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYC\
      IQDszS+YETBKIVmL8Z7RsagQXova7NQIX+22mxrYbvjvTQIhALTNeLAwZY9z6LKaOz9TTQFhKH7o1bykzkd32vsM4I4N",
      "algorithm": "ES256",
      "signature": "%s",
      "format": "web-eid:1.0",
      "appVersion": "https://web-eid.eu/web-eid-app/releases/v2.0.0"}
      """;

  private static final String OF_THE_TEXT =
      "Htsy3Y9fFQZnrDxte9J1W5+iUkB3TGC2eibtcjS4iQzcQHGhYGtsIAUcvgIW6OVcVAsN81teuHqPv734jCZ/6w==";
  private static final String OF_THE_BYTES =
      "31K0Tyre8j2Mt5L0glW5mRC8BGxLNEKy/FhyTTFTAh41VXqisG2cxoN4Gokgz2tEnq+FzSweyIK0mJbA/ODMDA==";

  @Test
  void vectorOfAnotherProgramIsRight_H76() {
    assertRight(VECTOR.formatted(OF_THE_TEXT));
  }

  @Test
  void vectorOfAnotherProgramOverTheDecodedNonceIsWrong_H76() {
    assertWrong(VECTOR.formatted(OF_THE_BYTES));
  }

  @ParameterizedTest
  @EnumSource
  void answerToTheChallengeIsRight(SignatureAlgorithm algorithm) {
    assertRight(TokenDraft.of(card(algorithm), algorithm).json());
  }

  @ParameterizedTest
  @EnumSource
  void signatureWithAByteChangedIsWrong(SignatureAlgorithm algorithm) {
    TokenDraft token = TokenDraft.of(card(algorithm), algorithm);
    byte[] right = signature(token);

    for (int i = 0; i < right.length; i += 5) {
      byte[] changed = right.clone();
      changed[i] ^= 1;
      assertWrong(token.with("signature", TokenDraft.base64(changed)).json());
    }
  }

  @ParameterizedTest
  @EnumSource
  void signatureOfAnotherKeyOfTheSameKindIsWrong(SignatureAlgorithm algorithm) {
    Party other =
        TestPki.card(ROOT)
            .keys(rsa(algorithm) ? TestKeys.rsa(2048, "other") : TestKeys.ec(curve(algorithm)))
            .make();
    TokenDraft others = TokenDraft.of(other, algorithm);

    assertRight(others.json());
    assertWrong(
        TokenDraft.of(card(algorithm), algorithm)
            .with("signature", others.field("signature"))
            .json());
  }

  @ParameterizedTest
  @EnumSource
  void signatureOfTheDecodedNonceIsWrong_H76(SignatureAlgorithm algorithm) {
    Party card = card(algorithm);
    byte[] decoded =
        TokenDraft.sign(
            card,
            algorithm,
            ORIGIN.getBytes(StandardCharsets.UTF_8),
            Base64.getDecoder().decode(NONCE));

    assertWrong(
        TokenDraft.of(card, algorithm).with("signature", TokenDraft.base64(decoded)).json());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ORIGIN + "/",
        "http://kau.pelda.test",
        "https://KAU.pelda.test",
        "https://kau.pelda.test:443",
        "https://masik.pelda.test",
        "https://kau.pelda.test.rossz.test",
        ""
      })
  void signatureForAnotherOriginIsWrong_H76(String origin) {
    Party card = card(SignatureAlgorithm.ES384);

    assertWrong(TokenDraft.of(card, SignatureAlgorithm.ES384, origin, NONCE).json());
    assertThatCode(
            () ->
                TokenSignature.verify(
                    AuthToken.parse(
                        TokenDraft.of(card, SignatureAlgorithm.ES384, origin, NONCE).json()),
                    origin,
                    NONCE))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tNUcWMi5wfRY+t8Wx9N1Yw71HaTfgZFYk7BcD6Tti8Y=",
        "sNUcWMi5wfRY+t8Wx9N1Yw71HaTfgZFYk7BcD6Tti8Y",
        "sNUcWMi5wfRY-t8Wx9N1Yw71HaTfgZFYk7BcD6Tti8Y=",
        NONCE + "\n",
        ""
      })
  void signatureOfAnotherNonceIsWrong_H76(String nonce) {
    Party card = card(SignatureAlgorithm.ES384);

    assertWrong(TokenDraft.of(card, SignatureAlgorithm.ES384, ORIGIN, nonce).json());
  }

  @Test
  void signatureWithOriginAndNonceSwappedIsWrong_H76() {
    Party card = card(SignatureAlgorithm.PS256);

    assertWrong(TokenDraft.of(card, SignatureAlgorithm.PS256, NONCE, ORIGIN).json());
  }

  /** Every algorithm with every key; each of those that fit is tried above. */
  @ParameterizedTest
  @EnumSource
  void algorithmThatDoesNotFitTheKeyIsRefused(SignatureAlgorithm algorithm) {
    for (SignatureAlgorithm other : SignatureAlgorithm.values()) {
      boolean fits = rsa(algorithm) ? rsa(other) : algorithm == other;
      if (!fits) {
        String json = TokenDraft.of(card(other), other).with("algorithm", algorithm.name()).json();
        assertRefused(CardRefusal.WRONG_ALGORITHM, () -> verify(json));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"RS256,PS256", "PS256,RS256", "RS256,RS512", "PS384,PS256", "RS384,PS384"})
  void signatureOfAnotherAlgorithmOfTheSameKeyIsWrong(
      SignatureAlgorithm made, SignatureAlgorithm named) {
    assertWrong(TokenDraft.of(card(made), made).with("algorithm", named.name()).json());
  }

  @ParameterizedTest
  @EnumSource
  void signatureOfAnotherLengthIsWrong(SignatureAlgorithm algorithm) {
    Party card = card(algorithm);
    TokenDraft token = TokenDraft.of(card, algorithm);
    byte[] right = signature(token);
    byte[] inFront = new byte[right.length + 1];
    System.arraycopy(right, 0, inFront, 1, right.length);

    for (byte[] bytes :
        new byte[][] {
          Arrays.copyOf(right, right.length - 1),
          Arrays.copyOf(right, right.length + 1),
          Arrays.copyOf(right, right.length + 2),
          Arrays.copyOf(right, 2 * right.length),
          Arrays.copyOfRange(right, 1, right.length),
          inFront,
          {0}
        }) {
      assertWrong(token.with("signature", TokenDraft.base64(bytes)).json());
      assertThat(TokenSignature.isWellFormed(bytes, card.keys().getPublic())).isFalse();
    }
  }

  /** Otherwise the same signature can be written in several ways, or even be made by anyone. */
  @ParameterizedTest
  @EnumSource(names = {"ES256", "ES384", "ES512"})
  void partOfAnEllipticSignatureOutsideItsBoundsIsWrong(SignatureAlgorithm algorithm) {
    Party card = card(algorithm);
    TokenDraft token = TokenDraft.of(card, algorithm);
    byte[] right = signature(token);
    int length = right.length / 2;
    BigInteger order = ((ECPublicKey) card.keys().getPublic()).getParams().getOrder();
    byte[] r = Arrays.copyOf(right, length);
    byte[] s = Arrays.copyOfRange(right, length, right.length);
    byte[] zero = new byte[length];
    byte[] n = fixed(order, length);
    byte[] most = new byte[length];
    Arrays.fill(most, (byte) 0xff);

    for (byte[][] parts :
        new byte[][][] {{zero, zero}, {zero, s}, {r, zero}, {n, n}, {n, s}, {r, n}, {r, most}}) {
      byte[] both = new byte[2 * length];
      System.arraycopy(parts[0], 0, both, 0, length);
      System.arraycopy(parts[1], 0, both, length, length);
      assertWrong(token.with("signature", TokenDraft.base64(both)).json());
      assertThat(TokenSignature.isWellFormed(both, card.keys().getPublic())).isFalse();
    }
  }

  @Test
  void ellipticSignatureInDerIsWrong() throws Exception {
    Party card = card(SignatureAlgorithm.ES256);
    Signature der = Signature.getInstance("SHA256withECDSA");
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    der.initSign(card.key());
    der.update(hash.digest(ORIGIN.getBytes(StandardCharsets.UTF_8)));
    der.update(hash.digest(NONCE.getBytes(StandardCharsets.UTF_8)));

    assertWrong(
        TokenDraft.of(card, SignatureAlgorithm.ES256)
            .with("signature", TokenDraft.base64(der.sign()))
            .json());
  }

  @Test
  void saltOfAnotherLengthIsWrong() throws Exception {
    Party card = card(SignatureAlgorithm.PS256);
    Signature pss = Signature.getInstance("RSASSA-PSS");
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 20, 1));
    pss.initSign(card.key());
    pss.update(hash.digest(ORIGIN.getBytes(StandardCharsets.UTF_8)));
    pss.update(hash.digest(NONCE.getBytes(StandardCharsets.UTF_8)));

    assertWrong(
        TokenDraft.of(card, SignatureAlgorithm.PS256)
            .with("signature", TokenDraft.base64(pss.sign()))
            .json());
  }

  @Test
  void rightSignatureByAWeakKeyIsRefused() {
    KeyPair weak = TestKeys.rsa(1024);
    String json =
        TokenDraft.of(TestPki.card(ROOT).keys(weak).make(), SignatureAlgorithm.RS256).json();

    assertRefused(CardRefusal.WEAK_KEY, () -> verify(json));
  }

  @Test
  void certificateChangedToOneWithAnotherKeyMakesTheSignatureWrong() {
    TokenDraft token = TokenDraft.of(card(SignatureAlgorithm.ES256), SignatureAlgorithm.ES256);
    Party other = card(SignatureAlgorithm.ES256);

    assertThat(TokenDraft.base64(TestPki.der(other.certificate())))
        .isNotEqualTo(token.field("unverifiedCertificate"));
    assertWrong(
        token
            .with("unverifiedCertificate", TokenDraft.base64(TestPki.der(other.certificate())))
            .json());
  }

  private static Party card(SignatureAlgorithm algorithm) {
    return TestPki.card(ROOT)
        .keys(rsa(algorithm) ? TestKeys.rsa(2048) : TestKeys.ec(curve(algorithm)))
        .make();
  }

  private static boolean rsa(SignatureAlgorithm algorithm) {
    return !algorithm.name().startsWith("ES");
  }

  private static String curve(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case ES256 -> TestKeys.P256;
      case ES384 -> TestKeys.P384;
      default -> TestKeys.P521;
    };
  }

  private static byte[] signature(TokenDraft token) {
    return Base64.getDecoder().decode(token.field("signature"));
  }

  private static byte[] fixed(BigInteger number, int length) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[length];
    int kept = Math.min(bytes.length, length);
    System.arraycopy(bytes, bytes.length - kept, fixed, length - kept, kept);
    return fixed;
  }

  private static void verify(String json) throws CardException {
    TokenSignature.verify(AuthToken.parse(json), ORIGIN, NONCE);
  }

  private static void assertRight(String json) {
    assertThatCode(() -> verify(json)).doesNotThrowAnyException();
  }

  private static void assertWrong(String json) {
    assertRefused(CardRefusal.WRONG_SIGNATURE, () -> verify(json));
  }
}

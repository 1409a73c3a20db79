package hu.ugyfelkapu.keycloak.idcard.token;

import static hu.ugyfelkapu.keycloak.idcard.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.TestKeys;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import hu.ugyfelkapu.keycloak.idcard.testing.TokenDraft;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens can be read at all (mission.md §7). */
class AuthTokenTest {

  private static final Party CARD = TestPki.card(TestPki.root().make()).make();

  @ParameterizedTest
  @ValueSource(strings = {"web-eid:1", "web-eid:1.0", "web-eid:1.1", "web-eid:1.12"})
  void tokenOfVersionOneIsRead(String format) throws CardException {
    TokenDraft draft = draft().with("format", format);

    AuthToken token = AuthToken.parse(draft.json());

    assertThat(token.certificate()).isEqualTo(CARD.certificate());
    assertThat(token.algorithm()).isEqualTo(SignatureAlgorithm.ES256);
    assertThat(TokenDraft.base64(token.signature())).isEqualTo(draft.field("signature"));
  }

  @ParameterizedTest
  @EnumSource
  void everyAlgorithmIsKnownByItsName(SignatureAlgorithm algorithm) throws CardException {
    assertThat(AuthToken.parse(draft().with("algorithm", algorithm.name()).json()).algorithm())
        .isEqualTo(algorithm);
  }

  @Test
  void tokenWithoutAppVersionIsRead() throws CardException {
    assertThat(AuthToken.parse(draft().without("appVersion").json())).isNotNull();
  }

  @Test
  void fieldsOfALaterMinorVersionAreIgnored() throws CardException {
    Map<String, Object> algorithm =
        Map.of("cryptoAlgorithm", "ECC", "hashFunction", "SHA-256", "paddingScheme", "NONE");
    String json =
        draft()
            .with("format", "web-eid:1.1")
            .with(
                "unverifiedSigningCertificates",
                List.of(
                    Map.of(
                        "certificate", "MII", "supportedSignatureAlgorithms", List.of(algorithm))))
            .with("more", 12)
            .with("nothing", null)
            .json();

    assertThat(AuthToken.parse(json)).isNotNull();
  }

  /** Of one version's field an older one knows nothing, and it must not count either way. */
  @Test
  void fieldInsideAnIgnoredOneIsNoField() {
    TokenDraft draft = draft();
    String json =
        draft
            .with("more", Map.of("signature", draft.field("signature")))
            .without("signature")
            .json();

    assertMalformed(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web-eid:2",
        "web-eid:2.0",
        "web-eid:10",
        "web-eid:0.9",
        "web-eid",
        "web-eid:",
        "web-eid:1.",
        "web-eid:1.0.0",
        "web-eid:1.00",
        "web-eid:1.x",
        "WEB-EID:1.0",
        " web-eid:1.0",
        "web-eid:1.0\n",
        "web-eid:1.１",
        "web-eid:1.1000",
        ""
      })
  void anotherFormatIsRefused(String format) {
    assertMalformed(draft().with("format", format).json());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "none",
        "HS256",
        "es256",
        "ES256 ",
        "ES256K",
        "EdDSA",
        "RS1",
        "SHA256withRSA",
        "ＥＳ256"
      })
  void unknownAlgorithmIsRefused(String algorithm) {
    assertRefused(
        CardRefusal.WRONG_ALGORITHM,
        () -> AuthToken.parse(draft().with("algorithm", algorithm).json()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unverifiedCertificate", "algorithm", "signature", "format"})
  void missingFieldIsRefused(String field) {
    assertMalformed(draft().without(field).json());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"unverifiedCertificate", "algorithm", "signature", "format", "appVersion"})
  void fieldOfAnotherTypeIsRefused(String field) {
    for (Object value :
        new Object[] {1, 1.5, true, List.of("ES256"), Map.of("a", "b"), List.of(), Map.of()}) {
      assertMalformed(draft().with(field, value).json());
    }
    assertMalformed(draft().with(field, null).json());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"unverifiedCertificate", "algorithm", "signature", "format", "appVersion", "more"})
  void fieldThatIsThereTwiceIsRefused(String field) {
    TokenDraft draft = draft().with("more", "of it");
    String again = ",\"" + field + "\":\"" + draft.field(field) + "\"}";
    String json = draft.json();

    assertMalformed(json.substring(0, json.length() - 1) + again);
    assertMalformed(json.substring(0, json.length() - 1) + again.replace(field, escaped(field)));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        " ",
        "null",
        "1",
        "\"text\"",
        "[]",
        "{}",
        "{",
        "}",
        "{\"format\"",
        "{\"format\":",
        "{]",
        "\u0000",
        "\uFEFF{}",
        "{\"a\":\"\n\"}",
        "{'format':'web-eid:1'}",
        "{format:1}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{,}",
        "{\"a\":1,}",
        "\uD800"
      })
  void whatIsNoTokenIsRefused(String json) {
    assertMalformed(json);
  }

  @Test
  void whatComesAfterTheTokenIsRefused() {
    for (String more : new String[] {"{}", "x", "}", "]", "1", "null", "/* */", ",", "\u0000"}) {
      assertMalformed(draft().json() + more);
    }
    assertMalformed("[" + draft().json() + "]");
  }

  @Test
  void spacesAroundTheTokenAreAllowed() throws CardException {
    assertThat(AuthToken.parse(" \r\n\t" + draft().json() + "\n")).isNotNull();
  }

  @Test
  void tokenOfTheGreatestLengthIsReadAndALongerOneIsNot() throws CardException {
    String json = draft().json();
    String longest = json + " ".repeat(TokenFields.MOST_CHARACTERS - json.length());

    assertThat(AuthToken.parse(longest)).isNotNull();
    assertMalformed(longest + " ");
  }

  /** The limit is there for others than citizens: the longest real token has to fit well. */
  @Test
  void tokenWithTheLongestKeysFits() throws Exception {
    byte[] modulus = new byte[1024];
    Arrays.fill(modulus, (byte) 0xff);
    SubjectPublicKeyInfo longest =
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
            new RSAPublicKey(new BigInteger(1, modulus), BigInteger.valueOf(65_537)));
    Party root = TestPki.root().keys(TestKeys.rsa(3072)).make();
    Party card = TestPki.card(root).publicKey(longest).make();
    String json =
        TokenDraft.of(CARD, SignatureAlgorithm.ES256)
            .with("unverifiedCertificate", TokenDraft.base64(TestPki.der(card.certificate())))
            .with("signature", TokenDraft.base64(modulus))
            .json();

    assertThat(AuthToken.parse(json)).isNotNull();
    assertThat(json.length()).isLessThan(TokenFields.MOST_CHARACTERS / 2);
  }

  @Test
  void ignoredFieldNestedDeeplyIsRefused() {
    String json = draft().with("more", "@").json();

    assertMalformed(json.replace("\"@\"", "[".repeat(8) + "]".repeat(8)));
    assertMalformed(json.replace("\"@\"", "[".repeat(7000)));
    assertMalformed(json.replace("\"@\"", "{\"a\":".repeat(2000) + "1" + "}".repeat(2000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unverifiedCertificate", "signature"})
  void bytesThatAreNotBase64InItsOneFormAreRefused(String field) {
    String right = draft().with("signature", "AAECAw==").field(field);
    String body = right.replace("=", "");
    String padding = right.substring(body.length());
    for (String wrong :
        new String[] {
          "",
          " " + right,
          right + " ",
          right + "\n",
          right.substring(0, 4) + "\r\n" + right.substring(4),
          right + "=",
          right + "====",
          body.substring(1) + padding,
          "*" + right.substring(1),
          "-" + right.substring(1),
          "_" + right.substring(1),
          "é" + right.substring(1),
          "%41" + right.substring(1),
          "====",
        }) {
      assertMalformed(draft().with(field, wrong).json());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAECAw", "AAECAw=", "AAECAx==", "AAECA===", "AAEC=w==", "AAECAw==AA=="})
  void base64WithMissingPaddingOrStrayBitsIsRefused(String signature) {
    assertMalformed(draft().with("signature", signature).json());
  }

  @Test
  void whatIsNoCertificateIsRefused() {
    for (String bytes : new String[] {"AA==", "MAA=", "MIIB", "BQA="}) {
      assertRefused(
          CardRefusal.MALFORMED_CERTIFICATE,
          () -> AuthToken.parse(draft().with("unverifiedCertificate", bytes).json()));
    }
  }

  @Test
  void nobodyCanChangeTheSignatureOfATokenAfterwards() throws CardException {
    AuthToken token = AuthToken.parse(draft().json());
    byte[] before = token.signature().clone();

    token.signature()[0] ^= 1;

    assertThat(token.signature()).isEqualTo(before);
  }

  /** What was sent may hold a name, and what is told goes into the log. */
  @Test
  void whatIsToldOfATokenQuotesNothing() throws CardException {
    assertThat(AuthToken.parse(draft().json()).toString()).doesNotContain("Kiss");
    for (String json :
        new String[] {
          "{\"Titok\":Titok}",
          "{\"Titok\":\"Titok\",\"Titok\":1}",
          draft().with("format", "Titok").json(),
          draft().with("algorithm", "Titok").json(),
          draft().with("signature", "Titok*").json(),
          draft()
              .with("unverifiedCertificate", Base64.getEncoder().encodeToString("Titok".getBytes()))
              .json()
        }) {
      Throwable refusal = catchThrowable(() -> AuthToken.parse(json));
      assertThat(refusal).hasNoCause();
      assertThat(refusal.getMessage()).doesNotContain("Titok");
    }
  }

  private static TokenDraft draft() {
    return TokenDraft.of(CARD, SignatureAlgorithm.ES256);
  }

  /** The same name, to whoever reads JSON. */
  private static String escaped(String name) {
    return String.format("\\u%04x", (int) name.charAt(0)) + name.substring(1);
  }

  private static void assertMalformed(String json) {
    assertRefused(CardRefusal.MALFORMED_TOKEN, () -> AuthToken.parse(json));
  }
}

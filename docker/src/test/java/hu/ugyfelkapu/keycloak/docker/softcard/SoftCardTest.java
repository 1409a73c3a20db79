package hu.ugyfelkapu.keycloak.docker.softcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Attribute;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectDirectoryAttributes;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The cards, and what they answer to a challenge (mission.md §7). */
class SoftCardTest {
  private static final String ORIGIN = "https://belepes.pelda.test";
  private static final String NONCE = "12345678901234567890123456789012345678901234";
  private static final DemoHolder HOLDER =
      new DemoHolder("Őri", "Ödön", LocalDate.of(1972, 2, 29), "DEMO000003AC");

  @TempDir private Path directory;
  private DemoIssuer issuer;
  private CardOffice office;

  @BeforeEach
  void open() throws Exception {
    issuer = DemoIssuer.open(directory, Instant.now());
    office = new CardOffice(issuer, URI.create("http://localhost:1/soft-card"), Clock.systemUTC());
  }

  // H76: the hash of the nonce's text, not of what it encodes; and the origin before it.
  @ParameterizedTest
  @EnumSource
  void signatureIsOverTheHashesOfOriginAndNonceText_H76(CardAlgorithm algorithm) throws Exception {
    DemoCard card = office.issue(HOLDER, algorithm);

    JsonNode token = token(SoftCard.token(card, ORIGIN, NONCE));

    assertThat(token.get("algorithm").asText()).isEqualTo(algorithm.name());
    assertThat(TokenProof.certificate(token)).isEqualTo(card.certificate());
    assertThat(TokenProof.holds(token, ORIGIN, NONCE)).isTrue();
    assertThat(TokenProof.holds(token, ORIGIN + "/", NONCE)).isFalse();
    assertThat(TokenProof.holds(token, ORIGIN, NONCE.substring(1) + "5")).isFalse();
    assertThat(TokenProof.holds(token, NONCE, ORIGIN)).isFalse();
  }

  @Test
  void tokenHasTheFieldsOfWebEidAndSaysThatItIsADemos() throws Exception {
    JsonNode token = token(SoftCard.token(office.issue(HOLDER), ORIGIN, NONCE));

    assertThat(token.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "unverifiedCertificate", "algorithm", "signature", "format", "appVersion");
    assertThat(token.get("format").asText()).isEqualTo("web-eid:1.0");
    assertThat(token.get("appVersion").asText()).startsWith("https://").contains("DEMO");
    assertThat(Base64.getDecoder().decode(token.get("signature").asText())).hasSize(64);
  }

  @Test
  void anRsaCardSignsWithEveryAlgorithmOfItsKeyAndNoOther() throws Exception {
    DemoCard card = office.issue(HOLDER, CardAlgorithm.RS256);

    for (CardAlgorithm algorithm : List.of(CardAlgorithm.PS512, CardAlgorithm.RS384)) {
      String token = SoftCard.token(card, ORIGIN, NONCE, algorithm);
      assertThat(TokenProof.holds(token(token), ORIGIN, NONCE)).isTrue();
    }
    assertThatThrownBy(() -> SoftCard.token(card, ORIGIN, NONCE, CardAlgorithm.ES256))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void certificateNamesItsHolderAndIsForAuthenticationOnly() throws Exception {
    X509Certificate certificate = office.issue(HOLDER).certificate();
    JcaX509CertificateHolder fields = new JcaX509CertificateHolder(certificate);

    certificate.verify(issuer.certificate().getPublicKey());
    assertThat(
            Map.of(
                "C", value(fields, BCStyle.C),
                "SURNAME", value(fields, BCStyle.SURNAME),
                "GIVENNAME", value(fields, BCStyle.GIVENNAME),
                "SERIALNUMBER", value(fields, BCStyle.SERIALNUMBER),
                "CN", value(fields, BCStyle.CN)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "C", "HU",
                "SURNAME", "Őri",
                "GIVENNAME", "Ödön",
                "SERIALNUMBER", "DEMO000003AC",
                "CN", "Őri Ödön"));
    assertThat(birthDate(fields)).isEqualTo("19720229120000Z");
    assertThat(certificate.getCriticalExtensionOIDs()).contains("2.5.29.15");
    // digitalSignature, and none of the other eight.
    assertThat(certificate.getKeyUsage())
        .containsExactly(true, false, false, false, false, false, false, false, false);
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(
            Duration.between(
                certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant()))
        .isEqualTo(Duration.ofDays(3 * 365 + 1));
    assertThat(
            AuthorityInformationAccess.fromExtensions(fields.getExtensions())
                .getAccessDescriptions()[0]
                .getAccessLocation()
                .getName())
        .hasToString("http://localhost:1/soft-card/ocsp");
    assertThat(fields.getExtension(DemoMark.OID).isCritical()).isFalse();
  }

  @Test
  void issuerIsADemosAndMayIssueNoOtherIssuers() throws Exception {
    X509Certificate certificate = issuer.certificate();
    JcaX509CertificateHolder fields = new JcaX509CertificateHolder(certificate);

    certificate.verify(certificate.getPublicKey());
    assertThat(value(fields, BCStyle.CN))
        .isEqualTo("Ügyfélkapu+ DEMO issuer - not an identity document");
    assertThat(certificate.getBasicConstraints()).isZero();
    // keyCertSign and cRLSign.
    assertThat(certificate.getKeyUsage())
        .containsExactly(false, false, false, false, false, true, true, false, false);
    assertThat(fields.getExtension(DemoMark.OID).isCritical()).isFalse();
    assertThat(DemoMark.OID.getId()).isEqualTo("2.25.329800735698586629295641978511506172918");
    assertThat(fields.getExtension(DemoMark.OID).getParsedValue()).hasToString("DEMO");
  }

  // H79: what a renewal changes.
  @Test
  void renewedCardNamesTheSameHolderWithAnotherKeyAndNumber_H79() {
    DemoCard card = office.issue(HOLDER, CardAlgorithm.ES384);

    DemoCard renewed = office.renew(card);

    assertThat(renewed.holder()).isEqualTo(card.holder());
    assertThat(renewed.algorithm()).isEqualTo(CardAlgorithm.ES384);
    assertThat(renewed.certificate().getSubjectX500Principal())
        .isEqualTo(card.certificate().getSubjectX500Principal());
    assertThat(renewed.certificate().getPublicKey())
        .isNotEqualTo(card.certificate().getPublicKey());
    assertThat(renewed.certificate().getSerialNumber())
        .isNotEqualTo(card.certificate().getSerialNumber());
  }

  @Test
  void cardsAndKeysPrintNothingSecretNorAName() throws Exception {
    DemoCard card = office.issue(HOLDER);
    KeyAndCertificate responder = issuer.responder();

    assertThat(card.toString()).doesNotContain("Ödön", "PrivateKey");
    assertThat(responder.toString()).doesNotContain("PrivateKey").contains("DEMO");
  }

  private static String value(
      JcaX509CertificateHolder fields, org.bouncycastle.asn1.ASN1ObjectIdentifier type) {
    return fields.getSubject().getRDNs(type)[0].getFirst().getValue().toString();
  }

  private static String birthDate(JcaX509CertificateHolder fields) {
    Attribute attribute =
        (Attribute)
            SubjectDirectoryAttributes.getInstance(
                    fields.getExtension(Extension.subjectDirectoryAttributes).getParsedValue())
                .getAttributes()
                .get(0);
    assertThat(attribute.getAttrType().getId()).isEqualTo("1.3.6.1.5.5.7.9.1");
    return ((ASN1GeneralizedTime) attribute.getAttributeValues()[0]).getTimeString();
  }

  private static JsonNode token(String json) throws Exception {
    return new ObjectMapper().readTree(json);
  }
}

package hu.ugyfelkapu.keycloak.idcard.revocation;

import static hu.ugyfelkapu.keycloak.idcard.testing.TestPki.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.idcard.testing.CertificateDraft;
import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.TestKeys;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Whose answers count. */
class ResponderAuthorityTest {

  private static final Party ROOT = TestPki.root().make();
  private static final Party ISSUER = TestPki.issuer(ROOT).make();
  private static final Party CARD = TestPki.card(ISSUER).make();
  private static final Issued ISSUED = new Issued(CARD.certificate(), ISSUER.certificate());

  private final List<Issued> asked = new ArrayList<>();

  @Test
  void issuerMayAnswer() throws Exception {
    assertThat(read(new Responder(ISSUER))).isEqualTo(Status.GOOD);
    assertThat(read(new Responder(ISSUER).sends())).isEqualTo(Status.GOOD);
  }

  @Test
  void responderOfTheIssuerMayAnswer() throws Exception {
    assertThat(read(new Responder(responder(ISSUER).make()))).isEqualTo(Status.GOOD);
    assertThat(asked).isEmpty();
  }

  @Test
  void responderMayBeNamedByItsKey() throws Exception {
    assertThat(read(new Responder(responder(ISSUER).make()).isNamedByKey())).isEqualTo(Status.GOOD);
    assertThat(read(new Responder(ISSUER).isNamedByKey())).isEqualTo(Status.GOOD);
  }

  @Test
  void responderAmongOtherCertificatesIsFound() throws Exception {
    Party responder = responder(ISSUER).make();

    assertThat(read(new Responder(responder).sends(ROOT, ISSUER, responder)))
        .isEqualTo(Status.GOOD);
  }

  @Test
  void responderWithTheIssuersNameIsFoundByItsSignature() throws Exception {
    Party namesake = responder(ISSUER).subject(Responder.holder(ISSUER).getSubject()).make();

    assertThat(read(new Responder(namesake))).isEqualTo(Status.GOOD);
  }

  @Test
  void responderWhoseCertificateDoesNotComeIsRefused() {
    assertRefused(new Responder(responder(ISSUER).make()).sends(), "nobody");
  }

  @Test
  void responderWithAnotherKeyThanItsCertificateIsRefused() {
    Party impostor = new Party(responder(ISSUER).make().certificate(), TestKeys.ec(TestKeys.P256));

    assertRefused(new Responder(impostor), "nobody");
  }

  @Test
  void issuersNameWithAnotherKeyIsRefused() {
    assertRefused(
        new Responder(new Party(ISSUER.certificate(), TestKeys.ec(TestKeys.P256))), "nobody");
  }

  @Test
  void responderOfAnotherAuthorityIsRefused() {
    Party other = TestPki.root().subject("C=HU,O=Mas,CN=Mas Root CA").make();

    assertRefused(new Responder(responder(other).make()), "another issuer");
  }

  @Test
  void responderOfASiblingIssuerIsRefused() {
    Party sibling = TestPki.issuer(ROOT).subject("C=HU,O=Proba,CN=Proba Other CA").make();

    assertRefused(new Responder(responder(sibling).make()), "another issuer");
  }

  @Test
  void responderOfASiblingIssuerWithTheSameNameIsRefused() {
    Party namesake = TestPki.issuer(ROOT).make();

    assertRefused(new Responder(responder(namesake).make()), "another issuer");
  }

  @Test
  void responderOfTheIssuersIssuerIsRefused() {
    assertRefused(new Responder(responder(ROOT).make()), "another issuer");
    assertRefused(new Responder(ROOT), "another issuer");
  }

  @Test
  void certificateThatIsNotForOcspIsRefused() {
    assertRefused(
        new Responder(responder(ISSUER).without(Extension.extendedKeyUsage).make()),
        "not for OCSP");
    assertRefused(
        new Responder(
            responder(ISSUER)
                .extendedKeyUsage(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth)
                .make()),
        "not for OCSP");
    assertRefused(
        new Responder(responder(ISSUER).extendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage).make()),
        "not for OCSP");
  }

  @Test
  void cardCannotAnswerForItself() {
    assertRefused(new Responder(CARD), "not for OCSP");
  }

  @Test
  void certificateThatIsNotForSignaturesIsRefused() {
    assertRefused(
        new Responder(responder(ISSUER).keyUsage(KeyUsage.keyAgreement).make()),
        "not for signatures");
  }

  @Test
  void keyUsageMayBeLeftOut() throws Exception {
    assertThat(read(new Responder(responder(ISSUER).without(Extension.keyUsage).make())))
        .isEqualTo(Status.GOOD);
  }

  @Test
  void expiredResponderIsRefused() {
    assertRefused(
        new Responder(responder(ISSUER).until(NOW.minus(Duration.ofSeconds(1))).make()),
        "not valid now");
  }

  @Test
  void responderThatIsNotYetValidIsRefused() {
    assertRefused(
        new Responder(responder(ISSUER).from(NOW.plus(Duration.ofSeconds(1))).make()),
        "not valid now");
  }

  @Test
  void responderWhoseCertificateIsSignedWeaklyIsRefused() {
    assertRefused(
        new Responder(responder(ISSUER).signedWith("SHA1withECDSA").make()), "another issuer");
  }

  @Test
  void responderWithAWeakKeyIsRefused() {
    assertRefused(
        new Responder(responder(ISSUER).keys(TestKeys.rsa(1024)).make()), "key is too weak");
    Party designated = TestPki.root().keys(TestKeys.rsa(1024)).make();
    assertRefused(new Responder(designated), "key is too weak", designated);
  }

  @Test
  void responderThatMustBeCheckedIsLookedUpInTheList() throws Exception {
    Party checked = TestPki.ocspResponder(ISSUER).make();

    assertThat(read(new Responder(checked), List.of(), list(Status.GOOD))).isEqualTo(Status.GOOD);
    assertThat(asked).containsExactly(new Issued(checked.certificate(), ISSUER.certificate()));
    assertRefused(new Responder(checked), List.of(), list(Status.REVOKED), "revoked");
  }

  @Test
  void responderThatMustBeCheckedAndCannotIsRefused() {
    assertRefused(
        new Responder(TestPki.ocspResponder(ISSUER).make()),
        List.of(),
        (issued, now) -> {
          throw new UnknownStatusException("no list today");
        },
        "no list today");
  }

  @Test
  void designatedResponderMayAnswerWhoeverIssuedIt() throws Exception {
    Party designated = TestPki.root().subject("C=HU,O=Kapu,CN=Own responder").make();

    assertThat(read(new Responder(designated), designated)).isEqualTo(Status.GOOD);
    assertThat(read(new Responder(designated).sends().isNamedByKey(), CARD, designated))
        .isEqualTo(Status.GOOD);
    assertThat(asked).isEmpty();
  }

  @Test
  void nobodyButTheDesignatedResponderMayAnswer() {
    Party designated = TestPki.root().subject("C=HU,O=Kapu,CN=Own responder").make();

    assertRefused(new Responder(ISSUER), "nobody", designated);
    assertRefused(new Responder(responder(ISSUER).make()), "nobody", designated);
    assertRefused(
        new Responder(TestPki.root().subject("C=HU,O=Kapu,CN=Own responder").make()),
        "nobody",
        designated);
  }

  @Test
  void designatedResponderThatHasExpiredIsRefused() {
    Party designated = TestPki.root().until(NOW.minus(Duration.ofSeconds(1))).make();

    assertRefused(new Responder(designated), "not valid now", designated);
  }

  private static CertificateDraft responder(Party issuer) {
    return TestPki.ocspResponder(issuer)
        .extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
  }

  private StatusSource list(Status status) {
    return (issued, now) -> {
      asked.add(issued);
      return status;
    };
  }

  private Status read(Responder responder, Party... designated) throws Exception {
    return read(responder, List.of(designated), list(Status.REVOKED));
  }

  private static Status read(Responder responder, List<Party> designated, StatusSource lists)
      throws Exception {
    List<X509Certificate> certificates = designated.stream().map(Party::certificate).toList();
    OcspRules rules = new OcspRules(true, Duration.ofHours(1), Duration.ZERO);
    OcspRequest request = OcspRequest.about(ISSUED);
    return new OcspResponseCheck(rules, new ResponderAuthority(certificates, lists))
        .read(responder.answer(request.encoded()), request, NOW)
        .status();
  }

  private void assertRefused(Responder responder, String reason, Party... designated) {
    assertRefused(responder, List.of(designated), list(Status.REVOKED), reason);
  }

  private static void assertRefused(
      Responder responder, List<Party> designated, StatusSource lists, String reason) {
    assertThatThrownBy(() -> read(responder, designated, lists))
        .isInstanceOf(UnknownStatusException.class)
        .hasMessageContaining(reason);
  }
}

package hu.ugyfelkapu.keycloak.idcard.revocation;

import static hu.ugyfelkapu.keycloak.idcard.testing.TestPki.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.TestKeys;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import java.net.URI;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrlCheckTest {

  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final String HERE = "http://lists.pelda.test/3.crl";

  private static final Party ROOT = TestPki.root().make();
  private static final Party ISSUER = TestPki.issuer(ROOT).make();
  private static final Party CARD = TestPki.card(ISSUER).make();
  private static final Party OTHER_CARD = TestPki.card(ISSUER).make();
  private static final Issued ISSUED = new Issued(CARD.certificate(), ISSUER.certificate());

  @Test
  void certificateThatIsNotListedIsGood() throws Exception {
    assertThat(read(new ListDraft(ISSUER))).isEqualTo(Status.GOOD);
    assertThat(read(new ListDraft(ISSUER).revoked(OTHER_CARD))).isEqualTo(Status.GOOD);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        CRLReason.unspecified,
        CRLReason.keyCompromise,
        CRLReason.superseded,
        CRLReason.certificateHold,
        CRLReason.removeFromCRL
      })
  void listedCertificateIsRevokedForWhateverReason(int reason) throws Exception {
    assertThat(read(new ListDraft(ISSUER).revoked(OTHER_CARD).revoked(CARD, reason)))
        .isEqualTo(Status.REVOKED);
  }

  @Test
  void listedCertificateIsRevokedEvenByAnOldOrPartialList() throws Exception {
    assertThat(read(new ListDraft(ISSUER).revoked(CARD).until(NOW.minus(Duration.ofDays(1)))))
        .isEqualTo(Status.REVOKED);
    assertThat(read(new ListDraft(ISSUER).revoked(CARD).forSomeReasonsOnly()))
        .isEqualTo(Status.REVOKED);
  }

  @Test
  void listHoldsUntilItsEndGivenThatClocksDiffer() throws Exception {
    assertThat(read(new ListDraft(ISSUER).until(NOW.minus(SKEW)))).isEqualTo(Status.GOOD);
    assertRefused(new ListDraft(ISSUER).until(NOW.minus(SKEW).minus(MOMENT)), "over");
  }

  @Test
  void listWithoutAnEndIsRefused() {
    assertRefused(new ListDraft(ISSUER).withoutEnd(), "over");
  }

  @Test
  void listOfTheFutureIsRefusedUnlessClocksDiffer() throws Exception {
    assertThat(read(new ListDraft(ISSUER, NOW.plus(SKEW)))).isEqualTo(Status.GOOD);
    assertRefused(new ListDraft(ISSUER, NOW.plus(SKEW).plus(MOMENT)), "over");
  }

  @Test
  void listOfAnotherIssuerIsRefused() {
    assertRefused(new ListDraft(ROOT), "another issuer");
    assertRefused(
        new ListDraft(ISSUER, new X500Name("C=HU,CN=Mas CA"), NOW.minus(SKEW)), "another issuer");
  }

  @Test
  void listOfANamesakeIsRefused() {
    assertRefused(new ListDraft(TestPki.issuer(ROOT).make()), "signature");
    assertRefused(new ListDraft(TestPki.issuer(ROOT).make()).revoked(CARD), "signature");
  }

  @Test
  void listWithABrokenSignatureIsRefused() {
    assertRefused(
        new ListDraft(new Party(ISSUER.certificate(), TestKeys.ec(TestKeys.P256))), "signature");
    assertRefused(new ListDraft(new Party(ISSUER.certificate(), TestKeys.rsa(2048))), "signature");
  }

  @Test
  void issuerThatMayNotSignListsIsRefused() {
    Party silent = TestPki.issuer(ROOT).keyUsage(KeyUsage.keyCertSign).make();
    Party card = TestPki.card(silent).make();

    assertThatThrownBy(
            () ->
                read(
                    new ListDraft(silent).list(),
                    new Issued(card.certificate(), silent.certificate())))
        .isInstanceOf(UnknownStatusException.class)
        .hasMessageContaining("not for lists");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA1withRSA", "MD5withRSA", "SHA1withRSAandMGF1"})
  void weakSignatureIsRefused(String algorithm) {
    assertThatThrownBy(() -> readOfRsa(algorithm))
        .isInstanceOf(UnknownStatusException.class)
        .hasMessageContaining("too weak");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA256withRSA", "SHA512withRSA", "SHA256withRSAandMGF1"})
  void strongSignatureIsTaken(String algorithm) throws Exception {
    assertThat(readOfRsa(algorithm)).isEqualTo(Status.GOOD);
  }

  @Test
  void listOfChangesIsRefused() {
    assertRefused(new ListDraft(ISSUER).delta(), "critical");
  }

  @Test
  void indirectListIsRefused() {
    assertRefused(new ListDraft(ISSUER).indirect(), "not for this certificate");
  }

  @Test
  void listForSomeReasonsIsRefused() {
    assertRefused(new ListDraft(ISSUER).forSomeReasonsOnly(), "not for this certificate");
  }

  @Test
  void listOfAttributesIsRefused() {
    assertRefused(new ListDraft(ISSUER).ofAttributesOnly(), "not for this certificate");
  }

  @Test
  void listOfUsersIsForCardsAndListOfAuthoritiesForAuthorities() throws Exception {
    Issued authority = new Issued(ISSUER.certificate(), ROOT.certificate());

    assertThat(read(new ListDraft(ISSUER).ofUsersOnly())).isEqualTo(Status.GOOD);
    assertRefused(new ListDraft(ISSUER).ofAuthoritiesOnly(), "not for this certificate");
    assertThat(read(new ListDraft(ROOT).ofAuthoritiesOnly().list(), authority))
        .isEqualTo(Status.GOOD);
    assertThatThrownBy(() -> read(new ListDraft(ROOT).ofUsersOnly().list(), authority))
        .isInstanceOf(UnknownStatusException.class);
  }

  /** Issuers may spread their certificates over several lists; each clears only its own. */
  @Test
  void listForOtherPlacesIsRefused() throws Exception {
    assertThat(read(new ListDraft(ISSUER).publishedAt(HERE))).isEqualTo(Status.GOOD);
    assertRefused(
        new ListDraft(ISSUER).publishedAt("http://lists.pelda.test/4.crl"),
        "not for this certificate");
  }

  @Test
  void criticalExtensionThatIsNotKnownIsRefused() {
    ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("2.25.4711");

    assertRefused(new ListDraft(ISSUER).extension(unknown, true, DERNull.INSTANCE), "critical");
  }

  @Test
  void otherExtensionsDoNotMatter() throws Exception {
    ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("2.25.4711");

    assertThat(read(new ListDraft(ISSUER).extension(unknown, false, DERNull.INSTANCE)))
        .isEqualTo(Status.GOOD);
  }

  @Test
  void entriesOfOtherIssuersMakeAListUnreadable() throws Exception {
    X509CRL list = new ListDraft(ISSUER).revokedOf(ROOT, OTHER_CARD).list();

    assertThatThrownBy(() -> new CrlCheck(SKEW).requireReadable(list))
        .isInstanceOf(UnknownStatusException.class)
        .hasMessageContaining("critical");
    new CrlCheck(SKEW).requireReadable(new ListDraft(ISSUER).revoked(OTHER_CARD).list());
    new CrlCheck(SKEW).requireReadable(new ListDraft(ISSUER).list());
  }

  private static Status readOfRsa(String algorithm) throws UnknownStatusException {
    Party issuer = TestPki.root().keys(TestKeys.rsa(2048)).make();
    Party card = TestPki.card(issuer).make();
    return read(
        new ListDraft(issuer).signedWith(algorithm).list(),
        new Issued(card.certificate(), issuer.certificate()));
  }

  private static Status read(ListDraft draft) throws UnknownStatusException {
    return read(draft.list(), ISSUED);
  }

  private static Status read(X509CRL list, Issued issued) throws UnknownStatusException {
    return new CrlCheck(SKEW).read(list, issued, List.of(URI.create(HERE)), NOW);
  }

  private static void assertRefused(ListDraft draft, String reason) {
    assertThatThrownBy(() -> read(draft))
        .isInstanceOf(UnknownStatusException.class)
        .hasMessageContaining(reason);
  }
}

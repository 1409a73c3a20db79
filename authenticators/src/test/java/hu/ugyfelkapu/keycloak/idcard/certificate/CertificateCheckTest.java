package hu.ugyfelkapu.keycloak.idcard.certificate;

import static hu.ugyfelkapu.keycloak.idcard.testing.TestPki.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import hu.ugyfelkapu.keycloak.idcard.testing.CertificateDraft;
import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.Refusals;
import hu.ugyfelkapu.keycloak.idcard.testing.TestKeys;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import java.security.KeyPair;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cards are believed, but for revocation (mission.md §7). */
class CertificateCheckTest {

  private static final Party ROOT = TestPki.root().make();
  private static final Party ISSUER = TestPki.issuer(ROOT).make();
  private static final TrustStore TRUST = TrustStore.parse(ROOT.pem(), ISSUER.pem());
  private static final CertificateRules RULES = CertificateRules.from(null, null, null);

  @Test
  void goodCardIsTakenWithItsPath() throws CardException {
    Party card = card().make();

    CardPath path = check(TRUST, card);

    assertThat(path.certificates())
        .containsExactly(card.certificate(), ISSUER.certificate(), ROOT.certificate());
    assertThat(path.card()).isEqualTo(card.certificate());
    assertThat(path.issuer()).isEqualTo(ISSUER.certificate());
  }

  @Test
  void cardDirectlyBelowAnAnchorIsTaken() throws CardException {
    Party card = TestPki.card(ROOT).make();

    assertThat(check(TRUST, card).certificates())
        .containsExactly(card.certificate(), ROOT.certificate());
    assertThat(check(TrustStore.parse(ISSUER.pem(), null), card().make()).certificates())
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "secp256r1,SHA256withECDSA",
    "secp384r1,SHA384withECDSA",
    "secp521r1,SHA512withECDSA"
  })
  void pathsWithEllipticKeysAreTaken(String curve, String algorithm) {
    assertTaken(TestPki.root().keys(TestKeys.ec(curve)).make(), TestKeys.ec(curve), algorithm);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHA256withRSA", "SHA384withRSA", "SHA512withRSA",
        "SHA256withRSAandMGF1", "SHA384withRSAandMGF1", "SHA512withRSAandMGF1"
      })
  void pathsWithRsaKeysAreTaken(String algorithm) {
    assertTaken(TestPki.root().keys(TestKeys.rsa(3072)).make(), TestKeys.rsa(2048), algorithm);
  }

  private static void assertTaken(Party root, KeyPair keys, String algorithm) {
    Party issuer = TestPki.issuer(root).keys(keys).signedWith(algorithm).make();
    Party card = TestPki.card(issuer).keys(keys).signedWith(algorithm).make();

    assertThatCode(() -> check(TrustStore.parse(root.pem(), issuer.pem()), card))
        .doesNotThrowAnyException();
  }

  @Test
  void oneOfSeveralAnchorsIsEnough() {
    Party other = TestPki.root().subject("CN=Masik Root CA").make();

    assertTaken(TrustStore.parse(Party.bundle(other, ROOT), ISSUER.pem()), card().make());
  }

  @Test
  void anchorsOfTheSameNameAreTriedOneAfterTheOther() {
    Party impostor = TestPki.root().make();

    assertTaken(TrustStore.parse(Party.bundle(impostor, ROOT), ISSUER.pem()), card().make());
  }

  @Test
  void cardOfAnotherIssuerIsRefused() {
    Party otherRoot = TestPki.root().subject("CN=Masik Root CA").make();
    Party otherIssuer = TestPki.issuer(otherRoot).make();

    assertUntrusted(TRUST, TestPki.card(otherIssuer).make());
    assertUntrusted(TRUST, TestPki.card(TestPki.root().make()).make());
  }

  /** Names and key identifiers are right, and only the signature tells. */
  @Test
  void cardSignedByAnImpostorIsRefused() {
    Party impostor = new Party(ISSUER.certificate(), TestKeys.ec(TestKeys.P256));

    assertUntrusted(TRUST, TestPki.card(impostor).make());
  }

  @Test
  void cardThatSignedItselfIsRefused() {
    Party own = TestPki.card(null).make();

    assertUntrusted(TRUST, own);
  }

  @Test
  void cardWhoseIssuerIsNotConfiguredIsRefused() {
    assertUntrusted(TrustStore.parse(ROOT.pem(), null), card().make());
  }

  @Test
  void cardIssuedByAnotherCardIsRefused() {
    Party card = card().make();

    assertUntrusted(TRUST, TestPki.card(card).make());
  }

  @Test
  void anchorThatHasExpiredDoesNotCount() {
    Party over = TestPki.root().until(NOW.minusSeconds(1)).make();
    Party notYet = TestPki.root().from(NOW.plusSeconds(1)).make();

    assertUntrusted(TrustStore.parse(over.pem(), null), TestPki.card(over).make());
    assertUntrusted(TrustStore.parse(notYet.pem(), null), TestPki.card(notYet).make());
  }

  @Test
  void issuerThatHasExpiredDoesNotCount() {
    Party over = TestPki.issuer(ROOT).until(NOW.minusSeconds(1)).make();

    assertUntrusted(TrustStore.parse(ROOT.pem(), over.pem()), TestPki.card(over).make());
  }

  @Test
  void issuersBeyondTheAnchorsPathLengthAreRefused() {
    Party root = TestPki.root().pathLength(0).make();
    Party issuer = TestPki.issuer(root).make();

    assertTaken(TrustStore.parse(root.pem(), null), TestPki.card(root).make());
    assertUntrusted(TrustStore.parse(root.pem(), issuer.pem()), TestPki.card(issuer).make());
  }

  @Test
  void issuersBeyondAnIssuersPathLengthAreRefused() {
    Party upper = TestPki.issuer(ROOT).pathLength(0).subject("CN=Felso CA").make();
    Party lower = TestPki.issuer(upper).subject("CN=Also CA").make();
    TrustStore trust = TrustStore.parse(ROOT.pem(), Party.bundle(upper, lower));

    assertTaken(trust, TestPki.card(upper).make());
    assertUntrusted(trust, TestPki.card(lower).make());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void namesOutsideTheConstraintsOfAnAuthorityAreRefused(boolean ofTheAnchor) {
    for (CertificateDraft limits :
        new CertificateDraft[] {
          limited(ofTheAnchor).permittedNames("C=HU,O=Mas"),
          limited(ofTheAnchor).permittedNames("C=AT"),
          limited(ofTheAnchor).excludedNames("C=HU")
        }) {
      Party authority = limits.make();
      assertUntrusted(limitedTrust(ofTheAnchor, authority), TestPki.card(authority).make());
    }
    for (CertificateDraft limits :
        new CertificateDraft[] {
          limited(ofTheAnchor).permittedNames("C=HU"), limited(ofTheAnchor).excludedNames("C=AT")
        }) {
      Party authority = limits.make();
      assertTaken(limitedTrust(ofTheAnchor, authority), TestPki.card(authority).make());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void alternativeNameOutsideTheConstraintsIsRefused(boolean ofTheAnchor) {
    GeneralSubtree permitted =
        new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, "pelda.test"));
    Party authority =
        limited(ofTheAnchor)
            .extension(
                Extension.nameConstraints,
                true,
                new NameConstraints(new GeneralSubtree[] {permitted}, null))
            .make();
    TrustStore trust = limitedTrust(ofTheAnchor, authority);

    assertTaken(trust, withAddress(authority, "anna@pelda.test"));
    assertUntrusted(trust, withAddress(authority, "anna@masik.test"));
    assertTaken(trust, TestPki.card(authority).subject("E=anna@pelda.test,C=HU").make());
    assertUntrusted(trust, TestPki.card(authority).subject("E=anna@masik.test,C=HU").make());
  }

  /** What is between has to keep within the limits as well. */
  @Test
  void issuerOutsideTheConstraintsOfTheAnchorIsRefused() {
    Party root = TestPki.root().excludedNames("C=HU,O=Proba").make();
    Party issuer = TestPki.issuer(root).make();
    TrustStore trust = TrustStore.parse(root.pem(), issuer.pem());

    assertUntrusted(trust, TestPki.card(issuer).make());
    assertTaken(trust, TestPki.card(root).make());
  }

  private static CertificateDraft limited(boolean anchor) {
    return anchor ? TestPki.root() : TestPki.issuer(ROOT);
  }

  private static TrustStore limitedTrust(boolean anchor, Party authority) {
    return anchor
        ? TrustStore.parse(authority.pem(), null)
        : TrustStore.parse(ROOT.pem(), authority.pem());
  }

  private static Party withAddress(Party authority, String address) {
    return TestPki.card(authority)
        .extension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.rfc822Name, address)))
        .make();
  }

  @Test
  void cardIsValidFromItsFirstToItsLastMoment() {
    Instant from = Instant.parse("2026-05-01T00:00:00Z");
    Instant until = Instant.parse("2026-07-01T00:00:00Z");
    Party card = card().from(from).until(until).make();
    CertificateCheck check = new CertificateCheck(TRUST, RULES);

    assertThatCode(() -> check.check(card.certificate(), from)).doesNotThrowAnyException();
    assertThatCode(() -> check.check(card.certificate(), until)).doesNotThrowAnyException();
    Refusals.assertRefused(
        CardRefusal.NOT_YET_VALID, () -> check.check(card.certificate(), from.minusMillis(1)));
    Refusals.assertRefused(
        CardRefusal.EXPIRED, () -> check.check(card.certificate(), until.plusMillis(1)));
  }

  @Test
  void cardIssuedTooEarlyIsRefused() {
    Instant first = Instant.parse("2015-12-31T23:00:00Z");

    assertTaken(TRUST, card().from(first).make());
    assertRefused(CardRefusal.ISSUED_TOO_EARLY, card().from(first.minusSeconds(1)).make());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        KeyUsage.digitalSignature,
        KeyUsage.digitalSignature | KeyUsage.keyAgreement,
        KeyUsage.digitalSignature | KeyUsage.nonRepudiation
      })
  void cardForAuthenticationIsTaken(int usage) {
    assertTaken(TRUST, card().keyUsage(usage).make());
  }

  /** Whoever believes to sign a document must not be logged in somewhere. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        KeyUsage.nonRepudiation,
        KeyUsage.keyEncipherment,
        KeyUsage.keyAgreement,
        KeyUsage.nonRepudiation | KeyUsage.keyEncipherment,
        KeyUsage.keyCertSign
      })
  void cardForSomethingElseIsRefused(int usage) {
    assertRefused(CardRefusal.WRONG_USAGE, card().keyUsage(usage).make());
  }

  @Test
  void cardThatDoesNotSayWhatItIsForIsRefused() {
    assertRefused(CardRefusal.WRONG_USAGE, card().without(Extension.keyUsage).make());
    assertRefused(CardRefusal.WRONG_USAGE, card().without(Extension.extendedKeyUsage).make());
  }

  @Test
  void cardNotForClientAuthenticationIsRefused() {
    for (KeyPurposeId[] purposes :
        new KeyPurposeId[][] {
          {KeyPurposeId.anyExtendedKeyUsage},
          {KeyPurposeId.id_kp_serverAuth},
          {KeyPurposeId.id_kp_emailProtection, KeyPurposeId.id_kp_smartcardlogon},
          {KeyPurposeId.id_kp_OCSPSigning, KeyPurposeId.anyExtendedKeyUsage}
        }) {
      assertRefused(CardRefusal.WRONG_USAGE, card().extendedKeyUsage(purposes).make());
    }
  }

  @Test
  void cardForClientAuthenticationAndMoreIsTaken() {
    assertTaken(
        TRUST,
        card()
            .extendedKeyUsage(KeyPurposeId.id_kp_emailProtection, KeyPurposeId.id_kp_clientAuth)
            .make());
    assertTaken(
        TRUST,
        card()
            .extension(
                Extension.extendedKeyUsage,
                true,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
            .make());
  }

  @Test
  void authorityIsNoCard() {
    assertRefused(
        CardRefusal.WRONG_USAGE,
        card().extension(Extension.basicConstraints, true, new BasicConstraints(true)).make());
    assertRefused(
        CardRefusal.WRONG_USAGE,
        TestPki.issuer(ROOT)
            .from(NOW)
            .keyUsage(KeyUsage.keyCertSign | KeyUsage.digitalSignature)
            .extendedKeyUsage(KeyPurposeId.id_kp_clientAuth)
            .make());
  }

  @Test
  void cardWithoutBasicConstraintsIsTaken() {
    assertTaken(TRUST, card().without(Extension.basicConstraints).make());
  }

  @Test
  void oneOfTheRequiredPoliciesIsEnough() {
    CertificateRules rules = rules(Set.of("1.2.3", "1.2.4"), Set.of());

    assertTaken(rules, card().policies("1.2.4").make());
    assertTaken(rules, card().policies("1.2.9", "1.2.3").make());
    assertRefused(CardRefusal.WRONG_POLICY, rules, card().policies("1.2.9").make());
    assertRefused(CardRefusal.WRONG_POLICY, rules, card().policies("1.2.34", "1.2").make());
    assertRefused(CardRefusal.WRONG_POLICY, rules, card().policies("2.5.29.32.0").make());
    assertRefused(
        CardRefusal.WRONG_POLICY, rules, card().without(Extension.certificatePolicies).make());
  }

  @Test
  void forbiddenPolicyIsRefusedWhateverElseIsThere() {
    CertificateRules rules = rules(Set.of("1.2.3"), Set.of("1.2.8", "1.2.9"));

    assertTaken(rules, card().policies("1.2.3", "1.2.7").make());
    assertRefused(CardRefusal.WRONG_POLICY, rules, card().policies("1.2.3", "1.2.9").make());
    assertRefused(
        CardRefusal.WRONG_POLICY,
        rules(Set.of(), Set.of("1.2.9")),
        card().policies("1.2.9").make());
    assertTaken(
        rules(Set.of(), Set.of("1.2.9")), card().without(Extension.certificatePolicies).make());
  }

  @Test
  void policiesThatCannotBeReadAreRefused() {
    byte[] nested = new byte[8000];
    Arrays.fill(nested, (byte) 0x30);
    for (byte[] value : new byte[][] {{}, {0x30}, {0x05, 0x00}, {0x30, 0x02, 0x05, 0x00}, nested}) {
      CertificateDraft draft =
          card()
              .extension(
                  new Extension(Extension.certificatePolicies, false, new DEROctetString(value)));
      assertRefused(CardRefusal.MALFORMED_CERTIFICATE, draft.make());
    }
  }

  @Test
  void unknownExtensionIsRefusedWhenItIsCritical() {
    ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("2.25.1001.2");

    assertTaken(TRUST, card().extension(unknown, false, new DERUTF8String("?")).make());
    assertRefused(
        CardRefusal.MALFORMED_CERTIFICATE,
        card().extension(unknown, true, new DERUTF8String("?")).make());
  }

  @Test
  void unknownCriticalExtensionOfAnIssuerIsRefused() {
    Party strange =
        TestPki.issuer(ROOT)
            .extension(new ASN1ObjectIdentifier("2.25.1001.2"), true, new DERUTF8String("?"))
            .make();

    assertUntrusted(TrustStore.parse(ROOT.pem(), strange.pem()), TestPki.card(strange).make());
  }

  @Test
  void cardWithAWeakKeyIsRefused() {
    assertRefused(CardRefusal.WEAK_KEY, card().keys(TestKeys.rsa(1024)).make());
    assertRefused(CardRefusal.WEAK_KEY, card().keys(TestKeys.ec("brainpoolP256r1")).make());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MD5withRSA",
        "SHA1withRSA",
        "SHA224withRSA",
        "SHA1withRSAandMGF1",
        "SHA224withRSAandMGF1"
      })
  void cardWithAWeakRsaSignatureIsRefused(String algorithm) {
    Party root = TestPki.root().keys(TestKeys.rsa(2048)).make();
    Party card = TestPki.card(root).signedWith(algorithm).make();

    Refusals.assertRefused(
        CardRefusal.WEAK_KEY, () -> check(TrustStore.parse(root.pem(), null), card));
  }

  @ParameterizedTest
  @CsvSource({"SHA-1,SHA-256", "SHA-256,SHA-1", "SHA-224,SHA-512", "SHA-512,SHA-224"})
  void cardWithOneWeakHashInItsRsaSignatureIsRefused(String hash, String mask) {
    Party root = TestPki.root().keys(TestKeys.rsa(2048)).make();
    Party card =
        TestPki.card(root)
            .signedWith(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(mask), 20, 1))
            .make();

    Refusals.assertRefused(
        CardRefusal.WEAK_KEY, () -> check(TrustStore.parse(root.pem(), null), card));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA1withECDSA", "SHA224withECDSA"})
  void cardWithAWeakEllipticSignatureIsRefused(String algorithm) {
    assertRefused(CardRefusal.WEAK_KEY, card().signedWith(algorithm).make());
  }

  @Test
  void demosCardIsTakenByTheDemosStoreOnly() {
    Party demoRoot = TestPki.root().demo().make();
    Party demoCard = TestPki.card(demoRoot).demo().make();

    assertTaken(TrustStore.parse(demoRoot.pem(), null), demoCard);
    assertUntrusted(TRUST, demoCard);
    assertUntrusted(TRUST, card().demo().make());
  }

  private static CertificateDraft card() {
    return TestPki.card(ISSUER);
  }

  private static CertificateRules rules(Set<String> required, Set<String> forbidden) {
    return new CertificateRules(required, forbidden, RULES.issuedAfter());
  }

  private static CardPath check(TrustStore trust, Party card) throws CardException {
    return new CertificateCheck(trust, RULES).check(card.certificate(), NOW);
  }

  private static void assertTaken(TrustStore trust, Party card) {
    assertThatCode(() -> check(trust, card)).doesNotThrowAnyException();
  }

  private static void assertTaken(CertificateRules rules, Party card) {
    assertThatCode(() -> new CertificateCheck(TRUST, rules).check(card.certificate(), NOW))
        .doesNotThrowAnyException();
  }

  private static void assertUntrusted(TrustStore trust, Party card) {
    Refusals.assertRefused(CardRefusal.UNTRUSTED_ISSUER, () -> check(trust, card));
  }

  private static void assertRefused(CardRefusal refusal, Party card) {
    Refusals.assertRefused(refusal, () -> check(TRUST, card));
  }

  private static void assertRefused(CardRefusal refusal, CertificateRules rules, Party card) {
    Refusals.assertRefused(
        refusal, () -> new CertificateCheck(TRUST, rules).check(card.certificate(), NOW));
  }
}

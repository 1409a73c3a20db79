package hu.ugyfelkapu.keycloak.idcard.certificate;

import static hu.ugyfelkapu.keycloak.idcard.testing.TestPki.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import hu.ugyfelkapu.keycloak.idcard.testing.CertificateDraft;
import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.TestKeys;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import hu.ugyfelkapu.keycloak.idcard.testing.TokenDraft;
import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import java.util.List;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose cards are believed, as administrators set it. */
class TrustStoreTest {

  private static final Party ROOT = TestPki.root().make();
  private static final Party OTHER_ROOT = TestPki.root().subject("CN=Masik Root CA").make();
  private static final Party ISSUER = TestPki.issuer(ROOT).make();

  @Test
  void bundlesAreRead() {
    TrustStore trust = TrustStore.parse(Party.bundle(ROOT, OTHER_ROOT), ISSUER.pem());

    assertThat(trust.anchors()).containsExactly(ROOT.certificate(), OTHER_ROOT.certificate());
    assertThat(trust.issuers()).containsExactly(ISSUER.certificate());
    assertThat(trust.isDemo()).isFalse();
    assertThat(trust.problems(NOW)).isEmpty();
  }

  @Test
  void textAroundTheCertificatesIsAllowed() {
    String text =
        "# Proba Root CA\r\nsubject=/CN=Proba\n\n"
            + ROOT.pem().replace("\n", "\r\n")
            + "-----\n# ---- és még egy ----\n"
            + OTHER_ROOT.pem().strip()
            + "\nend";

    assertThat(TrustStore.parse(text, null).anchors()).hasSize(2);
  }

  @Test
  void anchorNeedNotHaveSignedItself() {
    assertThat(TrustStore.parse(ISSUER.pem(), null).anchors()).hasSize(1);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {" ", "\n\n"})
  void withoutAnAnchorItIsRefused(String nothing) {
    assertAnchorsRefused(nothing, "at least one certificate");
    assertThat(TrustStore.parse(ROOT.pem(), nothing).issuers()).isEmpty();
  }

  @Test
  void whatIsNoPemIsRefused() {
    String pem = ROOT.pem();
    for (String text :
        new String[] {
          "no certificate",
          pem.replace("-----END CERTIFICATE-----", ""),
          pem.replace("-----BEGIN CERTIFICATE-----", ""),
          pem.replace("-----BEGIN", "---BEGIN"),
          pem + OTHER_ROOT.pem().replace("-----BEGIN", "----BEGIN"),
          OTHER_ROOT.pem().replace("-----BEGIN", "----BEGIN") + pem,
          pem.replace("\n", " "),
          pem.replace("MII", "M*I"),
          pem.substring(0, pem.length() / 2)
        }) {
      assertAnchorsRefused(text, "PEM");
      assertIssuersRefused(text, "PEM");
    }
  }

  @Test
  void damagedCertificateIsRefused() {
    assertAnchorsRefused(pem("CERTIFICATE", "MAA="), "certificate no. 1");
    assertAnchorsRefused(OTHER_ROOT.pem() + pem("CERTIFICATE", "MAA="), "certificate no. 2");
  }

  /** The worst thing to paste here, and the worst to read in an error message. */
  @Test
  void privateKeyIsRefusedAndNotQuoted() {
    String key = TokenDraft.base64(TestKeys.ec(TestKeys.P256).getPrivate().getEncoded());
    for (String text :
        new String[] {
          pem("PRIVATE KEY", key),
          ROOT.pem() + pem("PRIVATE KEY", key),
          pem("CERTIFICATE", key),
          key
        }) {
      Throwable refusal = catchThrowable(() -> TrustStore.parse(text, null));
      assertThat(refusal).isInstanceOf(InvalidSettingException.class).hasNoCause();
      assertThat(refusal.getMessage()).doesNotContain(key.substring(10, 30));
    }
  }

  @Test
  void otherKindOfBlockIsRefused() {
    for (String type : new String[] {"X509 CRL", "TRUSTED CERTIFICATE", "PUBLIC KEY", "PKCS7"}) {
      assertAnchorsRefused(ROOT.pem() + pem(type, "MAA="), "nothing but certificates");
    }
  }

  @Test
  void certificateThatIsNoAuthoritysIsRefused() {
    for (CertificateDraft draft :
        List.of(
            TestPki.card(ROOT),
            TestPki.root().without(Extension.basicConstraints),
            TestPki.root().extension(Extension.basicConstraints, true, new BasicConstraints(false)),
            TestPki.root().without(Extension.keyUsage),
            TestPki.root().keyUsage(KeyUsage.cRLSign | KeyUsage.digitalSignature))) {
      String pem = draft.make().pem();
      assertAnchorsRefused(pem, "not an authority's");
      assertIssuersRefused(pem, "not an authority's");
    }
  }

  @Test
  void authorityWithAWeakKeyIsRefused() {
    String weak = TestPki.root().keys(TestKeys.rsa(1024)).make().pem();

    assertAnchorsRefused(weak, "1024 bits");
    assertIssuersRefused(weak, "1024 bits");
  }

  /** An anchor is believed as it is; what is below it by its signature. */
  @Test
  void weakSignatureIsRefusedBelowAnAnchorOnly() {
    Party oldRoot = TestPki.root().keys(TestKeys.rsa(2048)).signedWith("SHA1withRSA").make();
    Party issuer = TestPki.issuer(oldRoot).signedWith("SHA1withRSA").make();

    assertThat(TrustStore.parse(oldRoot.pem(), null).anchors()).hasSize(1);
    assertThatThrownBy(() -> TrustStore.parse(oldRoot.pem(), issuer.pem()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("'issuers'")
        .hasMessageContaining("too weak");
  }

  @Test
  void certificateThatIsThereTwiceIsRefused() {
    assertAnchorsRefused(Party.bundle(ROOT, OTHER_ROOT, ROOT), "certificate no. 3 twice");
    assertIssuersRefused(Party.bundle(ISSUER, ISSUER), "certificate no. 2 twice");
    assertIssuersRefused(ROOT.pem(), "none of the trust anchors");
  }

  @Test
  void anchorWithNameConstraintsThatNobodyUnderstandsIsRefused() {
    GeneralSubtree number = new GeneralSubtree(new GeneralName(GeneralName.registeredID, "1.2.3"));
    Party strange =
        TestPki.root()
            .extension(
                Extension.nameConstraints,
                true,
                new NameConstraints(new GeneralSubtree[] {number}, null))
            .make();

    assertAnchorsRefused(strange.pem(), "name constraints");
  }

  @Test
  void storeIsTheDemosWhenAllItsAnchorsAre() {
    Party demo = TestPki.root().demo().make();
    Party otherDemo = TestPki.root().subject("CN=Masik Demo").demo().make();
    Party issuer = TestPki.issuer(demo).demo().make();

    assertThat(TrustStore.parse(Party.bundle(demo, otherDemo), issuer.pem()).isDemo()).isTrue();
    assertThat(CertificateDraft.DEMO_MARK.getId()).isEqualTo(TrustStore.DEMO_MARK);
  }

  @Test
  void demosAnchorsBesideOthersAreRefused() {
    Party demo = TestPki.root().demo().make();

    assertAnchorsRefused(Party.bundle(demo, ROOT), "demo");
    assertAnchorsRefused(Party.bundle(ROOT, demo), "demo");
    assertIssuersRefused(TestPki.issuer(ROOT).demo().make().pem(), "demo");
  }

  /** Neither of the demo nor real. */
  @Test
  void demoMarkThatSaysSomethingElseIsRefused() {
    for (var value :
        List.of(new DERUTF8String("demo"), new DERUTF8String(""), new DERIA5String("DEMO"))) {
      Party strange = TestPki.root().extension(CertificateDraft.DEMO_MARK, false, value).make();
      assertAnchorsRefused(strange.pem(), "demo");
    }
  }

  @Test
  void authorityThatIsNotValidIsAProblemOfItsSetting() {
    Party over = TestPki.root().until(NOW.minusSeconds(1)).make();
    Party notYet = TestPki.root().from(NOW.plusSeconds(1)).make();
    Party issuerOver = TestPki.issuer(ROOT).until(NOW.minusSeconds(1)).make();

    assertProblem(
        TrustStore.parse(Party.bundle(ROOT, over), null), "'trust-anchors'", "no. 2, expired");
    assertProblem(TrustStore.parse(notYet.pem(), null), "'trust-anchors'", "no. 1, valid only");
    assertProblem(TrustStore.parse(ROOT.pem(), issuerOver.pem()), "'issuers'", "no. 1, expired");
  }

  @Test
  void authorityIsValidInItsFirstAndLastMoment() {
    Party root = TestPki.root().from(NOW).until(NOW).make();

    assertThat(TrustStore.parse(root.pem(), null).problems(NOW)).isEmpty();
  }

  @Test
  void issuerThatLeadsToNoAnchorIsAProblem() {
    Party lower = TestPki.issuer(ISSUER).subject("CN=Also CA").make();

    assertProblem(
        TrustStore.parse(OTHER_ROOT.pem(), ISSUER.pem()), "'issuers'", "no. 1, from which no path");
    assertProblem(
        TrustStore.parse(ROOT.pem(), lower.pem()), "'issuers'", "no. 1, from which no path");
    assertThat(TrustStore.parse(ROOT.pem(), Party.bundle(lower, ISSUER)).problems(NOW)).isEmpty();
  }

  private static String pem(String type, String base64) {
    return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
  }

  private static void assertAnchorsRefused(String pem, String why) {
    assertThatThrownBy(() -> TrustStore.parse(pem, null))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("'trust-anchors'")
        .hasMessageContaining(why);
  }

  private static void assertIssuersRefused(String pem, String why) {
    assertThatThrownBy(() -> TrustStore.parse(ROOT.pem(), pem))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("'issuers'")
        .hasMessageContaining(why);
  }

  private static void assertProblem(TrustStore trust, String... words) {
    assertThat(trust.problems(NOW)).hasSize(1);
    assertThat(trust.problems(NOW).get(0)).message().contains(words);
  }
}

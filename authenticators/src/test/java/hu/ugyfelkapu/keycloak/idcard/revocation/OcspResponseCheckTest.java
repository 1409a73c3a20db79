package hu.ugyfelkapu.keycloak.idcard.revocation;

import static hu.ugyfelkapu.keycloak.idcard.testing.TestPki.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.idcard.revocation.Responder.NoncePlace;
import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.TestKeys;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an OCSP answer must be like; who may give it is for {@link ResponderAuthorityTest}. */
class OcspResponseCheckTest {

  private static final Party ISSUER = TestPki.root().make();
  private static final Party CARD = TestPki.card(ISSUER).make();
  private static final Party OTHER_CARD = TestPki.card(ISSUER).make();
  private static final Party RESPONDER =
      TestPki.ocspResponder(ISSUER)
          .extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE)
          .make();
  private static final Issued ISSUED = new Issued(CARD.certificate(), ISSUER.certificate());

  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final Duration MOST_AGE = Duration.ofMinutes(60);
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private static final OcspRules STRICT = new OcspRules(true, MOST_AGE, SKEW);
  private static final OcspRules LENIENT = new OcspRules(false, MOST_AGE, SKEW);

  @Test
  void goodIsGoodUntilItsEnd() throws Exception {
    assertThat(read(responder()))
        .isEqualTo(new OcspAnswer(Status.GOOD, Optional.of(NOW.plus(Duration.ofHours(1)))));
  }

  @Test
  void revokedIsRevoked() throws Exception {
    assertThat(read(responder().says(Responder.revoked())).status()).isEqualTo(Status.REVOKED);
  }

  @Test
  void unknownIsUnknown() throws Exception {
    assertThat(read(responder().says(Responder.UNKNOWN)).status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void answerWithoutNonceIsRefused_H75() {
    assertRefused(responder().nonce(NoncePlace.NOWHERE), STRICT, "no nonce");
  }

  @Test
  void nonceOfTheSingleAnswerIsNone_H75() {
    assertRefused(responder().nonce(NoncePlace.SINGLE), STRICT, "no nonce");
    assertRefused(
        responder().nonce(NoncePlace.SINGLE).from(NOW.minus(MOST_AGE).minus(SKEW).minus(MOMENT)),
        LENIENT,
        "too old");
  }

  @Test
  void anotherNonceIsAlwaysRefused_H75() {
    assertRefused(responder().nonce(NoncePlace.ANOTHER_NONCE), STRICT, "another one");
    assertRefused(responder().nonce(NoncePlace.ANOTHER_NONCE), LENIENT, "another one");
  }

  @Test
  void answerToAnEarlierRequestIsRefused_H75() {
    byte[] earlier = responder().answer(OcspRequest.about(ISSUED).encoded());

    assertThatThrownBy(() -> check(STRICT).read(earlier, OcspRequest.about(ISSUED), NOW))
        .isInstanceOf(UnknownStatusException.class)
        .hasMessageContaining("another one");
  }

  @Test
  void answerWithoutNonceIsTakenWhereThatIsAllowedAndItIsYoung() throws Exception {
    Responder prepared =
        responder().nonce(NoncePlace.NOWHERE).from(NOW.minus(MOST_AGE).minus(SKEW));

    assertThat(read(prepared, LENIENT).status()).isEqualTo(Status.GOOD);
  }

  @Test
  void oldAnswerWithoutNonceIsRefusedEvenBeforeItsEnd() {
    Responder old =
        responder()
            .nonce(NoncePlace.NOWHERE)
            .from(NOW.minus(MOST_AGE).minus(SKEW).minus(MOMENT))
            .until(NOW.plus(Duration.ofDays(3)));

    assertRefused(old, LENIENT, "too old");
  }

  @Test
  void oldAnswerThatSaysNoEndIsRefusedEvenWithTheNonce() throws Exception {
    Instant oldest = NOW.minus(MOST_AGE).minus(SKEW);

    assertThat(read(responder().withoutEnd().from(oldest)))
        .isEqualTo(new OcspAnswer(Status.GOOD, Optional.empty()));
    assertRefused(responder().withoutEnd().from(oldest.minus(MOMENT)), STRICT, "too old");
  }

  @Test
  void answerHoldsUntilItsEndGivenThatClocksDiffer() throws Exception {
    Instant begin = NOW.minus(Duration.ofMinutes(30));

    assertThat(read(responder().from(begin).until(NOW.minus(SKEW))).status())
        .isEqualTo(Status.GOOD);
    assertRefused(responder().from(begin).until(NOW.minus(SKEW).minus(MOMENT)), STRICT, "over");
  }

  @Test
  void answerWhoseEndComesBeforeItsBeginIsRefused() {
    assertRefused(responder().from(NOW.plus(Duration.ofSeconds(30))).until(NOW), STRICT, "over");
  }

  @Test
  void answerOfTheFutureIsRefusedUnlessClocksDiffer() throws Exception {
    assertThat(read(responder().from(NOW.plus(SKEW))).status()).isEqualTo(Status.GOOD);
    assertRefused(responder().from(NOW.plus(SKEW).plus(MOMENT)), STRICT, "future");
  }

  @Test
  void answerMadeInTheFutureIsRefusedUnlessClocksDiffer() throws Exception {
    assertThat(read(responder().produced(NOW.plus(SKEW))).status()).isEqualTo(Status.GOOD);
    assertRefused(responder().produced(NOW.plus(SKEW).plus(MOMENT)), STRICT, "future");
  }

  @Test
  void statusThatIsNotGoodIsNoBetterForBeingOld() {
    Responder old =
        responder()
            .says(Responder.UNKNOWN)
            .from(NOW.minus(Duration.ofDays(2)))
            .until(NOW.minus(Duration.ofDays(1)));

    assertRefused(old, STRICT, "over");
  }

  @ParameterizedTest
  @EnumSource(NoncePlace.class)
  void revokedCountsHoweverOldAndWhoeverAsked(NoncePlace nonce) throws Exception {
    Responder old =
        responder()
            .says(Responder.revoked())
            .nonce(nonce)
            .from(NOW.minus(Duration.ofDays(9)))
            .until(NOW.minus(Duration.ofDays(8)));

    assertThat(read(old).status()).isEqualTo(Status.REVOKED);
  }

  @Test
  void statusOfAnotherCertificateIsNoAnswer() {
    assertRefused(
        responder().says(OTHER_CARD, ISSUER, Responder.GOOD), STRICT, "another certificate");
  }

  @Test
  void statusOfTheSameNumberOfAnotherIssuerIsNoAnswer() {
    Party namesake = TestPki.root().make();

    assertRefused(responder().says(CARD, namesake, Responder.GOOD), STRICT, "another certificate");
  }

  @Test
  void nameByAHashThatNobodyKnowsIsNoAnswer() {
    CertificateID strange =
        new CertificateID(
            new CertID(
                new AlgorithmIdentifier(new ASN1ObjectIdentifier("2.25.99")),
                new DEROctetString(new byte[20]),
                new DEROctetString(new byte[20]),
                new org.bouncycastle.asn1.ASN1Integer(CARD.certificate().getSerialNumber())));

    assertRefused(responder().says(strange, Responder.GOOD), STRICT, "another certificate");
  }

  @Test
  void certificateMayBeNamedByAnotherHashThanAsked() throws Exception {
    assertThat(
            read(responder().says(CARD, ISSUER, NISTObjectIdentifiers.id_sha256, Responder.GOOD))
                .status())
        .isEqualTo(Status.GOOD);
  }

  @Test
  void ofSeveralStatusesTheOneThatWasAskedForCounts() throws Exception {
    assertThat(
            read(responder().says(OTHER_CARD, ISSUER, Responder.GOOD).says(Responder.revoked()))
                .status())
        .isEqualTo(Status.REVOKED);
    assertThat(
            read(responder().says(OTHER_CARD, ISSUER, Responder.revoked()).says(Responder.GOOD))
                .status())
        .isEqualTo(Status.GOOD);
  }

  @Test
  void ofSeveralStatusesOfTheSameCertificateTheWorstCounts() throws Exception {
    assertThat(read(responder().says(Responder.GOOD).says(Responder.revoked())).status())
        .isEqualTo(Status.REVOKED);
    assertThat(read(responder().says(Responder.GOOD).says(Responder.UNKNOWN)).status())
        .isEqualTo(Status.UNKNOWN);
  }

  @Test
  void criticalExtensionsThatAreNotKnownAreRefused() {
    assertRefused(responder().criticalExtensionOfWhole(), STRICT, "critical");
    assertRefused(responder().criticalExtensionOfSingle(), STRICT, "critical");
  }

  @ParameterizedTest
  @ValueSource(ints = {OCSPResp.TRY_LATER, OCSPResp.INTERNAL_ERROR})
  void responderThatMayDoBetterIsWorthAnotherTry(int error) {
    assertThatThrownBy(() -> read(Responder.error(error))).isInstanceOf(TryAgainException.class);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {OCSPResp.MALFORMED_REQUEST, OCSPResp.SIG_REQUIRED, OCSPResp.UNAUTHORIZED, 4, 77})
  void responderThatRefusesTellsNothing(int error) {
    assertThatThrownBy(() -> read(Responder.error(error)))
        .isInstanceOf(UnknownStatusException.class)
        .hasMessageContaining("error " + error);
  }

  @Test
  void successWithoutAnAnswerTellsNothing() throws Exception {
    assertUnreadable(
        new OCSPResponse(new OCSPResponseStatus(OCSPResp.SUCCESSFUL), null).getEncoded());
  }

  @Test
  void answerOfAnotherKindTellsNothing() throws Exception {
    assertUnreadable(
        new OCSPResponse(
                new OCSPResponseStatus(OCSPResp.SUCCESSFUL),
                new ResponseBytes(
                    new ASN1ObjectIdentifier("2.25.98"), new DEROctetString(new byte[4])))
            .getEncoded());
  }

  @Test
  void whatIsNoAnswerTellsNothing() {
    byte[] boxes = new byte[60_000];
    for (int i = 0; i < boxes.length; i += 2) {
      boxes[i] = 0x30;
      boxes[i + 1] = (byte) 0x80;
    }
    assertUnreadable(boxes);
    assertUnreadable(new byte[0]);
    assertUnreadable(new byte[] {0x30});
    assertUnreadable("<html>Moved</html>".getBytes(StandardCharsets.US_ASCII));
    assertUnreadable(TestPki.der(CARD.certificate()));
  }

  /** Whatever bit is changed, the answer says the same or nothing; nearly always nothing. */
  @Test
  void changedAnswersSayNothingElse() {
    Random random = new Random(20_260_601);
    OcspRequest request = OcspRequest.about(ISSUED);
    byte[] unknown = responder().says(Responder.UNKNOWN).answer(request.encoded());
    OcspResponseCheck check = check(STRICT);
    int refused = 0;
    for (int i = 0; i < 1_500; i++) {
      byte[] changed = Arrays.copyOf(unknown, unknown.length - random.nextInt(2));
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(check.read(changed, request, NOW).status()).isEqualTo(Status.UNKNOWN);
      } catch (TryAgainException | UnknownStatusException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1_450);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA1withRSA", "MD5withRSA", "SHA1withRSAandMGF1"})
  void weakSignatureIsRefused(String algorithm) {
    assertRefused(rsaResponder().signsWith(algorithm), STRICT, "too weak");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHA256withRSA",
        "SHA384withRSA",
        "SHA512withRSA",
        "SHA256withRSAandMGF1",
        "SHA384withRSAandMGF1",
        "SHA512withRSAandMGF1"
      })
  void strongSignatureIsTaken(String algorithm) throws Exception {
    assertThat(read(rsaResponder().signsWith(algorithm)).status()).isEqualTo(Status.GOOD);
  }

  @Test
  void weakSignatureOnACurveIsRefused() {
    assertRefused(responder().signsWith("SHA1withECDSA"), STRICT, "too weak");
  }

  private static Responder responder() {
    return new Responder(RESPONDER);
  }

  private static Responder rsaResponder() {
    return new Responder(
        TestPki.ocspResponder(ISSUER)
            .keys(TestKeys.rsa(2048))
            .extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE)
            .make());
  }

  private static OcspResponseCheck check(OcspRules rules) {
    StatusSource nobody =
        (issued, now) -> {
          throw new UnknownStatusException("nobody asks");
        };
    return new OcspResponseCheck(rules, new ResponderAuthority(List.of(), nobody));
  }

  private static OcspAnswer read(Responder responder) throws Exception {
    return read(responder, STRICT);
  }

  private static OcspAnswer read(Responder responder, OcspRules rules) throws Exception {
    OcspRequest request = OcspRequest.about(ISSUED);
    return check(rules).read(responder.answer(request.encoded()), request, NOW);
  }

  private static OcspAnswer read(byte[] answer) throws Exception {
    return check(STRICT).read(answer, OcspRequest.about(ISSUED), NOW);
  }

  private static void assertRefused(Responder responder, OcspRules rules, String reason) {
    assertThatThrownBy(() -> read(responder, rules))
        .isInstanceOf(UnknownStatusException.class)
        .hasMessageContaining(reason);
  }

  private static void assertUnreadable(byte[] answer) {
    assertThatThrownBy(() -> read(answer)).isInstanceOf(UnknownStatusException.class);
  }
}

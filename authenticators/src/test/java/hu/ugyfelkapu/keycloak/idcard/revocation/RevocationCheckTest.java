package hu.ugyfelkapu.keycloak.idcard.revocation;

import static hu.ugyfelkapu.keycloak.idcard.testing.TestPki.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import hu.ugyfelkapu.keycloak.idcard.certificate.CardPath;
import hu.ugyfelkapu.keycloak.idcard.revocation.Responder.NoncePlace;
import hu.ugyfelkapu.keycloak.idcard.testing.CertificateDraft;
import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.TestKeys;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import hu.ugyfelkapu.keycloak.testing.Only;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.util.Time;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.crl.CrlStorageProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The whole, with a responder and lists that answer by HTTP and Keycloak's own store of lists. */
class RevocationCheckTest {

  private static final Party ROOT = TestPki.root().make();
  private static final String OCSP = "/ocsp";
  private static final String LIST = "/3.crl";
  private static final String ROOT_LIST = "/root.crl";

  private final KeptGoods goods = new KeptGoods();
  private final KeptLists lists = new KeptLists();
  private final Map<String, String> config = new HashMap<>();
  private StatusServer server;
  private CloseableHttpClient client;
  private Party issuer;
  private Party responder;
  private Party card;

  @BeforeEach
  void start() throws IOException {
    setClock(NOW);
    server = new StatusServer();
    client = HttpClients.createDefault();
    issuer = TestPki.issuer(ROOT).crlUrl(server.url(ROOT_LIST).toString()).make();
    responder = withoutCheck(TestPki.ocspResponder(issuer)).make();
    card = card().make();
    config.put("revocation-hosts", server.host());
    // For slow machines; who waits on purpose sets less.
    config.put("revocation-timeout-seconds", "30");
    server.gives(ROOT_LIST, new ListDraft(ROOT).der());
    server.gives(LIST, new ListDraft(issuer).der());
    server.at(OCSP, new Responder(responder)::reply);
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
    Time.setOffset(0);
  }

  @Test
  void goodCardPassesAndItsListIsNotEvenRead() {
    assertPasses();

    assertThat(server.requests(OCSP)).hasSize(1);
    assertThat(server.requests(LIST)).isEmpty();
  }

  @Test
  void revokedCardIsRefusedAndNoListCanClearIt() {
    server.at(OCSP, new Responder(responder).says(Responder.revoked())::reply);

    assertRefused(CardRefusal.REVOKED);
    assertThat(server.requests(LIST)).isEmpty();
  }

  @Test
  void cardThatTheResponderDoesNotKnowIsRefusedAndNoListCanClearIt() {
    server.at(OCSP, new Responder(responder).says(Responder.UNKNOWN)::reply);

    assertRefused(CardRefusal.STATUS_UNKNOWN);
    assertThat(server.requests(LIST)).isEmpty();
  }

  @Test
  void answerOfAWrongResponderLeavesItToTheList() {
    Party wrong = withoutCheck(TestPki.ocspResponder(ROOT)).make();
    server.at(OCSP, new Responder(wrong).says(Responder.revoked())::reply);

    assertPasses();

    assertThat(server.requests(LIST)).hasSize(1);
  }

  @Test
  void answerOfAWrongResponderAloneIsRefused() {
    Party wrong = withoutCheck(TestPki.ocspResponder(ROOT)).make();
    server.at(OCSP, new Responder(wrong)::reply);
    server.fails(LIST, 404);

    assertRefused(CardRefusal.STATUS_UNKNOWN);
  }

  @Test
  void answerWithoutNonceAloneIsRefusedUnlessItIsAllowed_H75() {
    server.at(OCSP, new Responder(responder).nonce(NoncePlace.NOWHERE)::reply);
    server.fails(LIST, 404);

    assertRefused(CardRefusal.STATUS_UNKNOWN);
    config.put("ocsp-nonce", "optional");
    assertPasses();
  }

  @Test
  void answerWithAnotherNonceAloneIsRefused_H75() {
    server.at(OCSP, new Responder(responder).nonce(NoncePlace.ANOTHER_NONCE)::reply);
    server.fails(LIST, 404);
    config.put("ocsp-nonce", "optional");

    assertRefused(CardRefusal.STATUS_UNKNOWN);
  }

  @Test
  void oldAnswerAloneIsRefused() {
    server.at(
        OCSP,
        new Responder(responder)
                .from(NOW.minus(Duration.ofHours(2)))
                .until(NOW.minus(Duration.ofHours(1)))
            ::reply);
    server.fails(LIST, 404);

    assertRefused(CardRefusal.STATUS_UNKNOWN);
  }

  @Test
  void listTellsWhenTheResponderIsDown() {
    server.fails(OCSP, 503);

    assertPasses();

    server.gives(LIST, new ListDraft(issuer).revoked(card).der());
    setClock(NOW.plus(Duration.ofDays(1)));
    assertRefused(CardRefusal.REVOKED);
  }

  @Test
  void logSaysThatTheResponderWasNoUse() {
    server.fails(OCSP, 503);

    try (LogCapture log = new LogCapture(RevocationCheck.class)) {
      assertPasses();

      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("INFO Realm kau: the second source told")
          .contains(server.host() + " answered with status 503");
    }
  }

  @Test
  void cardIsRefusedWhenNobodyTells() {
    server.fails(OCSP, 503);
    server.fails(LIST, 503);

    assertRefused(CardRefusal.STATUS_UNKNOWN);
  }

  @Test
  void cardThatNamesNeitherResponderNorListIsRefused() {
    card = TestPki.card(issuer).make();

    assertRefused(CardRefusal.STATUS_UNKNOWN);
  }

  @Test
  void openSettingLetsACardPassAndWarnsWithoutNamingIt() {
    config.put("revocation", "open");
    server.fails(OCSP, 503);
    server.fails(LIST, 503);

    try (LogCapture log = new LogCapture(RevocationCheck.class)) {
      assertPasses();

      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("WARN Realm kau: nobody told the status")
          .contains("It passes, because 'revocation' is 'open'", "status 503", "Citizen CA")
          .doesNotContain("Kiss", "PROBA000001", card.certificate().getSerialNumber().toString());
    }
  }

  @Test
  void openSettingIsQuietWhenTheStatusIsTold() {
    config.put("revocation", "open");

    try (LogCapture log = new LogCapture(RevocationCheck.class)) {
      assertPasses();

      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void revokedCardIsRefusedEvenWithTheOpenSetting() {
    config.put("revocation", "open");
    server.at(OCSP, new Responder(responder).says(Responder.revoked())::reply);
    assertRefused(CardRefusal.REVOKED);

    server.fails(OCSP, 503);
    server.gives(LIST, new ListDraft(issuer).revoked(card).der());
    assertRefused(CardRefusal.REVOKED);
  }

  @Test
  void cardThatIsNotKnownPassesTheOpenSettingWithAWarningUnlessItIsListed() {
    config.put("revocation", "open");
    server.at(OCSP, new Responder(responder).says(Responder.UNKNOWN)::reply);

    try (LogCapture log = new LogCapture(RevocationCheck.class)) {
      assertPasses();
      assertThat(log.lines()).singleElement().asString().startsWith("WARN").contains("not know");
    }
    server.gives(LIST, new ListDraft(issuer).revoked(card).der());
    setClock(NOW.plus(Duration.ofDays(1)));
    assertRefused(CardRefusal.REVOKED);
  }

  /** Nothing says until when such a list holds, so it clears nobody; but it was signed. */
  @Test
  void oldListStillTellsWhoIsRevoked() {
    server.fails(OCSP, 503);
    config.put("revocation", "open");
    server.gives(
        LIST, new ListDraft(issuer).revoked(card).until(NOW.minus(Duration.ofDays(1))).der());

    assertRefused(CardRefusal.REVOKED);
  }

  @Test
  void refusalAndItsReasonNameNobody() {
    server.fails(OCSP, 503);
    server.fails(LIST, 503);

    assertThatThrownBy(() -> check(NOW))
        .hasMessageContainingAll("Citizen CA", "status 503", server.host())
        .hasMessageNotContainingAny(
            "Kiss", "PROBA000001", card.certificate().getSerialNumber().toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {OCSPResp.TRY_LATER, OCSPResp.INTERNAL_ERROR})
  void responderIsAskedOnceMoreWithAnotherNonce(int error) {
    AtomicInteger count = new AtomicInteger();
    Responder second = new Responder(responder);
    server.at(
        OCSP,
        request ->
            count.incrementAndGet() == 1
                ? StatusServer.reply(Responder.error(error))
                : second.reply(request));

    assertPasses();

    List<StatusServer.Request> requests = server.requests(OCSP);
    assertThat(requests).hasSize(2);
    assertThat(requests.get(0).body()).isNotEqualTo(requests.get(1).body());
    assertThat(server.requests(LIST)).isEmpty();
  }

  @Test
  void responderThatFailsIsAskedOnceMoreAndNotMore() {
    AtomicInteger count = new AtomicInteger();
    Responder third = new Responder(responder);
    server.at(
        OCSP,
        request ->
            count.incrementAndGet() < 3
                ? new StatusServer.Reply(500, new byte[0], Map.of())
                : third.reply(request));
    server.fails(LIST, 404);

    assertRefused(CardRefusal.STATUS_UNKNOWN);
    assertThat(server.requests(OCSP)).hasSize(2);
  }

  @Test
  void responderThatTellsWhatCannotBeBelievedIsNotAskedAgain() {
    server.gives(OCSP, "<html>".getBytes(StandardCharsets.US_ASCII));

    assertPasses();

    assertThat(server.requests(OCSP)).hasSize(1);
    assertThat(server.requests(LIST)).hasSize(1);
  }

  @Test
  void responderAndListThatSayNothingAreNotWaitedFor() {
    config.put("revocation-timeout-seconds", "1");
    server.thinksLong(OCSP, new Responder(responder)::reply);
    server.thinksLong(LIST, request -> StatusServer.reply(new ListDraft(issuer).der()));

    assertRefused(CardRefusal.STATUS_UNKNOWN);
  }

  @Test
  void responderWhoseAnswerIsTooLongTellsNothing() {
    server.gives(OCSP, new byte[64 * 1024 + 1]);
    server.fails(LIST, 404);

    assertThatThrownBy(() -> check(NOW)).hasMessageContaining("more than 65536 bytes");
  }

  @Test
  void listThatIsTooLongTellsNothing() {
    server.fails(OCSP, 404);
    server.gives(LIST, new byte[16 * 1024 * 1024 + 1]);

    assertThatThrownBy(() -> check(NOW)).hasMessageContaining("more than 16777216 bytes");
  }

  @Test
  void whatTheCertificateNamesIsNotAskedUnlessItsHostIsNamed() throws IOException {
    try (StatusServer other = new StatusServer()) {
      other.at(OCSP, new Responder(responder)::reply);
      other.gives(LIST, new ListDraft(issuer).der());
      card =
          TestPki.card(issuer)
              .ocspUrl(other.url(OCSP).toString())
              .crlUrl(other.url(LIST).toString())
              .make();

      assertRefused(CardRefusal.STATUS_UNKNOWN);
      assertThat(other.requests()).isEmpty();
      config.put("revocation-hosts", server.host() + "," + other.host());
      assertPasses();
    }
  }

  /** What one realm has fetched, another one has only if it may fetch it too. */
  @Test
  void keptListIsNotUsedUnlessItsHostIsNamed() {
    server.fails(OCSP, 404);
    assertPasses();
    assertThat(lists.size()).isEqualTo(2);

    config.put("revocation-hosts", "lists.pelda.test");
    assertRefused(CardRefusal.STATUS_UNKNOWN);
    assertThat(server.requests(LIST)).hasSize(1);
  }

  @Test
  void nextResponderIsAskedWhenOneTellsNothing() {
    card =
        TestPki.card(issuer)
            .ocspUrl("http://127.0.0.1:1/", server.url("/none").toString(), url(OCSP))
            .make();

    assertPasses();
  }

  @Test
  void configuredResponderIsAskedInsteadOfTheCertificatesOwn() throws IOException {
    Party designated = TestPki.root().subject("C=HU,O=Kapu,CN=Own responder").make();
    try (StatusServer own = new StatusServer()) {
      own.at("/own", new Responder(designated)::reply);
      config.put("ocsp-responder", own.url("/own").toString());
      config.put("ocsp-responder-certificates", designated.pem());

      assertPasses();

      assertThat(own.requests()).hasSize(1);
      assertThat(server.requests(OCSP)).isEmpty();
      assertThat(server.requests(LIST)).isEmpty();
    }
  }

  @Test
  void configuredListIsReadInsteadOfTheCertificatesOwn() {
    server.fails(OCSP, 503);
    server.gives("/own.crl", new ListDraft(issuer).publishedAt(url(LIST)).revoked(card).der());
    config.put("crl-url", url("/own.crl"));

    assertRefused(CardRefusal.REVOKED);
    assertThat(server.requests(LIST)).isEmpty();
  }

  @Test
  void responderThatMustBeCheckedIsCheckedByItsIssuersList() {
    Party checked = TestPki.ocspResponder(issuer).crlUrl(url("/responders.crl")).make();
    server.at(OCSP, new Responder(checked)::reply);
    server.fails(LIST, 404);

    server.fails("/responders.crl", 404);
    assertRefused(CardRefusal.STATUS_UNKNOWN);
    server.gives(
        "/responders.crl", new ListDraft(issuer).revoked(checked).until(NOW.plusSeconds(60)).der());
    assertRefused(CardRefusal.STATUS_UNKNOWN);
    setClock(NOW.plusSeconds(61));
    server.gives("/responders.crl", new ListDraft(issuer).der());
    assertPasses();
  }

  @Test
  void goodAnswerIsKeptOnlyIfSetAndOnlyAsLongAsAllowed() throws Exception {
    check(NOW);
    check(NOW);
    assertThat(server.requests(OCSP)).hasSize(2);

    config.put("status-cache-seconds", "600");
    check(NOW);
    check(NOW.plusSeconds(599));
    assertThat(server.requests(OCSP)).hasSize(3);
    check(NOW.plusSeconds(600));
    assertThat(server.requests(OCSP)).hasSize(4);
  }

  @Test
  void listIsKeptUntilItsEndAndNotLonger() throws Exception {
    server.fails(OCSP, 404);
    server.gives(LIST, new ListDraft(issuer).until(NOW.plusSeconds(300)).der());

    check(NOW);
    // Keycloak's clock goes on; far enough from the end for slow machines.
    setClock(NOW.plusSeconds(200));
    check(NOW.plusSeconds(200));
    assertThat(server.requests(LIST)).hasSize(1);

    setClock(NOW.plusSeconds(301));
    server.gives(LIST, new ListDraft(issuer).revoked(card).der());
    assertThatThrownBy(() -> check(NOW.plusSeconds(301))).isInstanceOf(CardException.class);
    assertThat(server.requests(LIST)).hasSize(2);
  }

  /** Keycloak keeps whatever it is given; one forged list would shut everybody out. */
  @Test
  void listThatCannotBeBelievedIsNotKept() {
    server.fails(OCSP, 404);
    server.gives(
        LIST, new ListDraft(new Party(issuer.certificate(), TestKeys.ec(TestKeys.P256))).der());
    assertRefused(CardRefusal.STATUS_UNKNOWN);

    server.gives(LIST, new ListDraft(issuer).der());
    assertPasses();
  }

  @Test
  void listThatIsOverOrSaysNoEndIsNotKept() {
    server.fails(OCSP, 404);
    server.gives(LIST, new ListDraft(issuer).withoutEnd().der());
    assertRefused(CardRefusal.STATUS_UNKNOWN);
    server.gives(LIST, new ListDraft(issuer).withoutEnd().revoked(card).der());
    assertRefused(CardRefusal.REVOKED);
    server.gives(LIST, new ListDraft(issuer).until(NOW.minus(Duration.ofHours(1))).der());
    assertRefused(CardRefusal.STATUS_UNKNOWN);

    server.gives(LIST, new ListDraft(issuer).der());
    assertPasses();
  }

  /** Whoever fills Keycloak's store: what comes out of it is checked. */
  @Test
  void listThatSomebodyElsePutIntoTheStoreIsCheckedAgain() throws Exception {
    server.fails(OCSP, 404);
    CrlStorageProvider poisoned =
        Only.of(
            CrlStorageProvider.class,
            Map.of(
                "get",
                arguments ->
                    ((String) arguments[0]).endsWith(ROOT_LIST)
                        ? new ListDraft(ROOT).list()
                        : new ListDraft(TestPki.issuer(ROOT).make()).list()));

    assertThatThrownBy(() -> new RevocationCheck(session(poisoned), settings()).check(path(), NOW))
        .isInstanceOf(CardException.class)
        .hasMessageContaining("signature");
  }

  @Test
  void listsOfIssuersWithTheSameAddressAreKeptApart() throws Exception {
    server.fails(OCSP, 404);
    check(NOW);
    Party namesake = TestPki.issuer(ROOT).crlUrl(url(ROOT_LIST)).make();
    Party itsCard = TestPki.card(namesake).crlUrl(url(LIST)).make();
    server.gives(LIST, new ListDraft(namesake).revoked(itsCard).der());

    assertThatThrownBy(
            () ->
                new RevocationCheck(session(lists.store()), settings())
                    .check(path(itsCard, namesake, ROOT), NOW))
        .isInstanceOf(CardException.class)
        .hasMessageContaining("is revoked");
    check(NOW);
  }

  @Test
  void revokedAuthorityIsRefusedBeforeItsCardsAreAsked() {
    server.gives(ROOT_LIST, new ListDraft(ROOT).revoked(issuer).der());

    assertRefused(CardRefusal.REVOKED);
    assertThat(server.requests(OCSP)).isEmpty();
  }

  @Test
  void authorityOfUnknownStatusIsRefused() {
    server.fails(ROOT_LIST, 503);

    assertRefused(CardRefusal.STATUS_UNKNOWN);
    assertThat(server.requests(OCSP)).isEmpty();
  }

  @Test
  void authorityThatNamesOnlyAResponderIsAskedThere() {
    issuer = TestPki.issuer(ROOT).ocspUrl(url("/root-ocsp")).make();
    responder = withoutCheck(TestPki.ocspResponder(issuer)).make();
    card = card().make();
    server.at(OCSP, new Responder(responder)::reply);
    server.at("/root-ocsp", new Responder(ROOT)::reply);
    assertPasses();

    server.at("/root-ocsp", new Responder(ROOT).says(Responder.revoked())::reply);
    assertRefused(CardRefusal.REVOKED);
  }

  @Test
  void anchorItselfIsNotAsked() throws Exception {
    new RevocationCheck(session(lists.store()), settings()).check(path(card, issuer), NOW);

    assertThat(server.requests(ROOT_LIST)).isEmpty();
  }

  private CertificateDraft card() {
    return TestPki.card(issuer).ocspUrl(url(OCSP)).crlUrl(url(LIST));
  }

  private static CertificateDraft withoutCheck(CertificateDraft draft) {
    return draft.extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
  }

  private String url(String path) {
    return server.url(path).toString();
  }

  private void assertPasses() {
    assertThatCode(() -> check(NOW)).doesNotThrowAnyException();
  }

  private void assertRefused(CardRefusal refusal) {
    ThrowingCallable checking = () -> check(NOW);
    assertThatThrownBy(checking)
        .isInstanceOfSatisfying(
            CardException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }

  private void check(Instant now) throws CardException {
    new RevocationCheck(session(lists.store()), settings()).check(path(), now);
  }

  private RevocationSettings settings() {
    return RevocationSettings.from(config);
  }

  private CardPath path() {
    return path(card, issuer, ROOT);
  }

  private static CardPath path(Party... parties) {
    return new CardPath(List.of(parties).stream().map(Party::certificate).toList());
  }

  private KeycloakSession session(CrlStorageProvider store) {
    RealmModel realm =
        Only.of(RealmModel.class, Map.of("getId", args -> "realm-1", "getName", args -> "kau"));
    KeycloakContext context = Only.of(KeycloakContext.class, Map.of("getRealm", args -> realm));
    HttpClientProvider http =
        Only.of(HttpClientProvider.class, Map.of("getHttpClient", args -> client));
    return Only.of(
        KeycloakSession.class,
        Map.of(
            "getContext",
            args -> context,
            "singleUseObjects",
            args -> goods.store(),
            "getProvider",
            args -> args[0] == HttpClientProvider.class ? http : store));
  }

  /** Keycloak's store of lists goes by Keycloak's clock. */
  private static void setClock(Instant time) {
    Time.setOffset(Math.toIntExact(time.getEpochSecond() - Instant.now().getEpochSecond()));
  }
}

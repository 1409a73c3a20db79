package hu.ugyfelkapu.keycloak.docker.softcard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hu.ugyfelkapu.keycloak.docker.web.LocalSite;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The soft card over HTTP: states of cards, and who may use them. */
class SoftCardSiteTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final byte[] NONCE = "a nonce of 20 bytes.".getBytes(StandardCharsets.UTF_8);

  // Certificates and their states count whole seconds.
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final String CARD = "DEMO000001AA";

  @TempDir private Path directory;
  private DemoIssuer issuer;
  private LocalSite site;
  private SoftCardSite softCard;

  @BeforeEach
  void start() throws Exception {
    issuer = DemoIssuer.open(directory, NOW);
    site = new LocalSite(0, URI.create("http://localhost:1"));
    softCard = SoftCardSite.serve(site, issuer, () -> NOW);
    site.start();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  // H75: the nonce stands where the request's stands, for the response and not for one card.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void goodCardIsGoodForTenMinutesByTheDelegateAndTheNonceComesBack_H75(boolean post)
      throws Exception {
    OCSPReq asked = asked(card().certificate().getSerialNumber(), true);

    BasicOCSPResp answer = answer(post ? post(asked) : get(asked));

    assertThat(answer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce).getExtnValue())
        .isEqualTo(new DEROctetString(new DEROctetString(NONCE)));
    SingleResp one = answer.getResponses()[0];
    assertThat(one.getCertStatus()).isSameAs(CertificateStatus.GOOD);
    assertThat(one.getCertID()).isEqualTo(asked.getRequestList()[0].getCertID());
    assertThat(one.getThisUpdate()).isEqualTo(Date.from(NOW));
    assertThat(one.getNextUpdate()).isEqualTo(Date.from(NOW.plus(Duration.ofMinutes(10))));
  }

  @Test
  void answerWithoutANonceAskedForHasNone() throws Exception {
    BasicOCSPResp answer = answer(post(asked(card().certificate().getSerialNumber(), false)));

    assertThat(answer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)).isNull();
  }

  @Test
  void responderIsTheIssuersDelegateAndForNothingElse() throws Exception {
    BasicOCSPResp answer = answer(post(asked(BigInteger.ONE, false)));

    var delegate = new JcaX509CertificateConverter().getCertificate(answer.getCerts()[0]);
    delegate.verify(issuer.certificate().getPublicKey());
    assertThat(delegate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.9");
    assertThat(delegate.getBasicConstraints()).isEqualTo(-1);
    assertThat(delegate.getExtensionValue("1.3.6.1.5.5.7.48.1.5")).isNotNull();
    assertThat(delegate.getPublicKey()).isNotEqualTo(issuer.certificate().getPublicKey());
  }

  @Test
  void revokedCardIsRevokedAtBothSourcesAndTheNewOneIsNot() throws Exception {
    DemoCard revoked = card();
    softCard.office().revoke(revoked);
    DemoCard renewed = softCard.office().renew(revoked);

    RevokedStatus status = (RevokedStatus) status(revoked.certificate().getSerialNumber());
    assertThat(status.getRevocationTime()).isEqualTo(Date.from(NOW));
    assertThat(status(renewed.certificate().getSerialNumber())).isSameAs(CertificateStatus.GOOD);
    X509CRL list = list();
    assertThat(list.isRevoked(revoked.certificate())).isTrue();
    assertThat(list.isRevoked(renewed.certificate())).isFalse();
  }

  @Test
  void whatWasNeverIssuedIsUnknown() throws Exception {
    assertThat(status(BigInteger.TEN)).isInstanceOf(UnknownStatus.class);
    DemoIssuer other = DemoIssuer.open(directory.resolve("other"), NOW);
    OCSPReq asked =
        new OCSPReqBuilder()
            .addRequest(
                new CertificateID(
                    sha1(),
                    new JcaX509CertificateHolder(other.certificate()),
                    card().certificate().getSerialNumber()))
            .build();
    assertThat(answer(post(asked)).getResponses()[0].getCertStatus())
        .isInstanceOf(UnknownStatus.class);
  }

  @Test
  void listIsSignedByTheIssuerAndForTenMinutes() throws Exception {
    X509CRL list = list();

    list.verify(issuer.certificate().getPublicKey());
    assertThat(list.getIssuerX500Principal())
        .isEqualTo(issuer.certificate().getSubjectX500Principal());
    assertThat(list.getRevokedCertificates()).isNull();
    assertThat(list.getThisUpdate()).isEqualTo(Date.from(NOW));
    assertThat(list.getNextUpdate()).isEqualTo(Date.from(NOW.plus(Duration.ofMinutes(10))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "\u0030\u0003\u0002\u0001\u0001"})
  void whatIsNoRequestIsMalformed(String body) throws Exception {
    HttpResponse<byte[]> response =
        send(request("/ocsp").POST(HttpRequest.BodyPublishers.ofString(body)).build());

    assertThat(new OCSPResp(response.body()).getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
  }

  // H77: no page of another origin gets a signature, or changes a card.
  @ParameterizedTest
  @ValueSource(
      strings = {"https://gonosz.pelda.test", "http://localhost:1", "null", "", "chrome-extension"})
  void foreignOriginGetsNothingSignedAndChangesNothing_H77(String origin) throws Exception {
    DemoCard before = card();

    HttpResponse<byte[]> signed = form("/sign", origin, signing("1234"));

    assertThat(signed.statusCode()).isEqualTo(403);
    assertThat(text(signed)).isEqualTo("{\"error\":\"origin\"}");
    assertThat(form("/revoke", origin, "card=" + CARD).statusCode()).isEqualTo(403);
    assertThat(form("/renew", origin, "card=" + CARD).statusCode()).isEqualTo(403);
    assertThat(softCard.office().isRevoked(before)).isFalse();
    assertThat(card()).isSameAs(before);
    assertThat(signed.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "chrome-extension://abcdefghijklmnop", "moz-extension://0123-4567"})
  void ownPageAndInstalledExtensionsGetASignature(String extension) throws Exception {
    String origin = extension.isEmpty() ? site.url().toString() : extension;

    HttpResponse<byte[]> signed = form("/sign", origin, signing("1234"));

    JsonNode token = json(signed).get("authToken");
    assertThat(TokenProof.holds(token, "https://belepes.pelda.test", "the-nonce")).isTrue();
    assertThat(TokenProof.certificate(token)).isEqualTo(card().certificate());
  }

  @Test
  void wrongPinMissingCardAndMissingNonceAreToldApart() throws Exception {
    String own = site.url().toString();

    assertThat(text(form("/sign", own, signing("4321")))).isEqualTo("{\"error\":\"pin\"}");
    assertThat(text(form("/sign", own, signing("1234").replace(CARD, "X"))))
        .isEqualTo("{\"error\":\"card\"}");
    HttpResponse<byte[]> without = form("/sign", own, "card=" + CARD + "&pin=1234&origin=x");
    assertThat(without.statusCode()).isEqualTo(400);
    assertThat(send(request("/sign").header("Origin", own).GET().build()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void ownPageRevokesAndRenews() throws Exception {
    DemoCard before = card();

    assertThat(form("/revoke", site.url().toString(), "card=" + CARD).statusCode()).isEqualTo(303);
    assertThat(softCard.office().isRevoked(before)).isTrue();
    assertThat(form("/renew", site.url().toString(), "card=" + CARD).statusCode()).isEqualTo(303);

    assertThat(card().holder()).isEqualTo(before.holder());
    assertThat(softCard.office().isRevoked(card())).isFalse();
    assertThat(softCard.office().isRevoked(before)).isTrue();
  }

  @Test
  void realmLearnsWhereThisStartIs() {
    String authority = "localhost:" + site.port();
    assertThat(softCard.realmSettings())
        .containsEntry("trust-anchors", "file:demo-issuer.pem")
        .containsEntry("revocation-hosts", authority)
        .containsEntry("phone-app-link", "http://" + authority + "/soft-card/app")
        .containsEntry("client-url", "http://" + authority + "/soft-card/");
  }

  private DemoCard card() {
    return softCard.wallet().find(CARD).orElseThrow();
  }

  private static String signing(String pin) {
    return "card="
        + CARD
        + "&pin="
        + pin
        + "&nonce=the-nonce&origin="
        + URLEncoder.encode("https://belepes.pelda.test", StandardCharsets.UTF_8);
  }

  private CertificateStatus status(BigInteger serial) throws Exception {
    return answer(post(asked(serial, true))).getResponses()[0].getCertStatus();
  }

  private OCSPReq asked(BigInteger serial, boolean withNonce) throws Exception {
    OCSPReqBuilder request =
        new OCSPReqBuilder()
            .addRequest(
                new CertificateID(
                    sha1(), new JcaX509CertificateHolder(issuer.certificate()), serial));
    if (withNonce) {
      request.setRequestExtensions(
          new Extensions(
              new Extension(
                  OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                  false,
                  new DEROctetString(NONCE).getEncoded())));
    }
    return request.build();
  }

  private static DigestCalculator sha1() throws Exception {
    return new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
  }

  private HttpRequest post(OCSPReq asked) throws Exception {
    return request("/ocsp")
        .header("Content-Type", "application/ocsp-request")
        .POST(HttpRequest.BodyPublishers.ofByteArray(asked.getEncoded()))
        .build();
  }

  private HttpRequest get(OCSPReq asked) throws Exception {
    String text = Base64.getEncoder().encodeToString(asked.getEncoded());
    return request("/ocsp/" + URLEncoder.encode(text, StandardCharsets.UTF_8)).GET().build();
  }

  /** The answer, whose signature has been checked. */
  private BasicOCSPResp answer(HttpRequest request) throws Exception {
    HttpResponse<byte[]> response = send(request);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/ocsp-response");
    OCSPResp answer = new OCSPResp(response.body());
    assertThat(answer.getStatus()).isEqualTo(OCSPResp.SUCCESSFUL);
    BasicOCSPResp basic = (BasicOCSPResp) answer.getResponseObject();
    X509CertificateHolder delegate = basic.getCerts()[0];
    assertThat(basic.isSignatureValid(new JcaContentVerifierProviderBuilder().build(delegate)))
        .isTrue();
    return basic;
  }

  private X509CRL list() throws Exception {
    HttpResponse<byte[]> response = send(request("/issuer.crl").GET().build());
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/pkix-crl");
    return (X509CRL)
        CertificateFactory.getInstance("X.509")
            .generateCRL(new ByteArrayInputStream(response.body()));
  }

  private HttpResponse<byte[]> form(String path, String origin, String body) throws Exception {
    HttpRequest.Builder request =
        request(path).header("Content-Type", "application/x-www-form-urlencoded");
    if (!origin.isEmpty()) {
      request.header("Origin", origin);
    }
    return send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(site.url() + "/soft-card" + path));
  }

  private static HttpResponse<byte[]> send(HttpRequest request) throws Exception {
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static JsonNode json(HttpResponse<byte[]> response) throws Exception {
    return new ObjectMapper().readTree(response.body());
  }
}

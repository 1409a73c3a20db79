package hu.ugyfelkapu.keycloak.idcard.token;

import static hu.ugyfelkapu.keycloak.idcard.testing.TokenDraft.NONCE;
import static hu.ugyfelkapu.keycloak.idcard.testing.TokenDraft.ORIGIN;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.certificate.CardPath;
import hu.ugyfelkapu.keycloak.idcard.certificate.CertificateCheck;
import hu.ugyfelkapu.keycloak.idcard.certificate.CertificateRules;
import hu.ugyfelkapu.keycloak.idcard.certificate.TrustStore;
import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.TestKeys;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import hu.ugyfelkapu.keycloak.idcard.testing.TokenDraft;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the benchmark does again and again: a card below one authority below an anchor. */
@State(Scope.Benchmark)
public class TokenVerification {

  @Param public SignatureAlgorithm algorithm;

  private String json;
  private PublicKey key;
  private byte[] signature;
  private byte[] signed;
  private CertificateCheck check;

  /** All keys of a path are of the card's kind, as issuers' are. */
  @Setup
  public void issue() throws CardException, GeneralSecurityException {
    Party root = TestPki.root().keys(keys("root")).make();
    Party issuer = TestPki.issuer(root).keys(keys("issuer")).make();
    Party card = TestPki.card(issuer).keys(keys("card")).make();
    json = TokenDraft.of(card, algorithm).json();
    key = card.certificate().getPublicKey();
    signature = AuthToken.parse(json).signature();
    byte[] origin = algorithm.hash().digest(ORIGIN.getBytes(StandardCharsets.UTF_8));
    byte[] nonce = algorithm.hash().digest(NONCE.getBytes(StandardCharsets.UTF_8));
    signed = Arrays.copyOf(origin, 2 * origin.length);
    System.arraycopy(nonce, 0, signed, origin.length, nonce.length);
    if (!signature()) {
      throw new IllegalStateException("the signature is wrong");
    }
    check =
        new CertificateCheck(
            TrustStore.parse(root.pem(), issuer.pem()), CertificateRules.from(null, null, null));
  }

  /** What Java itself needs. */
  @Benchmark
  public boolean signature() throws GeneralSecurityException {
    Signature verifier = algorithm.verifier();
    verifier.initVerify(key);
    verifier.update(signed);
    return verifier.verify(signature);
  }

  @Benchmark
  public AuthToken token() throws CardException {
    AuthToken read = AuthToken.parse(json);
    TokenSignature.verify(read, ORIGIN, NONCE);
    return read;
  }

  @Benchmark
  public CardPath tokenAndCertificate() throws CardException {
    AuthToken read = AuthToken.parse(json);
    TokenSignature.verify(read, ORIGIN, NONCE);
    return check.check(read.certificate(), TestPki.NOW);
  }

  private KeyPair keys(String owner) {
    return switch (algorithm) {
      case ES256 -> TestKeys.ec(TestKeys.P256);
      case ES384 -> TestKeys.ec(TestKeys.P384);
      case ES512 -> TestKeys.ec(TestKeys.P521);
      default -> TestKeys.rsa(2048, owner);
    };
  }
}

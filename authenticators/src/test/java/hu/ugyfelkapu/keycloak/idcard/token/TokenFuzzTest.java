package hu.ugyfelkapu.keycloak.idcard.token;

import static hu.ugyfelkapu.keycloak.idcard.testing.TokenDraft.NONCE;
import static hu.ugyfelkapu.keycloak.idcard.testing.TokenDraft.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import hu.ugyfelkapu.keycloak.idcard.certificate.CertificateCheck;
import hu.ugyfelkapu.keycloak.idcard.certificate.CertificateRules;
import hu.ugyfelkapu.keycloak.idcard.certificate.TrustStore;
import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.TestKeys;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import hu.ugyfelkapu.keycloak.idcard.testing.TokenDraft;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A million spoilt tokens: none of them is believed, and each is refused with the one exception
 * meant for that. {@code -Dfuzz.seed=…} draws others.
 */
class TokenFuzzTest {

  private static final int INPUTS = 1_000_000;
  private static final long SEED = Long.getLong("fuzz.seed", 20260601);

  /** Believed is checked for each of so many tokens that can be read. */
  private static final int CHECKED = 8;

  private static final Party ROOT = TestPki.root().keys(TestKeys.rsa(2048)).make();
  private static final List<TokenDraft> RIGHT =
      List.of(
          TokenDraft.of(
              TestPki.card(ROOT).keys(TestKeys.rsa(2048, "card")).make(), SignatureAlgorithm.PS256),
          TokenDraft.of(TestPki.card(ROOT).make(), SignatureAlgorithm.ES256));
  private static final CertificateCheck CHECK =
      new CertificateCheck(
          TrustStore.parse(ROOT.pem(), null), CertificateRules.from(null, null, null));

  private final TokenMutation mutation = new TokenMutation(RIGHT);
  private final Map<CardRefusal, AtomicInteger> refused = new EnumMap<>(CardRefusal.class);
  private final AtomicInteger read = new AtomicInteger();
  private final AtomicInteger believed = new AtomicInteger();

  TokenFuzzTest() {
    for (CardRefusal refusal : CardRefusal.values()) {
      refused.put(refusal, new AtomicInteger());
    }
  }

  @Test
  void spoiltTokensAreRefusedOrStillTheRightOnes_H76() {
    IntStream.range(0, INPUTS).parallel().forEach(this::tryOne);

    assertDepth();
  }

  /** Each input has its own random numbers, so that it can be had again alone. */
  private void tryOne(int number) {
    String json = mutation.next(new SplittableRandom(SEED + number));
    try {
      AuthToken token = AuthToken.parse(json);
      read.incrementAndGet();
      if (number % CHECKED == 0) {
        TokenSignature.verify(token, ORIGIN, NONCE);
        CHECK.check(token.certificate(), TestPki.NOW);
        assertUnchanged(token);
        believed.incrementAndGet();
      }
    } catch (CardException e) {
      refused.get(e.refusal()).incrementAndGet();
    } catch (Throwable e) {
      throw new AssertionError("seed " + SEED + ", input " + number + ": " + json, e);
    }
  }

  /** Only what does not matter was spoilt, such as the program's version. */
  private static void assertUnchanged(AuthToken token) {
    assertThat(RIGHT)
        .anySatisfy(
            right -> {
              assertThat(TokenDraft.base64(TestPki.der(token.certificate())))
                  .isEqualTo(right.field("unverifiedCertificate"));
              assertThat(TokenDraft.base64(token.signature())).isEqualTo(right.field("signature"));
              assertThat(token.algorithm().name()).isEqualTo(right.field("algorithm"));
            });
  }

  /** That they get past each reader often enough to try the next one. */
  private void assertDepth() {
    for (CardRefusal refusal :
        List.of(
            CardRefusal.MALFORMED_TOKEN,
            CardRefusal.WRONG_ALGORITHM,
            CardRefusal.MALFORMED_CERTIFICATE,
            CardRefusal.WRONG_SIGNATURE,
            CardRefusal.UNTRUSTED_ISSUER)) {
      assertThat(refused.get(refusal)).as(refusal.name()).hasValueGreaterThan(100);
    }
    assertThat(read).as("read").hasValueGreaterThan(INPUTS / 20);
    assertThat(believed).as("believed").hasValueGreaterThan(100);
  }
}

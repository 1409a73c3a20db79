package hu.ugyfelkapu.keycloak.idcard.revocation;

import static hu.ugyfelkapu.keycloak.idcard.testing.TestPki.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusCacheTest {

  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final BigInteger NUMBER = new BigInteger("778899001122");

  private static final Party ISSUER = TestPki.root().make();
  private static final Issued CARD = issued(ISSUER);

  private final KeptGoods kept = new KeptGoods();

  @Test
  void goodAnswerIsKeptAsLongAsTheSettingAllows() {
    StatusCache cache = cache("realm-1", TEN_MINUTES);

    cache.keep(CARD, good(NOW.plus(Duration.ofHours(1))), NOW);

    assertThat(cache.isGood(CARD, NOW)).isTrue();
    assertThat(cache.isGood(CARD, NOW.plus(TEN_MINUTES).minus(MOMENT))).isTrue();
    assertThat(cache.isGood(CARD, NOW.plus(TEN_MINUTES))).isFalse();
    assertThat(kept.lifespans().values()).containsExactly(600L);
  }

  @Test
  void goodAnswerIsKeptNoLongerThanItAllowsItself() {
    StatusCache cache = cache("realm-1", TEN_MINUTES);
    Instant end = NOW.plus(Duration.ofMinutes(2));

    cache.keep(CARD, good(end), NOW);

    assertThat(cache.isGood(CARD, end.minus(MOMENT))).isTrue();
    assertThat(cache.isGood(CARD, end)).isFalse();
    assertThat(kept.lifespans().values()).containsExactly(120L);
  }

  @Test
  void answerThatAllowsNothingIsNotKept() {
    StatusCache cache = cache("realm-1", TEN_MINUTES);

    cache.keep(CARD, new OcspAnswer(Status.GOOD, Optional.empty()), NOW);
    cache.keep(CARD, good(NOW), NOW);
    cache.keep(CARD, good(NOW.minus(Duration.ofSeconds(30))), NOW);

    assertThat(kept.lifespans()).isEmpty();
  }

  @Test
  void onlyGoodAnswersAreKept() {
    StatusCache cache = cache("realm-1", TEN_MINUTES);
    Optional<Instant> end = Optional.of(NOW.plus(Duration.ofHours(1)));

    cache.keep(CARD, new OcspAnswer(Status.REVOKED, end), NOW);
    cache.keep(CARD, new OcspAnswer(Status.UNKNOWN, end), NOW);

    assertThat(kept.lifespans()).isEmpty();
  }

  @Test
  void nothingIsKeptUnlessItIsSet() {
    StatusCache off = cache("realm-1", Duration.ZERO);
    cache("realm-1", TEN_MINUTES).keep(CARD, good(NOW.plus(TEN_MINUTES)), NOW);

    assertThat(off.isGood(CARD, NOW)).isFalse();
    off.keep(issued(ISSUER), good(NOW.plus(TEN_MINUTES)), NOW);
    assertThat(kept.lifespans()).hasSize(1);
  }

  @Test
  void answersAreKeptForOneCertificateOfOneIssuerInOneRealm() {
    cache("realm-1", TEN_MINUTES).keep(CARD, good(NOW.plus(TEN_MINUTES)), NOW);

    StatusCache cache = cache("realm-1", TEN_MINUTES);
    assertThat(cache.isGood(issued(ISSUER), NOW)).isFalse();
    assertThat(
            cache.isGood(new Issued(CARD.certificate(), TestPki.root().make().certificate()), NOW))
        .isFalse();
    assertThat(cache("realm-2", TEN_MINUTES).isGood(CARD, NOW)).isFalse();
    assertThat(cache.isGood(CARD, NOW)).isTrue();
  }

  @Test
  void keyDoesNotTellTheNumber() {
    cache("realm-1", TEN_MINUTES).keep(CARD, good(NOW.plus(TEN_MINUTES)), NOW);

    assertThat(kept.lifespans().keySet())
        .singleElement()
        .asString()
        .startsWith("ugyfelkapu-card-status.realm-1.")
        .doesNotContain(NUMBER.toString())
        .doesNotContain(NUMBER.toString(16));
  }

  private StatusCache cache(String realm, Duration most) {
    return new StatusCache(kept.store(), realm, "rules", most);
  }

  private static OcspAnswer good(Instant end) {
    return new OcspAnswer(Status.GOOD, Optional.of(end));
  }

  /** A new certificate with the same number each time. */
  private static Issued issued(Party issuer) {
    return new Issued(
        TestPki.card(issuer).serial(NUMBER).make().certificate(), issuer.certificate());
  }
}

package hu.ugyfelkapu.keycloak.idcard.revocation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * Good answers of OCSP responders, kept for all nodes. Only what is good is kept, and only as long
 * as both the answer and the setting allow.
 */
final class StatusCache {

  private static final String UNTIL = "until";

  private final SingleUseObjectProvider store;
  private final String realm;
  private final String rules;
  private final Duration most;

  /**
   * @param realm id of the realm whose answers they are
   * @param rules what made an answer good: under others it may not be
   * @param most zero keeps nothing
   */
  StatusCache(SingleUseObjectProvider store, String realm, String rules, Duration most) {
    this.store = store;
    this.realm = realm;
    this.rules = rules;
    this.most = most;
  }

  boolean isGood(Issued issued, Instant now) {
    if (most.isZero()) {
      return false;
    }
    // The store may keep it for longer than it was asked to.
    Map<String, String> kept = store.get(key(issued));
    return kept != null && now.isBefore(Instant.ofEpochMilli(Long.parseLong(kept.get(UNTIL))));
  }

  void keep(Issued issued, OcspAnswer answer, Instant now) {
    if (most.isZero() || answer.status() != Status.GOOD || answer.nextUpdate().isEmpty()) {
      return;
    }
    Instant end = now.plus(most);
    Instant until = answer.nextUpdate().get().isBefore(end) ? answer.nextUpdate().get() : end;
    long seconds = Duration.between(now, until).toSeconds();
    if (seconds > 0) {
      store.put(key(issued), seconds, Map.of(UNTIL, Long.toString(until.toEpochMilli())));
    }
  }

  /** A hash, since the number of a card's certificate belongs to a person. */
  private String key(Issued issued) {
    ByteArrayOutputStream named = new ByteArrayOutputStream();
    named.writeBytes(Sha.two(Crypto.der(issued.issuer())));
    named.writeBytes(Sha.two(Crypto.der(issued.certificate())));
    named.writeBytes(Sha.two(rules.getBytes(StandardCharsets.UTF_8)));
    return "ugyfelkapu-card-status."
        + realm
        + "."
        + HexFormat.of().formatHex(Sha.two(named.toByteArray()));
  }
}

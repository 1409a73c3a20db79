package hu.ugyfelkapu.keycloak.idcard.challenge;

import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What one page asks a card to sign (mission.md §7).
 *
 * @param nonce 32 random bytes as 44 characters of Base64; this text is what is signed (H76)
 * @param origin the origin that is signed with it, see {@link CardOrigin}
 * @param phoneHandle names the challenge to a phone that reads the card, 32 characters of Base64url
 * @param until when it ends
 */
public record Challenge(String nonce, String origin, String phoneHandle, Instant until) {

  /** How long a challenge lives. */
  public static final Duration LIFETIME = Duration.ofMinutes(5);

  /** Whether its time has come. */
  public boolean isOver() {
    return !until.isAfter(BudapestTime.now());
  }

  /** Whole seconds until its end, at least 0. */
  public long secondsLeft() {
    return Math.max(0, Duration.between(BudapestTime.now(), until).toSeconds());
  }

  /** For the single-use store. */
  public Map<String, String> notes() {
    return Map.of(
        "nonce", nonce,
        "origin", origin,
        "phone", phoneHandle,
        "until", Long.toString(until.toEpochMilli()));
  }

  /** One of {@link #notes()}, whatever else stands beside them. */
  public static Challenge from(Map<String, String> notes) {
    return new Challenge(
        notes.get("nonce"),
        notes.get("origin"),
        notes.get("phone"),
        Instant.ofEpochMilli(Long.parseLong(notes.get("until"))));
  }
}

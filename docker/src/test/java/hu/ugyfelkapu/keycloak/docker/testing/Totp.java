package hu.ugyfelkapu.keycloak.docker.testing;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * An authenticator app (RFC 6238): HMAC-SHA-1, 6 digits, 30 s (mission.md §3). Written apart from
 * Keycloak's own, so that both must agree with the standard.
 *
 * <p>Keycloak checks these codes by the machine's clock: {@link ServerClock} does not move them.
 *
 * @param secret the key's bytes
 */
public record Totp(byte[] secret) {
  private static final long PERIOD_SECONDS = 30;

  /** From the secret as the enrolment page shows it: Base32, spaces allowed. */
  public static Totp ofShown(String base32) {
    return new Totp(new Base32().decode(base32.replaceAll("\\s", "")));
  }

  /** The code that the app shows now. */
  public String now() {
    return at(Instant.now());
  }

  /**
   * The code after the one shown now: fresh, and accepted already by the look-around of one step.
   */
  public String next() {
    return at(Instant.now().plusSeconds(PERIOD_SECONDS));
  }

  /** The code before the one shown now: still accepted, and it leaves the present one unused. */
  public String previous() {
    return at(Instant.now().minusSeconds(PERIOD_SECONDS));
  }

  /** The code that the app shows at this moment: six digits. */
  public String at(Instant moment) {
    byte[] counter =
        ByteBuffer.allocate(Long.BYTES)
            .putLong(Math.floorDiv(moment.getEpochSecond(), PERIOD_SECONDS))
            .array();
    byte[] hash = new HmacUtils(HmacAlgorithms.HMAC_SHA_1, secret).hmac(counter);
    int offset = hash[hash.length - 1] & 0x0f;
    int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
    return String.format(Locale.ROOT, "%06d", number % 1_000_000);
  }

  /** A code of six digits that is wrong now and in the steps around. */
  public String wrong() {
    Instant moment = Instant.now();
    for (int candidate = 0; ; candidate++) {
      String code = String.format(Locale.ROOT, "%06d", candidate);
      boolean right = false;
      for (int step = -2; step <= 2; step++) {
        right |= at(moment.plusSeconds(step * PERIOD_SECONDS)).equals(code);
      }
      if (!right) {
        return code;
      }
    }
  }
}

package hu.ugyfelkapu.keycloak.docker.testing;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * An authenticator app (RFC 6238): HMAC-SHA-1, 6 digits, 30 s (mission.md §3). Written apart from
 * Keycloak's own, so that both must agree with the standard.
 *
 * <p>Keycloak checks these codes by the machine's clock: {@link ServerClock} does not move them.
 */
public final class Totp {
  private static final long PERIOD_SECONDS = 30;
  private static final long LOOK_AROUND = 1;

  /** A code asked for now may arrive this much later. */
  private static final long ON_THE_WAY_SECONDS = 8;

  private final byte[] secret;
  private long lastStep;

  /**
   * @param secret the key's bytes
   */
  public Totp(byte[] secret) {
    this.secret = secret.clone();
  }

  /** From the secret as the enrolment page shows it: Base32, spaces allowed. */
  public static Totp ofShown(String base32) {
    return new Totp(new Base32().decode(base32.replaceAll("\\s", "")));
  }

  /** The secret as an app takes it: Base32. */
  public String base32() {
    return new Base32().encodeToString(secret);
  }

  /**
   * A code that this object has not given out before and that the server takes, its look-around of
   * one step included: the oldest one, so that two more are left in the same half minute. Waits for
   * the app's next step when these are used up.
   */
  public synchronized String fresh() {
    long oldest = step(Instant.now().plusSeconds(ON_THE_WAY_SECONDS)) - LOOK_AROUND;
    long fresh = Math.max(oldest, lastStep + 1);
    lastStep = fresh;
    while (step(Instant.now()) + LOOK_AROUND < fresh) {
      LockSupport.parkUntil((fresh - LOOK_AROUND) * PERIOD_SECONDS * 1000);
    }
    return at(Instant.ofEpochSecond(fresh * PERIOD_SECONDS));
  }

  /** The code that the app shows at this moment: six digits. */
  public String at(Instant moment) {
    byte[] counter = ByteBuffer.allocate(Long.BYTES).putLong(step(moment)).array();
    byte[] hash = new HmacUtils(HmacAlgorithms.HMAC_SHA_1, secret).hmac(counter);
    int offset = hash[hash.length - 1] & 0x0f;
    int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
    return String.format(Locale.ROOT, "%06d", number % 1_000_000);
  }

  private static long step(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), PERIOD_SECONDS);
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

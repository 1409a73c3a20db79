package hu.ugyfelkapu.keycloak.load;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;

/** The codes of an authenticator app: HMAC-SHA-1, 6 digits, 30 s (mission.md §3). */
final class AppCode {
  private static final TimeBasedOneTimePasswordGenerator APP =
      new TimeBasedOneTimePasswordGenerator();

  private AppCode() {}

  /** The code that an app shows now. */
  static String now(byte[] secret) {
    return at(secret, Instant.now());
  }

  /**
   * The code that the app will show next. A server that looks one step around takes it, and nobody
   * can have used it when the app was enrolled.
   */
  static String next(byte[] secret) {
    return at(secret, Instant.now().plus(APP.getTimeStep()));
  }

  private static String at(byte[] secret, Instant moment) {
    try {
      return APP.generateOneTimePasswordString(
          new SecretKeySpec(secret, APP.getAlgorithm()), moment);
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("no key of an app", e);
    }
  }
}

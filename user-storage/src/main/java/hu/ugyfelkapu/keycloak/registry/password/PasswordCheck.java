package hu.ugyfelkapu.keycloak.registry.password;

import hu.ugyfelkapu.keycloak.registry.query.PasswordRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Compares a typed password with what the registry holds, in whichever format it holds it
 * (mission.md §8, §12).
 */
public final class PasswordCheck {

  /** Bytes of UTF-8. Some formats take time in proportion to the password's length. */
  static final int LONGEST = 256;

  private static final Logger LOG = Logger.getLogger(PasswordCheck.class);

  private static final List<HashFormat> FORMATS =
      List.of(
          new SaltedDigest("{SSHA}", "SHA-1"),
          new SaltedDigest("{SSHA256}", "SHA-256"),
          new SaltedDigest("{SSHA512}", "SHA-512"),
          new SaltedDigest("{SMD5}", "MD5"),
          new SaltedDigest("{SHA}", "SHA-1"),
          new SaltedDigest("{MD5}", "MD5"),
          new UnixCrypt(),
          new Pbkdf2(),
          new Bcrypt());

  private final Runnable usualCost;

  /**
   * @param usualCost spends the time of one password check of Keycloak's own; run whenever the
   *     registry's format takes less, or there is nothing to compare with (H35)
   */
  public PasswordCheck(Runnable usualCost) {
    this.usualCost = usualCost;
  }

  /**
   * Whether the registration may be used and the password is right. Never throws for what a row may
   * hold: an unknown or malformed hash lets nobody in and leaves a warning with the row's id.
   *
   * @param typed as typed; null and empty never match
   */
  public boolean matches(PasswordRecord stored, String typed) {
    byte[] password = typed == null ? new byte[0] : typed.getBytes(StandardCharsets.UTF_8);
    try {
      // Compared for those not entitled too: time must not tell them apart.
      return compare(stored, password) && stored.entitled();
    } finally {
      Arrays.fill(password, (byte) 0);
    }
  }

  /** For a registration that is gone: the same cost, and no. */
  public boolean matchesNothing() {
    usualCost.run();
    return false;
  }

  private boolean compare(PasswordRecord stored, byte[] password) {
    if (stored.hash() == null
        || stored.hash().isBlank()
        || password.length == 0
        || password.length > LONGEST) {
      return matchesNothing();
    }
    String hash = stored.hash().strip();
    Optional<HashFormat> format = FORMATS.stream().filter(each -> each.claims(hash)).findFirst();
    if (format.isEmpty()) {
      LOG.warnf(
          "The password of registry row %d has an unknown format; it lets nobody in.",
          stored.row());
      return matchesNothing();
    }
    boolean matches;
    try {
      matches = format.get().matches(hash, password);
    } catch (RuntimeException e) {
      // The exception may quote the hash: only the row is told.
      LOG.warnf("The password of registry row %d is malformed; it lets nobody in.", stored.row());
      return matchesNothing();
    }
    if (!format.get().isSlow(hash)) {
      usualCost.run();
    }
    return matches;
  }
}

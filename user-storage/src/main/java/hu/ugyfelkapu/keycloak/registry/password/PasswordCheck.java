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

  /** Characters. The longest well-formed text has half of them. */
  private static final int LONGEST_TEXT = 512;

  private static final Logger LOG = Logger.getLogger(PasswordCheck.class);

  private final RealmHashing hashing;
  private final List<HashFormat> formats;

  /**
   * @param hashing computes Keycloak's own formats, and spends the time of one of its checks
   *     whenever the registry's format takes less, or there is nothing to compare with (H35)
   */
  public PasswordCheck(RealmHashing hashing) {
    this.hashing = hashing;
    HashFormat argon2 = new Argon2(hashing);
    HashFormat bcrypt = new Bcrypt();
    HashFormat crypt = new UnixCrypt();
    this.formats =
        List.of(
            argon2,
            new PrefixedFormat("{ARGON2}", argon2),
            new ModularPbkdf2(hashing),
            new DjangoPbkdf2(hashing),
            bcrypt,
            new PrefixedFormat("{BCRYPT}", bcrypt),
            crypt,
            new PrefixedFormat("{CRYPT}", crypt, bcrypt),
            new DirectoryDigest(),
            new HexDigest());
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
    hashing.spendUsualTime();
    return false;
  }

  /**
   * Whether the hash, which a password has just matched, has another algorithm or other parameters
   * than {@link NewPassword} would write now.
   */
  public boolean isOutdated(PasswordRecord stored) {
    String hash = stored.hash().strip();
    return format(hash).filter(each -> each.isCurrent(hash)).isEmpty();
  }

  private boolean compare(PasswordRecord stored, byte[] password) {
    if (stored.hash() == null
        || stored.hash().isBlank()
        || password.length == 0
        || password.length > LONGEST) {
      return matchesNothing();
    }
    String hash = stored.hash().strip();
    Optional<HashFormat> format = format(hash);
    if (format.isEmpty()) {
      LOG.warnf(
          "The password of registry row %s has an unknown format; it lets nobody in.",
          stored.row());
      return matchesNothing();
    }
    boolean matches;
    boolean slow;
    try {
      matches = format.get().matches(hash, password);
      slow = format.get().isSlow(hash);
    } catch (RuntimeException | LinkageError e) {
      // The exception may quote the hash: only the row is told. Classes are missing in FIPS mode.
      LOG.warnf("The password of registry row %s is malformed; it lets nobody in.", stored.row());
      return matchesNothing();
    }
    if (!slow) {
      hashing.spendUsualTime();
    }
    return matches;
  }

  private Optional<HashFormat> format(String hash) {
    return hash.length() > LONGEST_TEXT
        ? Optional.empty()
        : formats.stream().filter(each -> each.claims(hash)).findFirst();
  }
}

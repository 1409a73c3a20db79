package hu.ugyfelkapu.keycloak.registry.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.Crypt;
import org.apache.commons.codec.digest.Md5Crypt;

/** crypt(3): {@code $1$} and {@code $apr1$} (MD5), {@code $5$} (SHA-256), {@code $6$} (SHA-512). */
final class UnixCrypt implements HashFormat {

  /** Forty times the usual 5000. */
  private static final int MOST_ROUNDS = 200_000;

  private static final String CHARACTER = "[./0-9A-Za-z]";

  private static final Pattern WELL_FORMED =
      Pattern.compile(
          "\\$(?:1|apr1)\\$%1$s{0,8}\\$%1$s{22}|\\$(?:5|6)\\$(?:rounds=(\\d{1,9})\\$)?%1$s{0,16}\\$(?:%1$s{43}|%1$s{86})"
              .formatted(CHARACTER));

  @Override
  public boolean claims(String stored) {
    return stored.startsWith("$1$")
        || stored.startsWith("$apr1$")
        || stored.startsWith("$5$")
        || stored.startsWith("$6$");
  }

  @Override
  public boolean isSlow(String stored) {
    // The SHA-2 variants take milliseconds, the MD5 ones less: all are far below Keycloak's own.
    return false;
  }

  @Override
  public boolean matches(String stored, byte[] password) {
    Matcher parts = WELL_FORMED.matcher(stored);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not crypt(3)");
    }
    if (parts.group(1) != null && Integer.parseInt(parts.group(1)) > MOST_ROUNDS) {
      throw new IllegalArgumentException("too many rounds");
    }
    // The library wipes the array it is given.
    byte[] copy = password.clone();
    String computed =
        stored.startsWith("$apr1$") ? Md5Crypt.apr1Crypt(copy, stored) : Crypt.crypt(copy, stored);
    return MessageDigest.isEqual(
        computed.getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII));
  }
}

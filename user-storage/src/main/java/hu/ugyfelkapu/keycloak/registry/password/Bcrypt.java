package hu.ugyfelkapu.keycloak.registry.password;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * bcrypt: {@code $2a$}, {@code $2b$}, {@code $2y$}. As everywhere, only the first 72 bytes of a
 * password count.
 */
final class Bcrypt implements HashFormat {

  /** About a second; the usual cost is 10 to 12. */
  private static final int MOST_COST = 14;

  /** From here on one check takes some tens of milliseconds, as one of Keycloak\'s own does. */
  private static final int USUAL_COST = 10;

  private static final Pattern WELL_FORMED =
      Pattern.compile("\\$2[aby]\\$(\\d{2})\\$[./A-Za-z0-9]{53}");

  @Override
  public boolean claims(String stored) {
    return stored.startsWith("$2a$") || stored.startsWith("$2b$") || stored.startsWith("$2y$");
  }

  @Override
  public boolean isSlow(String stored) {
    Matcher parts = WELL_FORMED.matcher(stored);
    return parts.matches() && Integer.parseInt(parts.group(1)) >= USUAL_COST;
  }

  @Override
  public boolean matches(String stored, byte[] password) {
    Matcher parts = WELL_FORMED.matcher(stored);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not bcrypt");
    }
    if (Integer.parseInt(parts.group(1)) > MOST_COST) {
      throw new IllegalArgumentException("cost too high");
    }
    return OpenBSDBCrypt.checkPassword(stored, password.clone());
  }
}

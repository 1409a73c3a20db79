package hu.ugyfelkapu.keycloak.registry.password;

import java.util.List;

/**
 * A directory's scheme, read without regard to case, before a text that tells its format by itself:
 * <code>{CRYPT}$6$…</code>.
 */
final class PrefixedFormat implements HashFormat {

  private final String prefix;
  private final List<HashFormat> formats;

  /**
   * @param formats what may follow the prefix
   */
  PrefixedFormat(String prefix, HashFormat... formats) {
    this.prefix = prefix;
    this.formats = List.of(formats);
  }

  @Override
  public boolean claims(String stored) {
    return stored.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  @Override
  public boolean isSlow(String stored) {
    return format(stored).isSlow(rest(stored));
  }

  @Override
  public boolean isCurrent(String stored) {
    return format(stored).isCurrent(rest(stored));
  }

  @Override
  public boolean matches(String stored, byte[] password) {
    return format(stored).matches(rest(stored), password);
  }

  private HashFormat format(String stored) {
    return formats.stream()
        .filter(each -> each.claims(rest(stored)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown format after the prefix"));
  }

  private String rest(String stored) {
    return stored.substring(prefix.length());
  }
}

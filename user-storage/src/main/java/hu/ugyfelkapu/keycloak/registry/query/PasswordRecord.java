package hu.ugyfelkapu.keycloak.registry.query;

/**
 * What a password check needs, read at the moment of the check.
 *
 * @param row the row's id, for the log
 * @param hash the legacy hash; null if there is none
 * @param entitled whether the registration may be used now
 */
public record PasswordRecord(String row, String hash, boolean entitled) {

  /** Of a registry that counts its rows. */
  public PasswordRecord(long row, String hash, boolean entitled) {
    this(Long.toString(row), hash, entitled);
  }

  /** Without the hash. */
  @Override
  public String toString() {
    return "password of registration row " + row;
  }
}

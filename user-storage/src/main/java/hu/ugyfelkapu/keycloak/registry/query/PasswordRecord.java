package hu.ugyfelkapu.keycloak.registry.query;

/**
 * What a password check needs, read at the moment of the check.
 *
 * @param row the row's id, for the log
 * @param hash the legacy hash; null if there is none
 * @param entitled whether the registration may be used now
 */
public record PasswordRecord(long row, String hash, boolean entitled) {

  /** Without the hash. */
  @Override
  public String toString() {
    return "password of registration row " + row;
  }
}

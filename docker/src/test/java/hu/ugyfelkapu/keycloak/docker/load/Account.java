package hu.ugyfelkapu.keycloak.docker.load;

/**
 * Somebody who can sign in.
 *
 * @param secret of the app in Base32, empty without one
 */
record Account(String userName, String password, String secret) {

  Account named(String otherName) {
    return new Account(otherName, password, secret);
  }

  /** As Gatling reads it: the head of a file, and this account's line. */
  static final String COLUMNS = "userName,password,secret";

  String line() {
    return String.join(",", userName, password, secret);
  }
}

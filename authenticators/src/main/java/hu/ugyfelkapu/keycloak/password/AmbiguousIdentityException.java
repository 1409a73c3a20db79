package hu.ugyfelkapu.keycloak.password;

/** More registrations share a person's data than any country has people who do. */
public final class AmbiguousIdentityException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AmbiguousIdentityException() {
    super("too many registrations agree");
  }
}

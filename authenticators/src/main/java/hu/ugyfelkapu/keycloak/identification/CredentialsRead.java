package hu.ugyfelkapu.keycloak.identification;

import org.keycloak.models.KeycloakSession;

/**
 * What this request has read of a person's credentials so far. The registry's store answers from it
 * until the request itself writes; who decides by what other requests may have written meanwhile
 * forgets it first.
 */
public final class CredentialsRead {

  /** The session attribute in which the registry's store keeps it. */
  private static final String ATTRIBUTE = "ugyfelkapu-credentials-read";

  private CredentialsRead() {}

  /** From now on credentials that were added or removed meanwhile are seen. */
  public static void forget(KeycloakSession session) {
    session.removeAttribute(ATTRIBUTE);
  }
}

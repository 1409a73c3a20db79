package hu.ugyfelkapu.keycloak.idcard.revocation;

import java.security.cert.X509Certificate;

/**
 * A certificate, and the one whose key has signed it.
 *
 * @param certificate of a card, an authority or a responder
 * @param issuer checked before: the path leads through it
 */
record Issued(X509Certificate certificate, X509Certificate issuer) {

  /** Whether the certificate is an authority's. */
  boolean isAuthority() {
    return certificate.getBasicConstraints() >= 0;
  }
}

package hu.ugyfelkapu.keycloak.idcard.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * When a certificate is valid.
 *
 * @param from the first moment
 * @param until the last one
 */
record Validity(Instant from, Instant until) {

  static Validity of(X509Certificate certificate) {
    return new Validity(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }

  boolean isNotYet(Instant now) {
    return now.isBefore(from);
  }

  boolean isOver(Instant now) {
    return now.isAfter(until);
  }

  boolean holds(Instant now) {
    return !isNotYet(now) && !isOver(now);
  }
}

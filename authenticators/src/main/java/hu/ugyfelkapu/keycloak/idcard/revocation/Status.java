package hu.ugyfelkapu.keycloak.idcard.revocation;

/** What somebody with the right to tell says about a certificate. */
enum Status {
  GOOD,
  REVOKED,
  /** The responder does not know the certificate: that is an answer, and no good one. */
  UNKNOWN
}

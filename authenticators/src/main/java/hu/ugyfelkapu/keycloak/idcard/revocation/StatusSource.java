package hu.ugyfelkapu.keycloak.idcard.revocation;

import java.time.Instant;

/** A way to learn a certificate's status. */
interface StatusSource {

  /**
   * @throws UnknownStatusException when this way does not tell
   */
  Status ask(Issued issued, Instant now) throws UnknownStatusException;
}

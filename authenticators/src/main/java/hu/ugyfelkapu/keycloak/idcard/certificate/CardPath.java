package hu.ugyfelkapu.keycloak.idcard.certificate;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate path that has been checked in everything but revocation.
 *
 * @param certificates the card's certificate first, then each one's issuer; the trust anchor last.
 *     At least two
 */
public record CardPath(List<X509Certificate> certificates) {

  public CardPath {
    certificates = List.copyOf(certificates);
    if (certificates.size() < 2) {
      throw new IllegalArgumentException("a card's certificate has an issuer");
    }
  }

  /** The card's own certificate. */
  public X509Certificate card() {
    return certificates.get(0);
  }

  /** The certificate of the card's issuer. */
  public X509Certificate issuer() {
    return certificates.get(1);
  }
}

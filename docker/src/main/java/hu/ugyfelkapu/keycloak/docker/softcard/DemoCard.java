package hu.ugyfelkapu.keycloak.docker.softcard;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * A demo identity card: what a chip would hold.
 *
 * @param algorithm that the card signs with
 * @param certificate for authentication
 * @param key that the certificate speaks of
 */
public record DemoCard(
    DemoHolder holder, CardAlgorithm algorithm, X509Certificate certificate, PrivateKey key) {

  /** Names the holder only: a key does not belong into a message. */
  @Override
  public String toString() {
    return "demo card of " + holder.serialNumber();
  }
}

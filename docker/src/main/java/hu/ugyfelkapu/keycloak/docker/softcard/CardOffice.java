package hu.ugyfelkapu.keycloak.docker.softcard;

import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Issues, renews and revokes demo cards, and says what became of them. */
public final class CardOffice {
  private final DemoIssuer issuer;
  private final URI services;
  private final InstantSource time;
  private final Set<BigInteger> issued = new HashSet<>();
  private final Map<BigInteger, Instant> revoked = new TreeMap<>();

  /**
   * @param services the address below which {@code ocsp} and {@code issuer.crl} answer, without a
   *     slash at the end
   */
  CardOffice(DemoIssuer issuer, URI services, InstantSource time) {
    this.issuer = issuer;
    this.services = services;
    this.time = time;
  }

  /** A new card that signs with {@link CardAlgorithm#ES256}. */
  public DemoCard issue(DemoHolder holder) {
    return issue(holder, CardAlgorithm.ES256);
  }

  /** A new card with a key that the algorithm can sign with. */
  public DemoCard issue(DemoHolder holder, CardAlgorithm algorithm) {
    KeyPair pair = algorithm.newKey();
    DemoCard card =
        new DemoCard(
            holder,
            algorithm,
            CardCertificate.issue(
                issuer,
                holder,
                pair.getPublic(),
                time.instant(),
                URI.create(services + "/ocsp"),
                URI.create(services + "/issuer.crl")),
            pair.getPrivate());
    register(card.certificate().getSerialNumber());
    return card;
  }

  /** Another card of the same holder: new key, new certificate. The old card stays as it is. */
  public DemoCard renew(DemoCard card) {
    return issue(card.holder(), card.algorithm());
  }

  /** Takes the card back, for ever. */
  public synchronized void revoke(DemoCard card) {
    revoked.putIfAbsent(card.certificate().getSerialNumber(), time.instant());
  }

  public boolean isRevoked(DemoCard card) {
    return revokedAt(card.certificate().getSerialNumber()).isPresent();
  }

  /** Whether a certificate of that number was issued here, since the demo was started. */
  synchronized boolean knows(BigInteger serial) {
    return issued.contains(serial);
  }

  synchronized Optional<Instant> revokedAt(BigInteger serial) {
    return Optional.ofNullable(revoked.get(serial));
  }

  /** When each of the revoked cards was. */
  synchronized Map<BigInteger, Instant> revoked() {
    return new TreeMap<>(revoked);
  }

  DemoIssuer issuer() {
    return issuer;
  }

  Instant now() {
    return time.instant();
  }

  private synchronized void register(BigInteger serial) {
    issued.add(serial);
  }
}

package hu.ugyfelkapu.keycloak.idcard.revocation;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.keycloak.crl.CrlStorageProvider;

/**
 * Fetches lists of revoked certificates. Keycloak keeps them on each node until they are over; its
 * store is one for all realms, so what comes out of it is checked as if it came from outside.
 */
final class CrlSource implements StatusSource {

  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private final CrlStorageProvider kept;
  private final Outbound outbound;
  private final CrlCheck check;
  private final Optional<URI> place;
  private final Duration timeout;

  /**
   * @param place where the list is, instead of where the certificate says
   * @param timeout for all that is fetched for one certificate
   */
  CrlSource(
      CrlStorageProvider kept,
      Outbound outbound,
      CrlCheck check,
      Optional<URI> place,
      Duration timeout) {
    this.kept = kept;
    this.outbound = outbound;
    this.check = check;
    this.place = place;
    this.timeout = timeout;
  }

  @Override
  public Status ask(Issued issued, Instant now) throws UnknownStatusException {
    List<URI> named = Addresses.ofLists(issued.certificate());
    List<URI> asked = place.map(List::of).orElse(named);
    Set<URI> published = new HashSet<>(named);
    published.addAll(asked);
    Deadline deadline = Deadline.in(timeout);
    List<String> reasons = new ArrayList<>();
    for (URI address : asked) {
      try {
        outbound.requirePermitted(address);
        return check.read(list(address, issued, published, now, deadline), issued, published, now);
      } catch (UnknownStatusException e) {
        reasons.add(e.getMessage());
      }
    }
    throw new UnknownStatusException(
        reasons.isEmpty() ? "no CRL is known" : "CRL: " + String.join("; ", reasons));
  }

  private X509CRL list(
      URI address, Issued issued, Set<URI> published, Instant now, Deadline deadline)
      throws UnknownStatusException {
    AtomicReference<X509CRL> passing = new AtomicReference<>();
    AtomicReference<String> reason = new AtomicReference<>("no list came");
    try {
      X509CRL list =
          kept.get(
              key(address, issued),
              () -> {
                try {
                  X509CRL fetched = fetch(address, deadline);
                  // What is kept stands in the way of a better one until it is over.
                  check.read(fetched, issued, published, now);
                  passing.set(fetched);
                  // One that is over may still say "revoked"; Keycloak would keep it for a while.
                  return check.isCurrent(fetched, now) ? fetched : null;
                } catch (UnknownStatusException | TryAgainException e) {
                  reason.set(e.getMessage());
                  throw e;
                }
              });
      if (list != null) {
        return list;
      }
    } catch (GeneralSecurityException | RuntimeException e) {
      // Keycloak wraps what the loader threw, with the address in the message.
      throw new UnknownStatusException(reason.get(), e);
    }
    return Optional.ofNullable(passing.get())
        .orElseThrow(() -> new UnknownStatusException(reason.get()));
  }

  private X509CRL fetch(URI address, Deadline deadline)
      throws TryAgainException, UnknownStatusException {
    byte[] bytes = outbound.get(address, MOST_BYTES, deadline);
    try {
      X509CRL list =
          (X509CRL)
              CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(bytes));
      check.requireReadable(list);
      return list;
    } catch (CertificateException | CRLException e) {
      throw new UnknownStatusException(Outbound.nameOf(address) + " sent no list", e);
    }
  }

  /** Lists of another issuer never stand under the same key, whatever address they came from. */
  private static String key(URI address, Issued issued) {
    return "ugyfelkapu-crl."
        + HexFormat.of().formatHex(Sha.two(Crypto.der(issued.issuer())))
        + "."
        + address;
  }
}

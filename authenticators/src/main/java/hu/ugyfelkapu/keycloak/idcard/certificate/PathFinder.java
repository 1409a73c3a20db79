package hu.ugyfelkapu.keycloak.idcard.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * Finds paths to trust anchors with Java's own path builder (RFC 5280: signatures, dates, names,
 * basic constraints, path length, key usage of authorities, name constraints, policy constraints,
 * unknown critical extensions). Revocation is looked at elsewhere.
 */
final class PathFinder {

  /** Authorities between an anchor and a card. */
  private static final int MOST_ISSUERS = 4;

  private final TrustStore trust;

  PathFinder(TrustStore trust) {
    this.trust = trust;
  }

  /**
   * @return the certificate first, the anchor last; empty when there is no path
   */
  List<X509Certificate> find(X509Certificate certificate, Instant now) {
    List<X509Certificate> store = new ArrayList<>(trust.issuers());
    store.add(certificate);
    for (X509Certificate anchor : trust.anchors()) {
      // Java looks at the dates of everything but the anchor.
      if (Validity.of(anchor).holds(now)) {
        List<X509Certificate> path = find(certificate, anchor, store, now);
        if (!path.isEmpty() && NameLimits.permit(anchor, path)) {
          path.add(anchor);
          return path;
        }
      }
    }
    return List.of();
  }

  private static List<X509Certificate> find(
      X509Certificate certificate,
      X509Certificate anchor,
      List<X509Certificate> store,
      Instant now) {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(certificate);
    try {
      PKIXBuilderParameters parameters =
          new PKIXBuilderParameters(Set.of(new TrustAnchor(anchor, null)), target);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(store)));
      parameters.setDate(Date.from(now));
      parameters.setRevocationEnabled(false);
      // Nor does it look at the anchor's own path length.
      parameters.setMaxPathLength(Math.min(MOST_ISSUERS, anchor.getBasicConstraints()));
      List<X509Certificate> path = new ArrayList<>();
      CertPathBuilder.getInstance("PKIX")
          .build(parameters)
          .getCertPath()
          .getCertificates()
          .forEach(each -> path.add((X509Certificate) each));
      return path;
    } catch (CertPathBuilderException e) {
      return List.of();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

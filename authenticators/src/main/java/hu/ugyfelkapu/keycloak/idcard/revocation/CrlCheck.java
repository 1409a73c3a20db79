package hu.ugyfelkapu.keycloak.idcard.revocation;

import hu.ugyfelkapu.keycloak.idcard.certificate.SignatureStrength;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/**
 * Decides whether a list of revoked certificates can be believed, and what it says (RFC 5280, 6.3).
 * Only complete lists of the certificate's own issuer will do.
 */
final class CrlCheck {

  private static final int CRL_SIGN = 6;

  /** They say why and since when; that the entry is there is all that counts. */
  private static final Set<String> KNOWN_OF_ENTRIES =
      Set.of(
          Extension.reasonCode.getId(),
          Extension.invalidityDate.getId(),
          Extension.instructionCode.getId());

  private final Duration skew;

  /**
   * @param skew by how much the issuer's clock may differ
   */
  CrlCheck(Duration skew) {
    this.skew = skew;
  }

  /**
   * Checks the entries, which takes a while for long lists: once, before the list is kept.
   *
   * @throws UnknownStatusException when one of them means something that is not known here, such as
   *     certificates of another issuer
   */
  void requireReadable(X509CRL list) throws UnknownStatusException {
    Set<? extends X509CRLEntry> entries = list.getRevokedCertificates();
    if (entries == null) {
      return;
    }
    for (X509CRLEntry entry : entries) {
      Set<String> critical = entry.getCriticalExtensionOIDs();
      if (critical != null && !KNOWN_OF_ENTRIES.containsAll(critical)) {
        throw new UnknownStatusException("an entry has a critical extension that is not known");
      }
    }
  }

  /** Whether it says until when it holds, and does hold. */
  boolean isCurrent(X509CRL list, Instant now) {
    Clocks clocks = new Clocks(now, skew);
    return list.getNextUpdate() != null
        && !clocks.isOver(list.getNextUpdate())
        && !clocks.isYetToCome(list.getThisUpdate());
  }

  /**
   * @param places under which the list may be published; a list for other places may leave out the
   *     certificate
   */
  Status read(X509CRL list, Issued issued, Collection<URI> places, Instant now)
      throws UnknownStatusException {
    requireSigned(list, issued);
    if (list.getRevokedCertificate(issued.certificate().getSerialNumber()) != null) {
      return Status.REVOKED;
    }
    requireComplete(list, issued, places);
    if (!isCurrent(list, now)) {
      throw new UnknownStatusException("the list is over, or says not until when it holds");
    }
    return Status.GOOD;
  }

  private static void requireSigned(X509CRL list, Issued issued) throws UnknownStatusException {
    if (!list.getIssuerX500Principal().equals(issued.issuer().getSubjectX500Principal())) {
      throw new UnknownStatusException("the list is of another issuer");
    }
    boolean[] usage = issued.issuer().getKeyUsage();
    if (usage != null && !usage[CRL_SIGN]) {
      throw new UnknownStatusException("the issuer's certificate is not for lists");
    }
    try {
      if (!SignatureStrength.isStrong(algorithm(list))) {
        throw new UnknownStatusException("the list's signature algorithm is too weak");
      }
      list.verify(issued.issuer().getPublicKey(), Crypto.PROVIDER);
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw new UnknownStatusException("the list's signature is not the issuer's", e);
    }
  }

  private static AlgorithmIdentifier algorithm(X509CRL list) throws IOException {
    ASN1ObjectIdentifier id = new ASN1ObjectIdentifier(list.getSigAlgOID());
    return list.getSigAlgParams() == null
        ? new AlgorithmIdentifier(id)
        : new AlgorithmIdentifier(id, ASN1Primitive.fromByteArray(list.getSigAlgParams()));
  }

  private static void requireComplete(X509CRL list, Issued issued, Collection<URI> places)
      throws UnknownStatusException {
    Set<String> critical = Optional.ofNullable(list.getCriticalExtensionOIDs()).orElseGet(Set::of);
    if (!Set.of(Extension.issuingDistributionPoint.getId()).containsAll(critical)
        || list.getExtensionValue(Extension.deltaCRLIndicator.getId()) != null) {
      throw new UnknownStatusException("the list has a critical extension that is not known");
    }
    byte[] scope = list.getExtensionValue(Extension.issuingDistributionPoint.getId());
    if (scope != null && !covers(scope, issued, places)) {
      throw new UnknownStatusException("the list is not for this certificate");
    }
  }

  private static boolean covers(byte[] extension, Issued issued, Collection<URI> places)
      throws UnknownStatusException {
    try {
      IssuingDistributionPoint scope =
          IssuingDistributionPoint.getInstance(ASN1OctetString.getInstance(extension).getOctets());
      boolean isPartial =
          scope.isIndirectCRL()
              || scope.getOnlySomeReasons() != null
              || scope.onlyContainsAttributeCerts();
      boolean isOfOthers =
          issued.isAuthority() ? scope.onlyContainsUserCerts() : scope.onlyContainsCACerts();
      return !isPartial
          && !isOfOthers
          && (scope.getDistributionPoint() == null
              || Addresses.uris(scope.getDistributionPoint()).anyMatch(places::contains));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new UnknownStatusException("the list's scope cannot be read", e);
    }
  }
}

package hu.ugyfelkapu.keycloak.idcard.revocation;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Where a certificate says that its status can be learned. */
final class Addresses {

  private Addresses() {}

  /** Addresses of OCSP responders (RFC 5280, 4.2.2.1). */
  static List<URI> ofResponders(X509Certificate certificate) throws UnknownStatusException {
    return read(
        certificate,
        extensions ->
            Optional.ofNullable(AuthorityInformationAccess.fromExtensions(extensions)).stream()
                .flatMap(access -> Arrays.stream(access.getAccessDescriptions()))
                .filter(access -> AccessDescription.id_ad_ocsp.equals(access.getAccessMethod()))
                .flatMap(access -> uri(access.getAccessLocation())));
  }

  /**
   * Addresses of the issuer's own complete lists (RFC 5280, 4.2.1.13): those of other issuers, or
   * for some reasons only, cannot clear a certificate.
   */
  static List<URI> ofLists(X509Certificate certificate) throws UnknownStatusException {
    return read(
        certificate,
        extensions ->
            Optional.ofNullable(
                    CRLDistPoint.getInstance(
                        extensions.getExtensionParsedValue(Extension.cRLDistributionPoints)))
                .stream()
                .flatMap(points -> Arrays.stream(points.getDistributionPoints()))
                .filter(point -> point.getReasons() == null && point.getCRLIssuer() == null)
                .map(DistributionPoint::getDistributionPoint)
                .flatMap(Addresses::uris));
  }

  /** The full names of a distribution point that are addresses. */
  static Stream<URI> uris(DistributionPointName name) {
    return name == null || name.getType() != DistributionPointName.FULL_NAME
        ? Stream.empty()
        : Arrays.stream(GeneralNames.getInstance(name.getName()).getNames())
            .flatMap(Addresses::uri);
  }

  private static Stream<URI> uri(GeneralName name) {
    if (name.getTagNo() != GeneralName.uniformResourceIdentifier) {
      return Stream.empty();
    }
    try {
      return Stream.of(new URI(ASN1IA5String.getInstance(name.getName()).getString()));
    } catch (URISyntaxException e) {
      return Stream.empty();
    }
  }

  private interface Reader {
    Stream<URI> read(Extensions extensions);
  }

  private static List<URI> read(X509Certificate certificate, Reader reader)
      throws UnknownStatusException {
    Extensions extensions = Crypto.holder(certificate).getExtensions();
    try {
      return extensions == null ? List.of() : reader.read(extensions).distinct().toList();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new UnknownStatusException("the certificate's addresses cannot be read", e);
    }
  }
}

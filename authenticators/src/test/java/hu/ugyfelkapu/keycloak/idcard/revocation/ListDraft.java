package hu.ugyfelkapu.keycloak.idcard.revocation;

import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.cert.X509v2CRLBuilder;

/**
 * A list of revoked certificates in the making. Without changes it is empty and holds for a day.
 */
final class ListDraft {

  private final Party issuer;
  private final X509v2CRLBuilder builder;
  private Optional<Instant> until = Optional.of(TestPki.NOW.plus(Duration.ofHours(23)));
  private String algorithm;

  ListDraft(Party issuer) {
    this(issuer, Responder.holder(issuer).getSubject(), TestPki.NOW.minus(Duration.ofHours(1)));
  }

  ListDraft(Party issuer, Instant thisUpdate) {
    this(issuer, Responder.holder(issuer).getSubject(), thisUpdate);
  }

  /**
   * @param name in place of the issuer's own
   */
  ListDraft(Party issuer, X500Name name, Instant thisUpdate) {
    this.issuer = issuer;
    builder = new X509v2CRLBuilder(name, Date.from(thisUpdate));
  }

  ListDraft until(Instant nextUpdate) {
    until = Optional.of(nextUpdate);
    return this;
  }

  ListDraft withoutEnd() {
    until = Optional.empty();
    return this;
  }

  ListDraft revoked(Party party) {
    return revoked(party, CRLReason.keyCompromise);
  }

  /**
   * @param reason of {@link CRLReason}
   */
  ListDraft revoked(Party party, int reason) {
    builder.addCRLEntry(
        party.certificate().getSerialNumber(),
        Date.from(TestPki.NOW.minus(Duration.ofDays(2))),
        reason);
    return this;
  }

  /** An entry of another issuer. */
  ListDraft revokedOf(Party otherIssuer, Party party) throws IOException {
    GeneralNames names =
        new GeneralNames(new GeneralName(Responder.holder(otherIssuer).getSubject()));
    builder.addCRLEntry(
        party.certificate().getSerialNumber(),
        Date.from(TestPki.NOW.minus(Duration.ofDays(2))),
        new Extensions(Extension.create(Extension.certificateIssuer, true, names)));
    return this;
  }

  /** Only what changed since another one. */
  ListDraft delta() {
    return extension(Extension.deltaCRLIndicator, true, new ASN1Integer(7));
  }

  ListDraft indirect() {
    return scope(null, false, false, null, true, false);
  }

  ListDraft ofUsersOnly() {
    return scope(null, true, false, null, false, false);
  }

  ListDraft ofAuthoritiesOnly() {
    return scope(null, false, true, null, false, false);
  }

  ListDraft ofAttributesOnly() {
    return scope(null, false, false, null, false, true);
  }

  ListDraft forSomeReasonsOnly() {
    return scope(null, false, false, new ReasonFlags(ReasonFlags.keyCompromise), false, false);
  }

  /** A part of the certificates: those that name this place. */
  ListDraft publishedAt(String url) {
    return scope(
        new DistributionPointName(
            new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, url))),
        false,
        false,
        null,
        false,
        false);
  }

  private ListDraft scope(
      DistributionPointName place,
      boolean users,
      boolean authorities,
      ReasonFlags reasons,
      boolean indirect,
      boolean attributes) {
    return extension(
        Extension.issuingDistributionPoint,
        true,
        new IssuingDistributionPoint(place, users, authorities, reasons, indirect, attributes));
  }

  ListDraft extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
    try {
      builder.addExtension(id, critical, value);
      return this;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  ListDraft signedWith(String name) {
    algorithm = name;
    return this;
  }

  byte[] der() {
    until.ifPresent(time -> builder.setNextUpdate(Date.from(time)));
    try {
      return builder
          .build(algorithm == null ? issuer.signer() : issuer.signer(algorithm))
          .getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  X509CRL list() {
    try {
      return (X509CRL)
          CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

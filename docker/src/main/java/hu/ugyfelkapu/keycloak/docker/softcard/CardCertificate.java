package hu.ugyfelkapu.keycloak.docker.softcard;

import java.io.IOException;
import java.net.URI;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Vector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.Attribute;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectDirectoryAttributes;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** The authentication certificate of a demo card: valid from yesterday for three years. */
final class CardCertificate {
  /** Drawn as UUID (ITU-T X.667): issued for a demonstration, to whoever asked. */
  static final ASN1ObjectIdentifier POLICY =
      new ASN1ObjectIdentifier("2.25.290633313991867358737796125147866353554");

  private static final Duration BACK = Duration.ofDays(1);
  private static final Duration LIFE = Duration.ofDays(3 * 365);

  private CardCertificate() {}

  /**
   * Issues a certificate.
   *
   * @param ocsp where its state can be asked
   * @param revocationList where the list is
   */
  static X509Certificate issue(
      DemoIssuer issuer,
      DemoHolder holder,
      PublicKey key,
      Instant now,
      URI ocsp,
      URI revocationList) {
    X509v3CertificateBuilder certificate =
        issuer.begin(subject(holder), key, now.minus(BACK), now.plus(LIFE));
    try {
      certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      certificate.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
      certificate.addExtension(
          Extension.certificatePolicies,
          false,
          new CertificatePolicies(new PolicyInformation(POLICY)));
      certificate.addExtension(
          Extension.subjectDirectoryAttributes, false, birthDate(holder.birthDate()));
      certificate.addExtension(
          Extension.authorityInfoAccess,
          false,
          new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, url(ocsp)));
      certificate.addExtension(Extension.cRLDistributionPoints, false, listAt(url(revocationList)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return issuer.finish(certificate);
  }

  private static X500Name subject(DemoHolder holder) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.C, "HU")
        .addRDN(BCStyle.SURNAME, holder.surname())
        .addRDN(BCStyle.GIVENNAME, holder.givenName())
        .addRDN(BCStyle.SERIALNUMBER, holder.serialNumber())
        .addRDN(BCStyle.CN, holder.name())
        .build();
  }

  // RFC 3739, 3.2.2: noon, so that the day is the same in every time zone.
  private static SubjectDirectoryAttributes birthDate(LocalDate date) {
    String noon = date.format(DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT)) + "120000Z";
    Vector<Attribute> attributes = new Vector<>();
    attributes.add(new Attribute(BCStyle.DATE_OF_BIRTH, new DERSet(new ASN1GeneralizedTime(noon))));
    return new SubjectDirectoryAttributes(attributes);
  }

  private static CRLDistPoint listAt(GeneralName url) {
    DistributionPointName name = new DistributionPointName(new GeneralNames(url));
    return new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(name, null, null)});
  }

  private static GeneralName url(URI address) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, address.toString());
  }
}

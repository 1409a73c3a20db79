package hu.ugyfelkapu.keycloak.idcard.certificate;

import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/**
 * The name constraints of a trust anchor. Java heeds those of every other certificate of a path,
 * but not the anchor's.
 */
final class NameLimits {

  private NameLimits() {}

  /** Whether the limits can be understood at all; so they can if there are none. */
  static boolean areReadable(X509Certificate anchor) {
    try {
      of(anchor);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /**
   * Whether every name below the anchor is one that it permits.
   *
   * @param path the card's certificate first, without the anchor
   */
  static boolean permit(X509Certificate anchor, List<X509Certificate> path) {
    if (anchor.getExtensionValue(Extension.nameConstraints.getId()) == null) {
      return true;
    }
    try {
      PKIXNameConstraintValidator limits = of(anchor);
      for (X509Certificate certificate : path) {
        check(limits, certificate);
      }
      return true;
    } catch (NameConstraintValidatorException | RuntimeException e) {
      return false;
    }
  }

  private static PKIXNameConstraintValidator of(X509Certificate anchor) {
    PKIXNameConstraintValidator limits = new PKIXNameConstraintValidator();
    byte[] value = anchor.getExtensionValue(Extension.nameConstraints.getId());
    if (value != null) {
      NameConstraints constraints = NameConstraints.getInstance(octets(value));
      if (constraints.getPermittedSubtrees() != null) {
        limits.intersectPermittedSubtree(constraints.getPermittedSubtrees());
      }
      if (constraints.getExcludedSubtrees() != null) {
        for (GeneralSubtree excluded : constraints.getExcludedSubtrees()) {
          limits.addExcludedSubtree(excluded);
        }
      }
    }
    return limits;
  }

  private static void check(PKIXNameConstraintValidator limits, X509Certificate certificate)
      throws NameConstraintValidatorException {
    X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    limits.checkPermittedDN(subject);
    limits.checkExcludedDN(subject);
    for (RDN email : subject.getRDNs(BCStyle.EmailAddress)) {
      String address = IETFUtils.valueToString(email.getFirst().getValue());
      check(limits, new GeneralName(GeneralName.rfc822Name, address));
    }
    byte[] others = certificate.getExtensionValue(Extension.subjectAlternativeName.getId());
    if (others != null) {
      for (GeneralName name : GeneralNames.getInstance(octets(others)).getNames()) {
        check(limits, name);
      }
    }
  }

  private static void check(PKIXNameConstraintValidator limits, GeneralName name)
      throws NameConstraintValidatorException {
    limits.checkPermitted(name);
    limits.checkExcluded(name);
  }

  private static byte[] octets(byte[] extension) {
    return ASN1OctetString.getInstance(extension).getOctets();
  }
}

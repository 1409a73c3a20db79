package hu.ugyfelkapu.keycloak.idcard.certificate;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;

/** What Java itself does not read from a certificate. */
final class CardExtensions {

  private CardExtensions() {}

  /**
   * The certificate's policies.
   *
   * @throws RuntimeException when they cannot be read
   */
  static Set<String> policies(X509Certificate card) {
    byte[] value = card.getExtensionValue(Extension.certificatePolicies.getId());
    if (value == null) {
      return Set.of();
    }
    byte[] policies = ASN1OctetString.getInstance(value).getOctets();
    return Arrays.stream(CertificatePolicies.getInstance(policies).getPolicyInformation())
        .map(policy -> policy.getPolicyIdentifier().getId())
        .collect(Collectors.toUnmodifiableSet());
  }
}

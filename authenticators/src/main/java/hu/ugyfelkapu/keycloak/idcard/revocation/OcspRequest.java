package hu.ugyfelkapu.keycloak.idcard.revocation;

import java.io.IOException;
import java.security.MessageDigest;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.keycloak.common.util.SecretGenerator;

/**
 * One question about one certificate (RFC 6960, RFC 9654).
 *
 * @param issued whose status is asked
 * @param nonce the value of the nonce extension: an encoded OCTET STRING
 */
record OcspRequest(Issued issued, byte[] nonce) {

  /** As many as RFC 9654 demands of clients. */
  private static final int NONCE_LENGTH = 32;

  private static final DigestCalculatorProvider DIGESTS = digests();

  /** A question with a new nonce. */
  static OcspRequest about(Issued issued) {
    byte[] nonce = SecretGenerator.getInstance().randomBytes(NONCE_LENGTH);
    try {
      return new OcspRequest(issued, new DEROctetString(nonce).getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * DER. The nonce belongs to the whole request, not to the single certificate's: responders look
   * for it there and nowhere else (H75). The hash that names the certificate is SHA-1, which every
   * responder knows; nothing is proved by it.
   */
  byte[] encoded() {
    try {
      CertificateID id =
          new CertificateID(
              DIGESTS.get(CertificateID.HASH_SHA1),
              Crypto.holder(issued.issuer()),
              issued.certificate().getSerialNumber());
      return new OCSPReqBuilder()
          .addRequest(id)
          .setRequestExtensions(
              new Extensions(new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, nonce)))
          .build()
          .getEncoded();
    } catch (OCSPException | OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether that names the same certificate, by whatever hash it uses. */
  boolean isAbout(CertificateID id) {
    try {
      return issued.certificate().getSerialNumber().equals(id.getSerialNumber())
          && id.matchesIssuer(Crypto.holder(issued.issuer()), DIGESTS);
    } catch (OCSPException e) {
      // a hash that nobody knows names nothing
      return false;
    }
  }

  /**
   * @param extension the nonce extension of an answer
   */
  boolean hasNonce(Extension extension) {
    return MessageDigest.isEqual(nonce, extension.getExtnValue().getOctets());
  }

  private static DigestCalculatorProvider digests() {
    try {
      return new JcaDigestCalculatorProviderBuilder().setProvider(Crypto.PROVIDER).build();
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}

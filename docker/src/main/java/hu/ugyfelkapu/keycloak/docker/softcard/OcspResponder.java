package hu.ugyfelkapu.keycloak.docker.softcard;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Says of the demo cards whether they are good (RFC 6960), by the issuer's delegate. */
final class OcspResponder {
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final CardOffice office;
  private final DigestCalculatorProvider digests;

  OcspResponder(CardOffice office) {
    this.office = office;
    try {
      digests = new JcaDigestCalculatorProviderBuilder().build();
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The answer to a request, both DER; the nonce comes back where it was sent. */
  byte[] answer(byte[] request) {
    try {
      OCSPRespBuilder response = new OCSPRespBuilder();
      OCSPReq asked;
      try {
        asked = new OCSPReq(request);
      } catch (IOException e) {
        return response.build(OCSPRespBuilder.MALFORMED_REQUEST, null).getEncoded();
      }
      return response.build(OCSPRespBuilder.SUCCESSFUL, basic(asked)).getEncoded();
    } catch (IOException | OCSPException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object basic(OCSPReq asked) throws OCSPException, GeneralSecurityException {
    KeyAndCertificate delegate = office.issuer().responder();
    X509CertificateHolder certificate = new JcaX509CertificateHolder(delegate.certificate());
    BasicOCSPRespBuilder basic = new BasicOCSPRespBuilder(new RespID(certificate.getSubject()));
    Instant now = office.now();
    for (Req one : asked.getRequestList()) {
      basic.addResponse(
          one.getCertID(), status(one.getCertID()), Date.from(now), Date.from(now.plus(LIFE)));
    }
    Extension nonce = asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (nonce != null) {
      basic.setResponseExtensions(new Extensions(nonce));
    }
    return basic.build(
        DemoIssuer.signer(delegate), new X509CertificateHolder[] {certificate}, Date.from(now));
  }

  private CertificateStatus status(CertificateID certificate)
      throws OCSPException, GeneralSecurityException {
    X509CertificateHolder issuer = new JcaX509CertificateHolder(office.issuer().certificate());
    if (!certificate.matchesIssuer(issuer, digests)) {
      return new UnknownStatus();
    }
    return status(certificate.getSerialNumber());
  }

  private CertificateStatus status(BigInteger serial) {
    if (!office.knows(serial)) {
      return new UnknownStatus();
    }
    return office
        .revokedAt(serial)
        .<CertificateStatus>map(
            since -> new RevokedStatus(Date.from(since), CRLReason.keyCompromise))
        .orElse(CertificateStatus.GOOD);
  }
}

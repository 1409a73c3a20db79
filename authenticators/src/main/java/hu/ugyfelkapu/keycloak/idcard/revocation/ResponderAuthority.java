package hu.ugyfelkapu.keycloak.idcard.revocation;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.certificate.KeyStrength;
import hu.ugyfelkapu.keycloak.idcard.certificate.SignatureStrength;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** Who may sign answers about certificates of an issuer (RFC 6960, 4.2.2.2). */
final class ResponderAuthority {

  private final List<X509Certificate> designated;
  private final StatusSource lists;

  /**
   * @param designated if there are any, nobody else may; otherwise the issuer itself, and those
   *     whom it gave a certificate for it
   * @param lists what tells whether such a certificate is revoked
   */
  ResponderAuthority(List<X509Certificate> designated, StatusSource lists) {
    this.designated = List.copyOf(designated);
    this.lists = lists;
  }

  /**
   * Checks the answer's signature and the right of whoever made it.
   *
   * @throws UnknownStatusException when nobody who may has signed it
   */
  void requireSigned(BasicOCSPResp response, X509Certificate issuer, Instant now)
      throws UnknownStatusException {
    if (!SignatureStrength.isStrong(response.getSignatureAlgorithmID())) {
      throw new UnknownStatusException("the answer's signature algorithm is too weak");
    }
    X509CertificateHolder authority = Crypto.holder(issuer);
    X509CertificateHolder signer =
        candidates(response, authority)
            .filter(candidate -> isNamed(response.getResponderId(), candidate))
            .filter(candidate -> hasSigned(candidate, response))
            .findFirst()
            .orElseThrow(
                () -> new UnknownStatusException("nobody who could answer has signed the answer"));
    if (!designated.isEmpty()) {
      requireValid(signer, now);
      requireStrongKey(certificate(signer));
    } else if (!signer.equals(authority)) {
      requireDelegated(signer, authority, now);
      requireStrongKey(certificate(signer));
      requireNotRevoked(signer, issuer, now);
    }
  }

  private Stream<X509CertificateHolder> candidates(
      BasicOCSPResp response, X509CertificateHolder authority) {
    return designated.isEmpty()
        ? Stream.concat(Stream.of(authority), Arrays.stream(response.getCerts()))
        : designated.stream().map(Crypto::holder);
  }

  private static boolean isNamed(RespID responder, X509CertificateHolder certificate) {
    ResponderID id = responder.toASN1Primitive();
    X500Name name = id.getName();
    if (name != null) {
      return name.equals(certificate.getSubject());
    }
    byte[] key = certificate.getSubjectPublicKeyInfo().getPublicKeyData().getOctets();
    return Arrays.equals(id.getKeyHash(), Sha.one(key));
  }

  private static boolean hasSigned(X509CertificateHolder signer, BasicOCSPResp response) {
    try {
      return response.isSignatureValid(verifier(signer));
    } catch (OCSPException | OperatorCreationException | CertificateException e) {
      // a key that does not fit the signature has not made it
      return false;
    }
  }

  private static void requireDelegated(
      X509CertificateHolder responder, X509CertificateHolder issuer, Instant now)
      throws UnknownStatusException {
    if (!isIssuedBy(responder, issuer)) {
      throw new UnknownStatusException("the responder's certificate is of another issuer");
    }
    requireValid(responder, now);
    Extensions extensions = responder.getExtensions();
    ExtendedKeyUsage purposes =
        extensions == null ? null : ExtendedKeyUsage.fromExtensions(extensions);
    if (purposes == null || !purposes.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)) {
      throw new UnknownStatusException("the responder's certificate is not for OCSP");
    }
    KeyUsage usage = KeyUsage.fromExtensions(extensions);
    if (usage != null && !usage.hasUsages(KeyUsage.digitalSignature)) {
      throw new UnknownStatusException("the responder's certificate is not for signatures");
    }
  }

  private static boolean isIssuedBy(
      X509CertificateHolder certificate, X509CertificateHolder issuer) {
    try {
      return certificate.getIssuer().equals(issuer.getSubject())
          && SignatureStrength.isStrong(certificate.getSignatureAlgorithm())
          && certificate.isSignatureValid(verifier(issuer));
    } catch (CertException | OperatorCreationException | CertificateException e) {
      // a key that does not fit the signature has not made it
      return false;
    }
  }

  private static void requireValid(X509CertificateHolder certificate, Instant now)
      throws UnknownStatusException {
    if (!certificate.isValidOn(Date.from(now))) {
      throw new UnknownStatusException("the responder's certificate is not valid now");
    }
  }

  /** Unless its issuer says that nobody need ask (RFC 6960, 4.2.2.2.1). */
  private void requireNotRevoked(
      X509CertificateHolder responder, X509Certificate issuer, Instant now)
      throws UnknownStatusException {
    if (responder.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck) != null) {
      return;
    }
    if (lists.ask(new Issued(certificate(responder), issuer), now) != Status.GOOD) {
      throw new UnknownStatusException("the responder's certificate is revoked");
    }
  }

  private static void requireStrongKey(X509Certificate certificate) throws UnknownStatusException {
    try {
      KeyStrength.strongKey(certificate);
    } catch (CardException e) {
      throw new UnknownStatusException("the responder's key is too weak", e);
    }
  }

  private static X509Certificate certificate(X509CertificateHolder holder)
      throws UnknownStatusException {
    try {
      return new JcaX509CertificateConverter().getCertificate(holder);
    } catch (CertificateException e) {
      throw new UnknownStatusException("the responder's certificate cannot be read", e);
    }
  }

  private static ContentVerifierProvider verifier(X509CertificateHolder signer)
      throws OperatorCreationException, CertificateException {
    return new JcaContentVerifierProviderBuilder().setProvider(Crypto.PROVIDER).build(signer);
  }
}

package hu.ugyfelkapu.keycloak.idcard.revocation;

import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
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
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/** An OCSP responder; every part of its answers can be changed. Without changes all is good. */
final class Responder {

  static final CertificateStatus GOOD = CertificateStatus.GOOD;
  static final CertificateStatus UNKNOWN = new UnknownStatus();

  private static final ASN1ObjectIdentifier CRITICAL = new ASN1ObjectIdentifier("2.25.4711");

  private final Party signer;
  private final List<Single> singles = new ArrayList<>();
  private X509CertificateHolder[] certificates;
  private boolean byKey;
  private String algorithm;
  private Instant produced = TestPki.NOW;
  private Instant from = TestPki.NOW.minus(Duration.ofMinutes(1));
  private Optional<Instant> until = Optional.of(TestPki.NOW.plus(Duration.ofHours(1)));
  private NoncePlace nonce = NoncePlace.WHOLE;
  private boolean criticalOfWhole;
  private boolean criticalOfSingle;

  /** Where the answer's nonce stands. */
  enum NoncePlace {
    WHOLE,
    SINGLE,
    NOWHERE,
    ANOTHER_NONCE
  }

  /** A status of the asked certificate, or of another one. */
  private record Single(Optional<CertificateID> about, CertificateStatus status) {}

  /**
   * @param signer signs, and sends its certificate along
   */
  Responder(Party signer) {
    this.signer = signer;
    this.certificates = new X509CertificateHolder[] {holder(signer)};
  }

  static CertificateStatus revoked() {
    return new RevokedStatus(
        Date.from(TestPki.NOW.minus(Duration.ofDays(3))), CRLReason.keyCompromise);
  }

  /** The status of the asked certificate; may be called more than once. */
  Responder says(CertificateStatus status) {
    singles.add(new Single(Optional.empty(), status));
    return this;
  }

  /** The status of that certificate, whatever is asked. */
  Responder says(Party party, Party issuer, CertificateStatus status) {
    return says(party, issuer, CertificateID.HASH_SHA1.getAlgorithm(), status);
  }

  Responder says(Party party, Party issuer, ASN1ObjectIdentifier hash, CertificateStatus status) {
    try {
      CertificateID id =
          new CertificateID(
              new BcDigestCalculatorProvider()
                  .get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(hash)),
              holder(issuer),
              party.certificate().getSerialNumber());
      singles.add(new Single(Optional.of(id), status));
      return this;
    } catch (OCSPException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  Responder says(CertificateID about, CertificateStatus status) {
    singles.add(new Single(Optional.of(about), status));
    return this;
  }

  /** Sends these certificates along instead of its own. */
  Responder sends(Party... parties) {
    certificates =
        Arrays.stream(parties).map(Responder::holder).toArray(X509CertificateHolder[]::new);
    return this;
  }

  Responder isNamedByKey() {
    byKey = true;
    return this;
  }

  Responder signsWith(String name) {
    algorithm = name;
    return this;
  }

  Responder produced(Instant time) {
    produced = time;
    return this;
  }

  Responder from(Instant thisUpdate) {
    from = thisUpdate;
    return this;
  }

  Responder until(Instant nextUpdate) {
    until = Optional.of(nextUpdate);
    return this;
  }

  Responder withoutEnd() {
    until = Optional.empty();
    return this;
  }

  Responder nonce(NoncePlace place) {
    nonce = place;
    return this;
  }

  Responder criticalExtensionOfWhole() {
    criticalOfWhole = true;
    return this;
  }

  Responder criticalExtensionOfSingle() {
    criticalOfSingle = true;
    return this;
  }

  /** An answer that is only an error (RFC 6960, 4.2.1). */
  static byte[] error(int status) {
    try {
      return new OCSPRespBuilder().build(status, null).getEncoded();
    } catch (OCSPException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As {@link StatusServer} wants it. */
  StatusServer.Reply reply(byte[] request) {
    return StatusServer.reply(answer(request));
  }

  byte[] answer(byte[] request) {
    try {
      OCSPReq asked = new OCSPReq(request);
      BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(id());
      Extension sent = asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
      for (Single single :
          singles.isEmpty() ? List.of(new Single(Optional.empty(), GOOD)) : singles) {
        builder.addResponse(
            single.about().orElse(asked.getRequestList()[0].getCertID()),
            single.status(),
            Date.from(from),
            until.map(Date::from).orElse(null),
            extensions(nonce == NoncePlace.SINGLE ? sent : null, criticalOfSingle));
      }
      builder.setResponseExtensions(extensions(nonceOfWhole(sent), criticalOfWhole));
      return new OCSPRespBuilder()
          .build(
              OCSPResp.SUCCESSFUL,
              builder.build(
                  algorithm == null ? signer.signer() : signer.signer(algorithm),
                  certificates,
                  Date.from(produced)))
          .getEncoded();
    } catch (OCSPException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Extension nonceOfWhole(Extension sent) throws IOException {
    return switch (nonce) {
      case WHOLE -> sent;
      case ANOTHER_NONCE ->
          new Extension(
              OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
              false,
              new DEROctetString(new byte[32]).getEncoded());
      default -> null;
    };
  }

  private static Extensions extensions(Extension nonce, boolean critical) throws IOException {
    List<Extension> extensions = new ArrayList<>();
    if (nonce != null) {
      extensions.add(nonce);
    }
    if (critical) {
      extensions.add(Extension.create(CRITICAL, true, DERNull.INSTANCE));
    }
    return extensions.isEmpty() ? null : new Extensions(extensions.toArray(Extension[]::new));
  }

  private RespID id() throws OCSPException {
    try {
      return byKey
          ? new RespID(
              holder(signer).getSubjectPublicKeyInfo(),
              new BcDigestCalculatorProvider().get(RespID.HASH_SHA1))
          : new RespID(holder(signer).getSubject());
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  static X509CertificateHolder holder(Party party) {
    try {
      return new JcaX509CertificateHolder(party.certificate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

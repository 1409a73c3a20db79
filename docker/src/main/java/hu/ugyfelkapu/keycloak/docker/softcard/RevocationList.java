package hu.ugyfelkapu.keycloak.docker.softcard;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;

/** The list of the revoked demo cards (RFC 5280, 5), signed by the issuer itself. */
final class RevocationList {
  private static final Duration LIFE = Duration.ofMinutes(10);

  private RevocationList() {}

  /** The list as it stands now, DER. */
  static byte[] of(CardOffice office) {
    Instant now = office.now();
    X509v2CRLBuilder list = new JcaX509v2CRLBuilder(office.issuer().certificate(), Date.from(now));
    list.setNextUpdate(Date.from(now.plus(LIFE)));
    office
        .revoked()
        .forEach(
            (serial, since) -> list.addCRLEntry(serial, Date.from(since), CRLReason.keyCompromise));
    try {
      list.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils()
              .createAuthorityKeyIdentifier(office.issuer().certificate().getPublicKey()));
      list.addExtension(
          Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
      return list.build(office.issuer().signer()).getEncoded();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

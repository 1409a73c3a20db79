package hu.ugyfelkapu.keycloak.docker.softcard;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The issuer of the demo cards, one for each installation: its key is made where the demo runs and
 * never leaves it. The issuer is kept between two starts, and replaced by a new one a month before
 * its certificate ends.
 */
public final class DemoIssuer {
  /** The name of the anchor's file in the {@link #trustDirectory()}. */
  public static final String TRUST_FILE = "demo-issuer.pem";

  /** What the server is told of the {@link #trustDirectory()}. */
  public static final String TRUST_VARIABLE =
      "KC_SPI_AUTHENTICATOR__UGYFELKAPU_ID_CARD__TRUST_DIRECTORY";

  private static final String NAME = "Ügyfélkapu+ DEMO issuer - not an identity document";
  private static final String RESPONDER_NAME = "Ügyfélkapu+ DEMO status responder";
  private static final String CURVE = "secp384r1";
  private static final String SIGNATURE = "SHA384withECDSA";
  private static final Duration LIFE = Duration.ofDays(10 * 365);
  private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
  private static final Duration DAY = Duration.ofDays(1);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SERIAL_BITS = 127;

  private final Path directory;
  private final KeyAndCertificate authority;
  private final KeyAndCertificate responder;

  private DemoIssuer(Path directory, KeyAndCertificate authority, KeyAndCertificate responder) {
    this.directory = directory;
    this.authority = authority;
    this.responder = responder;
  }

  /**
   * Opens the issuer that the directory holds, or makes one.
   *
   * @param directory is made if missing; its files are for their owner only
   */
  public static DemoIssuer open(Path directory, Instant now) throws IOException {
    ownDirectory(directory);
    KeyAndCertificate authority =
        kept(directory.resolve("issuer.pem"), now, Optional.empty())
            .orElseGet(() -> newAuthority(now));
    authority.write(directory.resolve("issuer.pem"));
    KeyAndCertificate responder =
        kept(directory.resolve("responder.pem"), now, Optional.of(authority.certificate()))
            .orElseGet(() -> newResponder(authority, now));
    responder.write(directory.resolve("responder.pem"));
    DemoIssuer issuer = new DemoIssuer(directory, authority, responder);
    Files.createDirectories(issuer.trustDirectory());
    Files.writeString(
        issuer.trustDirectory().resolve(TRUST_FILE),
        KeyAndCertificate.pem(authority.certificate()));
    return issuer;
  }

  /** Where the server finds {@value #TRUST_FILE}, and nothing else. */
  public Path trustDirectory() {
    return directory.resolve("trust");
  }

  /** The issuer's own certificate, the trust anchor of the demo. */
  public X509Certificate certificate() {
    return authority.certificate();
  }

  /** Who signs for the issuer what is known of its cards. */
  KeyAndCertificate responder() {
    return responder;
  }

  /** Signs with the issuer's key. */
  ContentSigner signer() {
    return signer(authority);
  }

  static ContentSigner signer(KeyAndCertificate by) {
    try {
      return new JcaContentSignerBuilder(SIGNATURE).build(by.key());
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A certificate to be, with all that the demo's certificates have in common. */
  X509v3CertificateBuilder begin(X500Name subject, PublicKey key, Instant from, Instant until) {
    return begin(certificate(), subject, key, from, until);
  }

  X509Certificate finish(X509v3CertificateBuilder certificate) {
    return signed(certificate, signer());
  }

  // A file that cannot be read, or is of an issuer that is gone, is as good as none.
  private static Optional<KeyAndCertificate> kept(
      Path file, Instant now, Optional<X509Certificate> issuer) throws IOException {
    return KeyAndCertificate.read(file)
        .filter(
            pair -> pair.certificate().getNotAfter().toInstant().isAfter(now.plus(RENEWED_BEFORE)))
        .filter(pair -> isBy(pair.certificate(), issuer.orElse(pair.certificate())));
  }

  private static boolean isBy(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static KeyAndCertificate newAuthority(Instant now) {
    KeyPair pair = CardAlgorithm.newKey(CURVE);
    X500Name name = named(NAME);
    try {
      X509v3CertificateBuilder certificate =
          new JcaX509v3CertificateBuilder(
              name,
              serial(),
              Date.from(now.minus(DAY)),
              Date.from(now.plus(LIFE)),
              name,
              pair.getPublic());
      JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
      certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      certificate.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      certificate.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          extensions.createSubjectKeyIdentifier(pair.getPublic()));
      DemoMark.put(certificate);
      ContentSigner own = new JcaContentSignerBuilder(SIGNATURE).build(pair.getPrivate());
      return new KeyAndCertificate(pair.getPrivate(), signed(certificate, own));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyAndCertificate newResponder(KeyAndCertificate authority, Instant now) {
    KeyPair pair = CardAlgorithm.newKey(CURVE);
    X509v3CertificateBuilder certificate =
        begin(
            authority.certificate(),
            named(RESPONDER_NAME),
            pair.getPublic(),
            now.minus(DAY),
            now.plus(LIFE));
    try {
      certificate.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
      certificate.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new KeyAndCertificate(pair.getPrivate(), signed(certificate, signer(authority)));
  }

  private static X509v3CertificateBuilder begin(
      X509Certificate issuer, X500Name subject, PublicKey key, Instant from, Instant until) {
    try {
      X500Name issuerName = new JcaX509CertificateHolder(issuer).getSubject();
      Date end = Date.from(until);
      X509v3CertificateBuilder certificate =
          new JcaX509v3CertificateBuilder(
              issuerName,
              serial(),
              Date.from(from),
              end.after(issuer.getNotAfter()) ? issuer.getNotAfter() : end,
              subject,
              key);
      JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
      certificate.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          extensions.createAuthorityKeyIdentifier(issuer.getPublicKey()));
      certificate.addExtension(
          Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
      certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      DemoMark.put(certificate);
      return certificate;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate signed(X509v3CertificateBuilder certificate, ContentSigner by) {
    try {
      return new JcaX509CertificateConverter().getCertificate(certificate.build(by));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X500Name named(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.C, "HU")
        .addRDN(BCStyle.CN, commonName)
        .build();
  }

  private static BigInteger serial() {
    return new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1);
  }

  private static void ownDirectory(Path directory) throws IOException {
    Files.createDirectories(directory);
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }
}

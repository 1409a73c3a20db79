package hu.ugyfelkapu.keycloak.idcard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
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
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;

/** A certificate in the making; every part of it can be changed. */
public final class CertificateDraft {

  /**
   * The extension that marks what belongs to the demo; the same text stands in the code under test,
   * so that one of them cannot change alone.
   */
  public static final ASN1ObjectIdentifier DEMO_MARK =
      new ASN1ObjectIdentifier("2.25.329800735698586629295641978511506172918");

  private static final AtomicLong SERIALS = new AtomicLong(1000);

  private final Party issuer;
  private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();
  private X500Name subject;
  private X500Name issuerName;
  private BigInteger serial = BigInteger.valueOf(SERIALS.incrementAndGet());
  private Instant from;
  private Instant until;
  private KeyPair keys;
  private SubjectPublicKeyInfo publicKey;
  private Function<Party, ContentSigner> signing = Party::signer;

  /**
   * @param issuer null for one that signs itself
   */
  CertificateDraft(Party issuer) {
    this.issuer = issuer;
  }

  /**
   * @param name such as {@code C=HU,CN=Kiss Anna}
   */
  public CertificateDraft subject(String name) {
    return subject(new X500Name(name));
  }

  public CertificateDraft subject(X500Name name) {
    subject = name;
    return this;
  }

  /** Another name of the issuer than its own. */
  public CertificateDraft issuerName(String name) {
    issuerName = new X500Name(name);
    return this;
  }

  public CertificateDraft serial(BigInteger number) {
    serial = number;
    return this;
  }

  public CertificateDraft from(Instant notBefore) {
    from = notBefore;
    return this;
  }

  public CertificateDraft until(Instant notAfter) {
    until = notAfter;
    return this;
  }

  /** Without this it gets a new key on P-256. */
  public CertificateDraft keys(KeyPair pair) {
    keys = pair;
    return this;
  }

  /** Another encoding of a public key, or one that cannot even be a key. */
  public CertificateDraft publicKey(SubjectPublicKeyInfo info) {
    publicKey = info;
    return this;
  }

  /** How the issuer signs, such as {@code SHA1withECDSA}; without this with SHA-256. */
  public CertificateDraft signedWith(String name) {
    signing = signer -> signer.signer(name);
    return this;
  }

  /** The issuer signs with RSASSA-PSS. */
  public CertificateDraft signedWith(PSSParameterSpec parameters) {
    signing = signer -> signer.signer(parameters);
    return this;
  }

  /**
   * @param bits such as {@code KeyUsage.digitalSignature | KeyUsage.nonRepudiation}
   */
  public CertificateDraft keyUsage(int bits) {
    return extension(Extension.keyUsage, true, new KeyUsage(bits));
  }

  public CertificateDraft extendedKeyUsage(KeyPurposeId... purposes) {
    return extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
  }

  public CertificateDraft policies(String... oids) {
    PolicyInformation[] policies =
        Arrays.stream(oids)
            .map(ASN1ObjectIdentifier::new)
            .map(PolicyInformation::new)
            .toArray(PolicyInformation[]::new);
    return extension(Extension.certificatePolicies, false, new CertificatePolicies(policies));
  }

  /** An authority with at most so many authorities below it. */
  public CertificateDraft pathLength(int authorities) {
    return extension(Extension.basicConstraints, true, new BasicConstraints(authorities));
  }

  /** Only subjects under this name are permitted below. */
  public CertificateDraft permittedNames(String under) {
    return extension(Extension.nameConstraints, true, new NameConstraints(subtrees(under), null));
  }

  /** No subjects under this name are permitted below. */
  public CertificateDraft excludedNames(String under) {
    return extension(Extension.nameConstraints, true, new NameConstraints(null, subtrees(under)));
  }

  private static GeneralSubtree[] subtrees(String under) {
    return new GeneralSubtree[] {new GeneralSubtree(new GeneralName(new X500Name(under)))};
  }

  /** Where the certificate says that its status can be asked. */
  public CertificateDraft ocspUrl(String... urls) {
    AccessDescription[] places =
        Arrays.stream(urls)
            .map(url -> new GeneralName(GeneralName.uniformResourceIdentifier, url))
            .map(name -> new AccessDescription(AccessDescription.id_ad_ocsp, name))
            .toArray(AccessDescription[]::new);
    return extension(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(places));
  }

  /** Where the certificate says that the list of revoked ones can be fetched. */
  public CertificateDraft crlUrl(String... urls) {
    DistributionPoint[] points =
        Arrays.stream(urls)
            .map(url -> new GeneralName(GeneralName.uniformResourceIdentifier, url))
            .map(name -> new DistributionPointName(new GeneralNames(name)))
            .map(name -> new DistributionPoint(name, null, null))
            .toArray(DistributionPoint[]::new);
    return extension(Extension.cRLDistributionPoints, false, new CRLDistPoint(points));
  }

  /** Marks it as one of the demo. */
  public CertificateDraft demo() {
    return extension(DEMO_MARK, false, new DERUTF8String("DEMO"));
  }

  /** Adds an extension, or puts another one in its place. */
  public CertificateDraft extension(
      ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
    try {
      return extension(Extension.create(id, critical, value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds an extension, whose value need not even be well-formed. */
  public CertificateDraft extension(Extension extension) {
    extensions.put(extension.getExtnId(), extension);
    return this;
  }

  public CertificateDraft without(ASN1ObjectIdentifier id) {
    extensions.remove(id);
    return this;
  }

  /** Issues it. The draft can be changed and issued again, and keeps the key. */
  public Party make() {
    X509CertificateHolder issued = issue();
    try {
      return new Party(new JcaX509CertificateConverter().getCertificate(issued), keys);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Issues it as bytes, which Java need not be able to read. */
  public byte[] der() {
    try {
      return issue().getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private X509CertificateHolder issue() {
    if (keys == null) {
      keys = TestKeys.ec(TestKeys.P256);
    }
    try {
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              signerName(), serial, Date.from(from), Date.from(until), subject, subjectKey());
      addKeyIds(builder);
      for (Extension extension : extensions.values()) {
        builder.addExtension(extension);
      }
      return builder.build(signing.apply(issuer == null ? new Party(null, keys) : issuer));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private SubjectPublicKeyInfo subjectKey() {
    return publicKey == null
        ? SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded())
        : publicKey;
  }

  private X500Name signerName() throws GeneralSecurityException {
    if (issuerName != null) {
      return issuerName;
    }
    return issuer == null
        ? subject
        : new JcaX509CertificateHolder(issuer.certificate()).getSubject();
  }

  private void addKeyIds(X509v3CertificateBuilder builder)
      throws GeneralSecurityException, CertIOException {
    JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
    if (!extensions.containsKey(Extension.subjectKeyIdentifier)) {
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(keys.getPublic()));
    }
    if (issuer != null && !extensions.containsKey(Extension.authorityKeyIdentifier)) {
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          ids.createAuthorityKeyIdentifier(issuer.keys().getPublic()));
    }
  }
}

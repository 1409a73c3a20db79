package hu.ugyfelkapu.keycloak.docker.softcard;

import hu.ugyfelkapu.keycloak.docker.server.OwnerOnlyFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** A private key with its certificate, kept in one PEM file. */
record KeyAndCertificate(PrivateKey key, X509Certificate certificate) {

  /** What the file holds; nothing, if it is missing or was only half written. */
  static Optional<KeyAndCertificate> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (Reader text = new StringReader(Files.readString(file));
        PEMParser parser = new PEMParser(text)) {
      if (parser.readObject() instanceof PrivateKeyInfo key
          && parser.readObject() instanceof X509CertificateHolder certificate) {
        return Optional.of(
            new KeyAndCertificate(
                new JcaPEMKeyConverter().getPrivateKey(key),
                new JcaX509CertificateConverter().getCertificate(certificate)));
      }
      return Optional.empty();
    } catch (IOException | CertificateException e) {
      return Optional.empty();
    }
  }

  /** Writes a file that nobody else on this machine can read. */
  void write(Path file) throws IOException {
    OwnerOnlyFile.write(file, pem(new JcaPKCS8Generator(key, null)) + pem(certificate));
  }

  static String pem(Object object) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(object);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "key of " + certificate.getSubjectX500Principal();
  }
}

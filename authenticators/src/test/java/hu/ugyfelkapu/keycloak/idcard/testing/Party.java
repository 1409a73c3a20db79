package hu.ugyfelkapu.keycloak.idcard.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Who has a certificate and its key: an authority, a card, a responder.
 *
 * @param certificate made by Java's own certificate factory, as in the server
 */
public record Party(X509Certificate certificate, KeyPair keys) {

  public PrivateKey key() {
    return keys.getPrivate();
  }

  /** Signs with SHA-256 and this party's key. */
  public ContentSigner signer() {
    return signer(TestPki.usualAlgorithm(key()));
  }

  /**
   * @param algorithm as Bouncy Castle names it, such as {@code SHA1withRSA}
   */
  public ContentSigner signer(String algorithm) {
    try {
      return new JcaContentSignerBuilder(algorithm).setProvider(TestPki.PROVIDER).build(key());
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signs with RSASSA-PSS, and so also with two hashes that do not belong together. */
  public ContentSigner signer(PSSParameterSpec parameters) {
    return new PssSigner(key(), parameters);
  }

  /** The certificate in PEM. */
  public String pem() {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The certificates in PEM, one after the other. */
  public static String bundle(Party... parties) {
    return Arrays.stream(parties).map(Party::pem).collect(Collectors.joining());
  }
}

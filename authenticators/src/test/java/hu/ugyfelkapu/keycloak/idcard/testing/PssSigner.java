package hu.ugyfelkapu.keycloak.idcard.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/** RSASSA-PSS with parameters that Bouncy Castle does not sign with. */
final class PssSigner implements ContentSigner {

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private final Signature signature;

  PssSigner(PrivateKey key, PSSParameterSpec parameters) {
    try {
      signature = Signature.getInstance("RSASSA-PSS");
      signature.setParameter(parameters);
      signature.initSign(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    try {
      return new AlgorithmIdentifier(
          PKCSObjectIdentifiers.id_RSASSA_PSS,
          ASN1Primitive.fromByteArray(signature.getParameters().getEncoded()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public OutputStream getOutputStream() {
    return content;
  }

  @Override
  public byte[] getSignature() {
    try {
      signature.update(content.toByteArray());
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

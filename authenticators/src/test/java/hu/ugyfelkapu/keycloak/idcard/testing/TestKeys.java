package hu.ugyfelkapu.keycloak.idcard.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Key pairs for certificates. Generating an RSA key takes long, so those are kept. */
public final class TestKeys {

  public static final String P256 = "secp256r1";
  public static final String P384 = "secp384r1";
  public static final String P521 = "secp521r1";

  private static final Map<String, KeyPair> RSA = new ConcurrentHashMap<>();

  private TestKeys() {}

  /**
   * A new key pair.
   *
   * @param curve such as {@link #P256}, or one that only Bouncy Castle knows
   */
  public static KeyPair ec(String curve) {
    return generate("EC", new ECGenParameterSpec(curve), List.of(P256, P384, P521).contains(curve));
  }

  /** The same key pair for the same length. */
  public static KeyPair rsa(int bits) {
    return rsa(bits, "any");
  }

  /** The same key pair for the same length and owner, another one for another owner. */
  public static KeyPair rsa(int bits, String owner) {
    return RSA.computeIfAbsent(
        owner + bits,
        key -> generate("RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4), true));
  }

  private static KeyPair generate(String kind, AlgorithmParameterSpec spec, boolean byJava) {
    try {
      KeyPairGenerator generator =
          byJava
              ? KeyPairGenerator.getInstance(kind)
              : KeyPairGenerator.getInstance(kind, new BouncyCastleProvider());
      generator.initialize(spec);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

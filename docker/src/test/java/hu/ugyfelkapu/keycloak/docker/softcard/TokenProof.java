package hu.ugyfelkapu.keycloak.docker.softcard;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;

/** Checks tokens from the protocol's text, by other ways than those that made them. */
final class TokenProof {
  private TokenProof() {}

  static X509Certificate certificate(JsonNode token) throws GeneralSecurityException {
    byte[] der = Base64.getDecoder().decode(token.get("unverifiedCertificate").asText());
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  /** Whether the token's signature is one over this origin and nonce. */
  static boolean holds(JsonNode token, String origin, String nonce) throws Exception {
    String algorithm = token.get("algorithm").asText();
    String bits = algorithm.substring(2);
    byte[] signature = Base64.getDecoder().decode(token.get("signature").asText());
    Signature verifier;
    switch (algorithm.substring(0, 2)) {
      case "ES" -> {
        verifier = Signature.getInstance("SHA" + bits + "withECDSA");
        signature = der(signature);
      }
      case "RS" -> verifier = Signature.getInstance("SHA" + bits + "withRSA");
      default -> {
        verifier = Signature.getInstance("RSASSA-PSS");
        String hash = "SHA-" + bits;
        verifier.setParameter(
            new PSSParameterSpec(
                hash, "MGF1", new MGF1ParameterSpec(hash), Integer.parseInt(bits) / 8, 1));
      }
    }
    verifier.initVerify(certificate(token));
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    for (String text : new String[] {origin, nonce}) {
      signed.write(
          MessageDigest.getInstance("SHA-" + bits).digest(text.getBytes(StandardCharsets.UTF_8)));
    }
    verifier.update(signed.toByteArray());
    return verifier.verify(signature);
  }

  // RFC 7518, 3.4: two numbers of the curve's size, one behind the other.
  private static byte[] der(byte[] raw) throws Exception {
    int half = raw.length / 2;
    return new DERSequence(
            new ASN1Integer[] {
              new ASN1Integer(new BigInteger(1, Arrays.copyOf(raw, half))),
              new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, half, raw.length)))
            })
        .getEncoded();
  }
}

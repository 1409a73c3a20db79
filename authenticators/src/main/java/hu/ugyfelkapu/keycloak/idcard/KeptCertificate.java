package hu.ugyfelkapu.keycloak.idcard;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.keycloak.util.JsonSerialization;

/**
 * What is kept of a certificate: enough to know it again, nothing of the person.
 *
 * @param fingerprint SHA-256 of its DER form, 64 hexadecimal digits
 * @param validFrom epoch second
 * @param validUntil epoch second
 */
public record KeptCertificate(
    @JsonProperty("fingerprint") String fingerprint,
    @JsonProperty("validFrom") long validFrom,
    @JsonProperty("validUntil") long validUntil) {

  public static KeptCertificate of(X509Certificate certificate) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return new KeptCertificate(
          HexFormat.of().formatHex(hash),
          certificate.getNotBefore().toInstant().getEpochSecond(),
          certificate.getNotAfter().toInstant().getEpochSecond());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public String json() {
    try {
      return JsonSerialization.writeValueAsString(this);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static KeptCertificate fromJson(String json) {
    try {
      return JsonSerialization.readValue(json, KeptCertificate.class);
    } catch (IOException e) {
      throw new IllegalStateException("A card's certificate cannot be read", e);
    }
  }
}

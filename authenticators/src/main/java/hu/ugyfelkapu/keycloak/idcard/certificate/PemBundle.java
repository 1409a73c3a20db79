package hu.ugyfelkapu.keycloak.idcard.certificate;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import java.io.IOException;
import java.io.StringReader;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** Certificates of authorities in a setting: PEM blocks, with any text around them. */
final class PemBundle {

  private static final String CERTIFICATE = "CERTIFICATE";
  private static final Pattern BEGINNING = Pattern.compile("BEGIN [A-Z0-9 ]*" + CERTIFICATE);

  /** Index of keyCertSign in the key usage. */
  private static final int KEY_CERT_SIGN = 5;

  private PemBundle() {}

  /**
   * @param text null is the same as empty
   * @return no certificate twice
   * @throws InvalidSettingException when there is something else than good certificates of
   *     authorities; never quotes the text, in which someone may have put a private key
   */
  static List<X509Certificate> read(String setting, String text) {
    if (text == null || text.isBlank()) {
      return List.of();
    }
    List<X509Certificate> certificates = new ArrayList<>();
    for (PemObject block : blocks(setting, text)) {
      String which = "holds certificate no. " + (certificates.size() + 1);
      X509Certificate certificate = authority(setting, which, block);
      if (certificates.contains(certificate)) {
        throw new InvalidSettingException(setting, which + " twice");
      }
      certificates.add(certificate);
    }
    return List.copyOf(certificates);
  }

  private static List<PemObject> blocks(String setting, String text) {
    List<PemObject> blocks = new ArrayList<>();
    try (PemReader reader = new PemReader(new StringReader(text))) {
      for (PemObject block = reader.readPemObject();
          block != null;
          block = reader.readPemObject()) {
        if (!CERTIFICATE.equals(block.getType())) {
          throw new InvalidSettingException(setting, "must hold nothing but certificates");
        }
        blocks.add(block);
      }
    } catch (InvalidSettingException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw unreadable(setting);
    }
    // The reader takes a damaged first line for text around the blocks.
    if (blocks.isEmpty() || BEGINNING.matcher(text).results().count() != blocks.size()) {
      throw unreadable(setting);
    }
    return blocks;
  }

  private static InvalidSettingException unreadable(String setting) {
    return new InvalidSettingException(
        setting, "must be certificates in PEM, each between its BEGIN and END line");
  }

  private static X509Certificate authority(String setting, String which, PemObject block) {
    try {
      X509Certificate certificate = DerCertificate.read(block.getContent());
      KeyStrength.strongKey(certificate);
      boolean[] usage = certificate.getKeyUsage();
      if (certificate.getBasicConstraints() < 0 || usage == null || !usage[KEY_CERT_SIGN]) {
        throw new InvalidSettingException(setting, which + ", which is not an authority's");
      }
      return certificate;
    } catch (CardException e) {
      throw new InvalidSettingException(setting, which + ", but: " + e.getMessage());
    }
  }
}

package hu.ugyfelkapu.keycloak.idcard.certificate;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * Whether a certificate is meant for authentication. A card has another one for signing, with which
 * a citizen who believes to sign a document must not be logged in somewhere.
 */
final class CardUsage {

  /** Index of digitalSignature in the key usage. */
  private static final int DIGITAL_SIGNATURE = 0;

  private static final String CLIENT_AUTHENTICATION = KeyPurposeId.id_kp_clientAuth.getId();

  private CardUsage() {}

  /**
   * @throws CardException {@link CardRefusal#WRONG_USAGE}
   */
  static void check(X509Certificate card) throws CardException {
    if (card.getBasicConstraints() >= 0) {
      throw wrong("an authority's");
    }
    boolean[] usage = card.getKeyUsage();
    if (usage == null || !usage[DIGITAL_SIGNATURE]) {
      throw wrong("without the key usage for authentication");
    }
    if (!purposes(card).contains(CLIENT_AUTHENTICATION)) {
      throw wrong("not for client authentication");
    }
  }

  /** "Any purpose" is on certificates that were never meant for this, and so is none at all. */
  private static List<String> purposes(X509Certificate card) throws CardException {
    try {
      List<String> purposes = card.getExtendedKeyUsage();
      return purposes == null ? List.of() : purposes;
    } catch (CertificateParsingException e) {
      throw wrong("of an extended key usage that cannot be read");
    }
  }

  private static CardException wrong(String what) {
    return new CardException(CardRefusal.WRONG_USAGE, "The card's certificate is " + what);
  }
}

package hu.ugyfelkapu.keycloak.idcard.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import hu.ugyfelkapu.keycloak.idcard.testing.CertificateDraft;
import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Attribute;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;

class CardHolderTest {

  private static final Party ISSUER = TestPki.root().make();

  @Test
  void subjectAndDateOfBirthAreRead() throws CardException {
    CardHolder holder = holder(born(new ASN1GeneralizedTime("19850412120000Z")));

    assertThat(holder.values())
        .isEqualTo(
            Map.of(
                CertificateField.SERIAL_NUMBER, "PROBA000001",
                CertificateField.SURNAME, "Kiss",
                CertificateField.GIVEN_NAME, "Anna",
                CertificateField.COMMON_NAME, "Kiss Anna",
                CertificateField.DATE_OF_BIRTH, "1985.04.12."));
  }

  @Test
  void dateNearMidnightIsNotMovedByATimeZone() throws CardException {
    assertThat(holder(born(new ASN1GeneralizedTime("19850412000000Z"))).values())
        .containsEntry(CertificateField.DATE_OF_BIRTH, "1985.04.12.");
    assertThat(holder(born(new ASN1GeneralizedTime("19850412235959Z"))).values())
        .containsEntry(CertificateField.DATE_OF_BIRTH, "1985.04.12.");
  }

  @Test
  void certificateWithoutTheExtensionHasNoDate() throws CardException {
    assertThat(holder(TestPki.card(ISSUER)).values())
        .doesNotContainKey(CertificateField.DATE_OF_BIRTH)
        .containsKey(CertificateField.SURNAME);
  }

  /** Which of two would count must not be left to a library. */
  @Test
  void whatStandsTwiceCountsAsMissing() throws CardException {
    CardHolder holder =
        holder(TestPki.card(ISSUER).subject("C=HU,SURNAME=Kiss,SURNAME=Nagy,GIVENNAME=Anna"));

    assertThat(holder.values())
        .doesNotContainKey(CertificateField.SURNAME)
        .containsEntry(CertificateField.GIVEN_NAME, "Anna");
  }

  @Test
  void whatIsNoDateIsTold() {
    assertThatThrownBy(() -> holder(born(new DERUTF8String("tegnap"))))
        .isInstanceOfSatisfying(
            CardException.class,
            e -> assertThat(e.refusal()).isEqualTo(CardRefusal.MALFORMED_CERTIFICATE));
  }

  private static CertificateDraft born(ASN1Encodable date) {
    return TestPki.card(ISSUER)
        .extension(
            Extension.subjectDirectoryAttributes,
            false,
            new DERSequence(new Attribute(BCStyle.DATE_OF_BIRTH, new DERSet(date))));
  }

  private static CardHolder holder(CertificateDraft draft) throws CardException {
    return CardHolder.of(draft.make().certificate());
  }
}

package hu.ugyfelkapu.keycloak.idcard.person;

import hu.ugyfelkapu.keycloak.idcard.CardException;
import hu.ugyfelkapu.keycloak.idcard.CardRefusal;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Attribute;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectDirectoryAttributes;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/**
 * Whom a card belongs to, as its certificate says.
 *
 * @param values text by field, a date as {@code YYYY.MM.DD.}; only what the certificate has, and
 *     has once
 */
public record CardHolder(Map<CertificateField, String> values) {

  private static final Map<CertificateField, ASN1ObjectIdentifier> SUBJECT =
      Map.of(
          CertificateField.SERIAL_NUMBER, BCStyle.SERIALNUMBER,
          CertificateField.SURNAME, BCStyle.SURNAME,
          CertificateField.GIVEN_NAME, BCStyle.GIVENNAME,
          CertificateField.COMMON_NAME, BCStyle.CN);

  public CardHolder {
    values = Map.copyOf(values);
  }

  /** Reads a certificate that has been found good. */
  public static CardHolder of(X509Certificate certificate) throws CardException {
    try {
      JcaX509CertificateHolder holder = new JcaX509CertificateHolder(certificate);
      Map<CertificateField, String> values = new EnumMap<>(CertificateField.class);
      SUBJECT.forEach(
          (field, type) ->
              attribute(holder.getSubject(), type).ifPresent(text -> values.put(field, text)));
      dateOfBirth(holder)
          .map(BirthDates::text)
          .ifPresent(text -> values.put(CertificateField.DATE_OF_BIRTH, text));
      return new CardHolder(values);
    } catch (CertificateEncodingException | ParseException | IllegalArgumentException e) {
      throw new CardException(
          CardRefusal.MALFORMED_CERTIFICATE, "the certificate's subject cannot be read", e);
    }
  }

  /** The value of that field. */
  Optional<String> value(CertificateField field) {
    return Optional.ofNullable(values.get(field));
  }

  private static Optional<String> attribute(X500Name subject, ASN1ObjectIdentifier type) {
    RDN[] found = subject.getRDNs(type);
    // Of two values nobody could say which one is meant.
    if (found.length != 1 || found[0].isMultiValued()) {
      return Optional.empty();
    }
    return found[0].getFirst().getValue() instanceof ASN1String text
        ? Optional.of(text.getString()).filter(each -> !each.isBlank())
        : Optional.empty();
  }

  private static Optional<LocalDate> dateOfBirth(JcaX509CertificateHolder holder)
      throws ParseException {
    Extension extension = holder.getExtension(Extension.subjectDirectoryAttributes);
    if (extension == null) {
      return Optional.empty();
    }
    List<ASN1Encodable> dates = new ArrayList<>();
    for (Object each :
        SubjectDirectoryAttributes.getInstance(extension.getParsedValue()).getAttributes()) {
      Attribute attribute = (Attribute) each;
      if (BCStyle.DATE_OF_BIRTH.equals(attribute.getAttrType())) {
        dates.addAll(List.of(attribute.getAttributeValues()));
      }
    }
    if (dates.size() != 1) {
      return Optional.empty();
    }
    Instant noon = ASN1GeneralizedTime.getInstance(dates.get(0)).getDate().toInstant();
    return Optional.of(LocalDate.ofInstant(noon, ZoneOffset.UTC));
  }
}

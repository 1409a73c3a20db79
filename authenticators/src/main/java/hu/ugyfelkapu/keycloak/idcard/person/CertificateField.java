package hu.ugyfelkapu.keycloak.idcard.person;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a card's certificate can say of its holder. */
public enum CertificateField {
  /** Subject attribute serialNumber (2.5.4.5). */
  SERIAL_NUMBER,
  /** Subject attribute surname (2.5.4.4). */
  SURNAME,
  /** Subject attribute givenName (2.5.4.42). */
  GIVEN_NAME,
  /** Subject attribute commonName (2.5.4.3). */
  COMMON_NAME,
  /** dateOfBirth (1.3.6.1.5.5.7.9.1) of the subject directory attributes, RFC 3739. */
  DATE_OF_BIRTH;

  /** As settings name it, such as {@code date-of-birth}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is a name, which people write in more than one way. */
  boolean isName() {
    return this == SURNAME || this == COMMON_NAME;
  }

  static Optional<CertificateField> of(String id) {
    return Arrays.stream(values()).filter(field -> field.id().equals(id)).findFirst();
  }
}

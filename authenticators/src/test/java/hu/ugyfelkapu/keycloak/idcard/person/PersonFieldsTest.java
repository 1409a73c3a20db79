package hu.ugyfelkapu.keycloak.idcard.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonFieldsTest {

  @Test
  void withoutSettingsNamesAndDateOfBirthCount() {
    PersonFields fields = PersonFields.from(null);

    assertThat(fields.attributes())
        .isEqualTo(
            Map.of(
                CertificateField.SURNAME, "lastName",
                CertificateField.GIVEN_NAME, "firstName",
                CertificateField.DATE_OF_BIRTH, "birthDate"));
    assertThat(fields.isByNumber()).isFalse();
    assertThat(fields.narrowing())
        .containsExactlyInAnyOrder(CertificateField.SURNAME, CertificateField.DATE_OF_BIRTH);
  }

  @Test
  void numberAloneAsksTheRegistry() {
    PersonFields fields = from(" serial-number = personNumber ,\n surname=lastName ");

    assertThat(fields.isByNumber()).isTrue();
    assertThat(fields.narrowing()).containsExactly(CertificateField.SERIAL_NUMBER);
    assertThat(fields.attributes()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "surname",
        "surname=",
        "=lastName",
        "nickname=lastName",
        "surname=lastName=x, date-of-birth=birthDate, given-name=firstName",
        "serial-number=a b",
        "serial-number=a, serial-number=b",
        "surname=lastName, given-name=firstName",
        "date-of-birth=birthDate",
        "surname=lastName, date-of-birth=birthDate"
      })
  void tooFewOrUnknownFieldsAreRefused(String setting) {
    assertThatThrownBy(() -> from(setting))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("person-fields");
  }

  /** H78: who has the same name and date of birth is not the same person. */
  @Test
  void namesAloneAreNotEnoughUntilSomebodySaysSo_H78() {
    assertThatThrownBy(() -> PersonFields.from(null).requireAccepted())
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("names-alone");
    assertThatCode(() -> PersonFields.from(Map.of("names-alone", "accepted")).requireAccepted())
        .doesNotThrowAnyException();
    assertThatCode(() -> from("serial-number=personNumber").requireAccepted())
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> PersonFields.from(Map.of("names-alone", "yes")))
        .isInstanceOf(InvalidSettingException.class);
  }

  private static PersonFields from(String setting) {
    return PersonFields.from(Map.of(PersonFields.FIELDS, setting));
  }
}

package hu.ugyfelkapu.keycloak.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+36301234567",
        "06301234567",
        "0036301234567",
        "06 30 123 4567",
        "06-30/123-45-67",
        "+36 (30) 123.4567",
        "\u200e+36\u00a030 123\u20114567",
        "＋３６３０１２３４５６７"
      })
  void hungarianNumberIsReadHoweverItIsWritten(String typed) {
    assertThat(PhoneNumber.parse(typed)).contains(new PhoneNumber("+36301234567"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+3612345678", "+43123456789", "+4112345", "+491234567890123", "+12025550123"})
  void otherNumbersOfE164AreRead(String typed) {
    assertThat(PhoneNumber.parse(typed).map(PhoneNumber::digits)).contains(typed);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "301234567",
        "36301234567",
        "+3630123456789",
        "+363012",
        "+36061234567",
        "060301234567",
        "+0123456789",
        "+1234567890123456",
        "+123456",
        "+36 30 ABC 4567",
        "+٣٦٣٠١٢٣٤٥٦٧",
        "++36301234567",
        "+36301234567;+36301234568",
        "tel:+36301234567"
      })
  void anythingElseIsNoNumber(String typed) {
    assertThat(PhoneNumber.parse(typed)).isEmpty();
  }

  @Test
  void overlongInputIsNotEvenLookedAt() {
    assertThat(PhoneNumber.parse(" ".repeat(1000) + "+36301234567")).isEmpty();
  }

  @Test
  void contactTakesNothingButANumberAndQuotesNone() {
    assertThatThrownBy(() -> new Contact(Optional.of("06301234567")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("1234567");
    assertThat(Contact.sms(new PhoneNumber("+36301234567")).phone()).contains("+36301234567");
    assertThat(Contact.EMAIL.phone()).isEmpty();
  }

  @Test
  void numberIsNeverTold() {
    PhoneNumber number = new PhoneNumber("+36301234567");

    assertThat(number).hasToString("PhoneNumber[…]");
    assertThat(Contact.sms(number)).hasToString("Contact[sms]");
  }
}

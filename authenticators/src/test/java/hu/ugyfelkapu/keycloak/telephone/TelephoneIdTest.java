package hu.ugyfelkapu.keycloak.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelephoneIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01234567",
        "0123 4567",
        " 012\u00a034\u2009567\t",
        "0123-4567",
        "01\u201323\u201145 67",
        "01.23.45.67",
        "０１２３４５６７",
        "\u200b01234567"
      })
  void idIsReadHoweverItIsTyped(String typed) {
    assertThat(TelephoneId.parse(typed)).contains(new TelephoneId("01234567"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "1234567",
        "123456789",
        "1234567a",
        "٠١٢٣٤٥٦٧",
        "+1234567",
        "12345678' or '1'='1",
        "½2345678"
      })
  void anythingElseIsNoId(String typed) {
    assertThat(TelephoneId.parse(typed)).isEmpty();
  }

  @Test
  void overlongInputIsNotEvenLookedAt() {
    assertThat(TelephoneId.parse(" ".repeat(1000) + "12345678")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1234 5678", "０１２３４５６７", "12345678\n"})
  void idIsEightDigitsAndNothingElse(String digits) {
    assertThatThrownBy(() -> new TelephoneId(digits)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void newIdsUseAllDigitsAtAllPlaces() {
    for (int place = 0; place < TelephoneId.LENGTH; place++) {
      int at = place;
      // A digit is missed by all of a thousand with a chance of 1 to 10^45.
      assertThat(
              Stream.generate(TelephoneId::random)
                  .limit(1000)
                  .map(id -> id.digits().charAt(at))
                  .distinct())
          .hasSize(10);
    }
  }

  @Test
  void idIsNeverTold() {
    assertThat(new TelephoneId("12345678")).hasToString("TelephoneId[…]");
  }
}

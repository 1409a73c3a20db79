package hu.ugyfelkapu.keycloak.telephone.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fits into one message (3GPP TS 23.038). */
class SmsTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "ö", "ü", "É", "Ö", "Ü", "à", "@", "\n", "!"})
  void hundredAndSixtyOfTheGsmAlphabetFit(String letter) {
    assertThat(new SmsText(letter.repeat(160)).text()).hasSize(160);
    assertTooLong(letter.repeat(161));
  }

  @ParameterizedTest
  @ValueSource(strings = {"á", "í", "ó", "ő", "ú", "ű", "Á", "Ő", "Ű", "„", "–", "`"})
  void oneLetterOutsideOfItLeavesRoomForSeventy(String letter) {
    assertThat(new SmsText("a".repeat(69) + letter).text()).hasSize(70);
    assertTooLong("a".repeat(70) + letter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"€", "[", "\\", "~", "|"})
  void signsOfTheExtensionCountTwice(String sign) {
    assertThat(new SmsText("a".repeat(158) + sign).text()).hasSize(159);
    assertTooLong("a".repeat(159) + sign);
  }

  @Test
  void emptyTextIsNone() {
    assertTooLong("");
  }

  @Test
  void textIsNeverTold() {
    assertThat(new SmsText("273941")).hasToString("SmsText[…]");
  }

  private static void assertTooLong(String text) {
    assertThatThrownBy(() -> new SmsText(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("aaaa");
  }
}

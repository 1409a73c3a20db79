package hu.ugyfelkapu.keycloak.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SixDigitsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456",
        "123 456",
        " 123\u00a0456 ",
        "123-456",
        "12.34.56",
        "123\u2013456",
        "１２３４５６",
        "\u200b123456"
      })
  void codeIsReadHoweverItIsTyped(String typed) {
    assertThat(SixDigits.read(typed)).contains("123456");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567", "12345a", "١٢٣٤٥٦", "123456😀", "½23456"})
  void anythingElseIsNoCode(String typed) {
    assertThat(SixDigits.read(typed)).isEmpty();
  }

  @Test
  void overlongInputIsNotEvenLookedAt() {
    assertThat(SixDigits.read(" ".repeat(1000) + "123456")).isEmpty();
  }
}

package hu.ugyfelkapu.keycloak.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReminderAnswerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Őri utca 12",
        "őri utca 12",
        "ŐRI UTCA 12.",
        " Őri-utca,\u00a012! ",
        "\u201eŐri utca\u201d 12",
        "O\u030bri utca 12",
        // an invisible sign between letter and accent
        "O\u200c\u030bri utca 12",
        "őriutca１２"
      })
  void caseSpacesPunctuationAndTheSpellingOfAccentsDoNotMatter(String given) {
    ReminderAnswer answer = ReminderAnswer.of(given).orElseThrow();

    assertThat(answer.text()).isEqualTo("őriutca12");
    assertThat(Normalizer.isNormalized(answer.text(), Normalizer.Form.NFC)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ori utca 12", "Öri utca 12", "Őri utca 1", "Őry utca 12", "12 Őri utca"})
  void lettersDigitsAndTheirOrderMatter(String given) {
    assertThat(ReminderAnswer.of(given).orElseThrow().text()).isNotEqualTo("őriutca12");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "a", "-- a --", "…", "?!", "☺☺☺"})
  void tooFewLettersAndDigitsAreNoAnswer(String given) {
    assertThat(ReminderAnswer.of(given)).isEmpty();
  }

  @Test
  void answerHasTwoToAHundredLettersAndDigits() {
    assertThat(ReminderAnswer.of("ab")).isPresent();
    assertThat(ReminderAnswer.of("é".repeat(100))).isPresent();
    assertThat(ReminderAnswer.of("e\u0301".repeat(100))).isPresent();
    assertThat(ReminderAnswer.of("é".repeat(101))).isEmpty();
  }

  @Test
  void overlongInputIsNotEvenLookedAt() {
    assertThat(ReminderAnswer.of(" ".repeat(1000) + "Bodri")).isEmpty();
  }

  @Test
  void answerIsNeverTold() {
    assertThat(ReminderAnswer.of("Bodri").orElseThrow()).hasToString("ReminderAnswer[…]");
  }
}

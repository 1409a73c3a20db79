package hu.ugyfelkapu.keycloak.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Six of the nine questions are answered at registration (mission.md §6). */
class ReminderAnswersTest {

  private static final Map<Integer, String> SIX =
      Map.of(
          1,
          "Petőfi",
          2,
          "Ilona néni",
          4,
          "Kossuth utca",
          5,
          "Bodri",
          7,
          "túrós csusza",
          9,
          "Rozi");

  @Test
  void sixAnswersToSixQuestionsAreTaken() {
    assertThat(ReminderAnswers.of(SIX)).isPresent();
  }

  @Test
  void fiveOrSevenAreNot() {
    Map<Integer, String> five = new HashMap<>(SIX);
    five.remove(9);
    Map<Integer, String> seven = new HashMap<>(SIX);
    seven.put(8, "pék");

    assertThat(ReminderAnswers.of(five)).isEmpty();
    assertThat(ReminderAnswers.of(seven)).isEmpty();
    assertThat(ReminderAnswers.of(Map.of())).isEmpty();
  }

  @Test
  void questionThatIsNoneIsRefused() {
    assertThat(ReminderAnswers.of(instead(0, "pék"))).isEmpty();
    assertThat(ReminderAnswers.of(instead(10, "pék"))).isEmpty();
    assertThat(ReminderAnswers.of(instead(-1, "pék"))).isEmpty();
    assertThat(ReminderAnswers.of(instead(null, "pék"))).isEmpty();
    assertThat(ReminderAnswers.of(instead(8, "pék"))).isPresent();
  }

  @Test
  void answerThatIsNoneIsRefused() {
    assertThat(ReminderAnswers.of(instead(9, "x"))).isEmpty();
    assertThat(ReminderAnswers.of(instead(9, null))).isEmpty();
  }

  /** One guess would answer two questions. */
  @Test
  void sameAnswerToTwoQuestionsIsRefused() {
    assertThat(ReminderAnswers.of(instead(9, "BODRI!"))).isEmpty();
  }

  @Test
  void answersAreNeverTold() {
    assertThat(ReminderAnswers.of(SIX).orElseThrow()).hasToString("ReminderAnswers[…]");
  }

  @Test
  void questionsAreNumberedFromOneToNine() {
    assertThat(Arrays.stream(ReminderQuestion.values()).map(ReminderQuestion::number))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(ReminderQuestion.of(4)).contains(ReminderQuestion.CHILDHOOD_STREET);
    assertThat(ReminderQuestion.CHILDHOOD_STREET.id()).isEqualTo("childhood-street");
  }

  /** The sixth answer, which was to question 9, is to another one. */
  private static Map<Integer, String> instead(Integer question, String answer) {
    Map<Integer, String> given = new HashMap<>(SIX);
    given.remove(9);
    given.put(question, answer);
    return given;
  }
}

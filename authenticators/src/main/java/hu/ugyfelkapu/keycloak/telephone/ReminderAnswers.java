package hu.ugyfelkapu.keycloak.telephone;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.keycloak.models.KeycloakSession;

/** The answers to reminder questions that a person has given: six of the nine (mission.md §6). */
public final class ReminderAnswers {

  /** How many questions are answered at registration. */
  public static final int NUMBER = 6;

  private final Map<Integer, ReminderAnswer> answers;

  private ReminderAnswers(Map<Integer, ReminderAnswer> answers) {
    this.answers = answers;
  }

  /**
   * @param given texts by the number of their question
   * @return empty unless there are exactly six, to known questions, of 2 to 100 letters and digits
   *     each, no two the same
   */
  public static Optional<ReminderAnswers> of(Map<Integer, String> given) {
    Map<Integer, ReminderAnswer> answers = new TreeMap<>();
    Set<String> texts = new HashSet<>();
    for (Map.Entry<Integer, String> each : given.entrySet()) {
      Optional<ReminderAnswer> answer = ReminderAnswer.of(each.getValue());
      if (each.getKey() == null
          || ReminderQuestion.of(each.getKey()).isEmpty()
          || answer.isEmpty()
          || !texts.add(answer.get().text())) {
        return Optional.empty();
      }
      answers.put(each.getKey(), answer.get());
    }
    return answers.size() == NUMBER ? Optional.of(new ReminderAnswers(answers)) : Optional.empty();
  }

  Map<Integer, ReminderHash> hashes(KeycloakSession session) {
    Map<Integer, ReminderHash> hashes = new TreeMap<>();
    answers.forEach(
        (number, answer) -> hashes.put(number, ReminderHash.of(session, answer.text())));
    return hashes;
  }

  /** Keeps the answers out of logs. */
  @Override
  public String toString() {
    return "ReminderAnswers[…]";
  }
}

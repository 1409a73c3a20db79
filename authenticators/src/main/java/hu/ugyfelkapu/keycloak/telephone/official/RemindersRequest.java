package hu.ugyfelkapu.keycloak.telephone.official;

import com.fasterxml.jackson.annotation.JsonProperty;
import hu.ugyfelkapu.keycloak.telephone.ReminderAnswers;
import hu.ugyfelkapu.keycloak.telephone.api.MalformedRequestException;
import java.util.Map;
import java.util.Optional;

/**
 * A person answers the reminder questions anew.
 *
 * @param reminders six answers by the number of their question (mission.md §6)
 */
record RemindersRequest(@JsonProperty("reminders") Map<Integer, String> reminders) {

  /**
   * @throws MalformedRequestException unless these are six answers, see {@link ReminderAnswers}
   */
  static ReminderAnswers answers(Map<Integer, String> reminders) {
    return Optional.ofNullable(reminders)
        .flatMap(ReminderAnswers::of)
        .orElseThrow(() -> MalformedRequestException.field("reminders"));
  }

  /** Keeps the answers out of logs. */
  @Override
  public String toString() {
    return "RemindersRequest[…]";
  }
}

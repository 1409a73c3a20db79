package hu.ugyfelkapu.keycloak.telephone.official;

import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.telephone.ReminderQuestion;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.beans.MessageFormatterMethod;

/**
 * What the printable protocol („Jegyzőkönyv”) of a registration for telephone identification says
 * (mission.md §6): never a password, never an answer.
 */
record Protocol(RealmModel realm, UserModel user, Issued issued) {

  /** Attributes of the person and the message keys of their labels, in the order of print. */
  private static final List<Map.Entry<String, String>> PERSON =
      List.of(
          Map.entry("currentName", "ugyfelkapuCurrentName"),
          Map.entry("birthName", "ugyfelkapuBirthName"),
          Map.entry("motherBirthName", "ugyfelkapuMotherBirthName"),
          Map.entry("birthPlace", "ugyfelkapuBirthPlace"),
          Map.entry("birthDate", "ugyfelkapuBirthDate"));

  private static final int HALF_OF_AN_ID = 4;
  private static final String NO_BREAK_SPACE = "\u00a0";

  /** What the template is told; texts of the person as they are, for it to escape. */
  Map<String, Object> attributes(Texts texts) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("msg", new MessageFormatterMethod(texts.locale(), texts.messages()));
    attributes.put("lang", texts.locale().getLanguage());
    attributes.put("serviceName", serviceName());
    attributes.put("person", person());
    attributes.put("telephoneId", telephoneId());
    attributes.put("channel", issued.channel());
    attributes.put(
        "issuedAt", time(Instant.ofEpochMilli(issued.credential().getCreatedDate()), texts));
    issued
        .credential()
        .usableUntil()
        .ifPresent(end -> attributes.put("usableUntil", time(end, texts)));
    attributes.put("questions", questions());
    attributes.put("printedAt", time(BudapestTime.now(), texts));
    return attributes;
  }

  private String serviceName() {
    String name = realm.getDisplayName();
    return name == null || name.isBlank() ? realm.getName() : name;
  }

  /** Values by the message keys of their labels; what the registry does not know is left out. */
  private Map<String, String> person() {
    Map<String, String> lines = new LinkedHashMap<>();
    PERSON.forEach(
        line -> {
          String value = user.getFirstAttribute(line.getKey());
          if (value != null && !value.isBlank()) {
            lines.put(line.getValue(), value);
          }
        });
    return lines;
  }

  /** In two groups of four, as people read it aloud. */
  private String telephoneId() {
    String digits = issued.row().getTelephoneId();
    return digits.substring(0, HALF_OF_AN_ID) + NO_BREAK_SPACE + digits.substring(HALF_OF_AN_ID);
  }

  private List<String> questions() {
    return issued.credential().answeredQuestions().stream()
        .flatMap(number -> ReminderQuestion.of(number).stream())
        .map(question -> "ugyfelkapuReminder." + question.id())
        .toList();
  }

  private static String time(Instant moment, Texts texts) {
    return BudapestTime.dateAndClock(moment, texts.locale());
  }
}

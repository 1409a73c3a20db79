package hu.ugyfelkapu.keycloak.telephone;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The nine predefined reminder questions (mission.md §6); a person answers six of them at
 * registration. Their wording has message keys of {@code ugyfelkapuReminder.<id>}.
 */
public enum ReminderQuestion {
  FIRST_SCHOOL,
  FIRST_TEACHER,
  CHILDHOOD_FRIEND,
  CHILDHOOD_STREET,
  FIRST_PET,
  FAVOURITE_BOOK,
  FAVOURITE_DISH,
  FIRST_JOB,
  GRANDMOTHER_NAME;

  /** As the API names it, 1 to 9. */
  public int number() {
    return ordinal() + 1;
  }

  /** As texts name it, e.g. {@code first-school}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<ReminderQuestion> of(int number) {
    return Arrays.stream(values()).filter(question -> question.number() == number).findFirst();
  }
}

package hu.ugyfelkapu.keycloak.idcard.person;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates of birth in the form of the attribute {@code birthDate} (mission.md §1). */
final class BirthDates {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu.MM.dd.", Locale.ROOT);

  private BirthDates() {}

  /** {@code YYYY.MM.DD.} */
  static String text(LocalDate date) {
    return FORM.format(date);
  }
}

package hu.ugyfelkapu.keycloak.telephone;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which telephone passwords are too weak (mission.md §6): those that others try first. */
public enum TelephonePasswordRule {
  /** Six equal digits. */
  EQUAL_DIGITS,
  /** Digits in order, up or down, also across zero. */
  RUN,
  /** The person's date of birth, in any usual order. */
  BIRTH_DATE,
  /** Six digits as they stand in the telephone id. */
  TELEPHONE_ID,
  /** The password that is to be replaced. */
  SAME_AS_BEFORE;

  private static final int TEN = 10;
  private static final List<DateTimeFormatter> DATES =
      List.of("yyMMdd", "ddMMyy", "MMddyy", "yyddMM", "yyyyMM", "MMyyyy", "ddMMyyyy", "yyyyMMdd")
          .stream()
          .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT))
          .toList();

  /** The message key of the reason. */
  public String messageKey() {
    return "ugyfelkapuTelephoneWeak." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The first reason against a password.
   *
   * @param birthDate the person's, if the registry knows it
   * @param before the password that it replaces, if known
   */
  public static Optional<TelephonePasswordRule> against(
      TelephonePassword password,
      TelephoneId id,
      Optional<LocalDate> birthDate,
      Optional<TelephonePassword> before) {
    String digits = password.digits();
    if (digits.chars().distinct().count() == 1) {
      return Optional.of(EQUAL_DIGITS);
    }
    if (isRun(digits, 1) || isRun(digits, TEN - 1)) {
      return Optional.of(RUN);
    }
    if (birthDate
        .filter(
            date -> DATES.stream().map(date::format).anyMatch(written -> written.contains(digits)))
        .isPresent()) {
      return Optional.of(BIRTH_DATE);
    }
    if (id.digits().contains(digits)) {
      return Optional.of(TELEPHONE_ID);
    }
    return before.filter(password::equals).map(same -> SAME_AS_BEFORE);
  }

  private static boolean isRun(String digits, int step) {
    for (int i = 1; i < digits.length(); i++) {
      if ((digits.charAt(i) - digits.charAt(i - 1) + TEN) % TEN != step) {
        return false;
      }
    }
    return true;
  }
}

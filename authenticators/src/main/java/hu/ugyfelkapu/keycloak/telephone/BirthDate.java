package hu.ugyfelkapu.keycloak.telephone;

import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** A person's date of birth, as the registry gives it ({@code 1980.02.29.}, mission.md §1). */
public final class BirthDate {

  private static final String ATTRIBUTE = "birthDate";
  private static final int AGE = 18;
  private static final ZoneId BUDAPEST = ZoneId.of("Europe/Budapest");
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu.MM.dd.", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private BirthDate() {}

  /** Empty when the registry does not know it. */
  public static Optional<LocalDate> of(UserModel user) {
    String text = user.getFirstAttribute(ATTRIBUTE);
    try {
      return text == null ? Optional.empty() : Optional.of(LocalDate.parse(text.strip(), FORM));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether the person is 18 today in Budapest (mission.md §6); not for whom no date is known. Who
   * was born on 29 February is of age on 1 March where there is no such day.
   */
  public static boolean isOfAge(UserModel user) {
    LocalDate today = BudapestTime.now().atZone(BUDAPEST).toLocalDate();
    return of(user).filter(born -> !turns(born).isAfter(today)).isPresent();
  }

  private static LocalDate turns(LocalDate born) {
    LocalDate day = born.plusYears(AGE);
    return day.getDayOfMonth() == born.getDayOfMonth() ? day : day.plusDays(1);
  }
}

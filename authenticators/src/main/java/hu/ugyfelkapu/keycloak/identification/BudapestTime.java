package hu.ugyfelkapu.keycloak.identification;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.keycloak.common.util.Time;

/**
 * Official time of the service: every date that a citizen or a relying party reads is local to
 * Budapest.
 */
public final class BudapestTime {

  public static final ZoneId ZONE = ZoneId.of("Europe/Budapest");

  private static final DateTimeFormatter RELYING_PARTY =
      DateTimeFormatter.ofPattern("uuuu.MM.dd. HH.mm.ss", Locale.ROOT).withZone(ZONE);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZONE);

  private BudapestTime() {}

  /** Now, by Keycloak's clock, so that tests and clustered servers agree with it. */
  public static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }

  /** The full minute at or after that moment: a clock time from which something surely is so. */
  public static Instant nextMinute(Instant moment) {
    Instant minute = moment.truncatedTo(ChronoUnit.MINUTES);
    return minute.equals(moment) ? minute : minute.plus(1, ChronoUnit.MINUTES);
  }

  /** The form relying parties know, e.g. {@code 2020.02.22. 14.22.42} (mission.md §1). */
  public static String forRelyingParty(Instant instant) {
    return RELYING_PARTY.format(instant);
  }

  /** A clock time for citizens, e.g. {@code 14:35}. */
  public static String clock(Instant instant) {
    return CLOCK.format(instant);
  }

  /** Date and clock time for citizens, e.g. {@code 2026. november 21. 18:30}. */
  public static String dateAndClock(Instant instant, Locale locale) {
    String pattern =
        "hu".equals(locale.getLanguage()) ? "uuuu. MMMM d. HH:mm" : "d MMMM uuuu, HH:mm";
    return DateTimeFormatter.ofPattern(pattern, locale).withZone(ZONE).format(instant);
  }
}

package hu.ugyfelkapu.keycloak.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.testing.Only;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;

/** Only for those over 18 (mission.md §6), by the calendar of Budapest. */
class BirthDateTest {

  @AfterEach
  void resetClock() {
    Time.setOffset(0);
  }

  @ParameterizedTest
  @CsvSource({
    // Budapest is one hour ahead of UTC in winter, two in summer.
    "2008.11.21., 2026-11-20T22:59:50Z, false",
    "2008.11.21., 2026-11-20T23:00:05Z, true",
    "2008.07.01., 2026-06-30T21:59:50Z, false",
    "2008.07.01., 2026-06-30T22:00:05Z, true",
    "1950.01.01., 2026-11-21T12:00:00Z, true",
    // 2026 has no 29 February, 2028 has one.
    "2008.02.29., 2026-02-28T22:59:50Z, false",
    "2008.02.29., 2026-02-28T23:00:05Z, true",
    "2010.02.28., 2028-02-27T23:00:05Z, true",
    "2010.03.01., 2028-02-29T22:59:50Z, false",
  })
  void whoIsEighteenTodayInBudapestIsOfAge(String born, Instant now, boolean ofAge) {
    clockAt(now);

    assertThat(BirthDate.isOfAge(born(born))).isEqualTo(ofAge);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "1980.02.30.", "1981.02.29.", "1980-02-28", "1980.2.28.", "ismeretlen"})
  void whoseDateIsNotKnownIsNotOfAge(String stored) {
    assertThat(BirthDate.of(born(stored))).isEmpty();
    assertThat(BirthDate.isOfAge(born(stored))).isFalse();
  }

  @Test
  void dateIsReadAsTheRegistryWritesIt() {
    assertThat(BirthDate.of(born(" 1980.02.29. "))).contains(LocalDate.of(1980, 2, 29));
  }

  private static UserModel born(String stored) {
    return Only.of(
        UserModel.class,
        Map.of("getFirstAttribute", args -> args[0].equals("birthDate") ? stored : null));
  }

  private static void clockAt(Instant moment) {
    Time.setOffset(0);
    Time.setOffset(Math.toIntExact(moment.getEpochSecond() - Time.currentTimeMillis() / 1000));
  }
}

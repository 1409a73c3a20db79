package hu.ugyfelkapu.keycloak.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.util.Time;

class ClosingDateTest {

  /** Midnight in Budapest in winter is 23:00 UTC of the day before. */
  private static final Instant MIDNIGHT = Instant.parse("2025-01-15T23:00:00Z");

  @AfterEach
  void resetClock() {
    Time.setOffset(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-01-16", "2025-01-16T00:00", "2025-01-16T00:00:00", " 2025-01-16 "})
  void closesAtMidnightInBudapest_notASecondSooner(String setting) {
    ClosingDate date = ClosingDate.parse(setting);

    assertThat(date.isClosedAt(MIDNIGHT.minusSeconds(1))).isFalse();
    assertThat(date.isClosedAt(MIDNIGHT)).isTrue();
  }

  @Test
  void summerDateIsReadInSummerTime() {
    assertThat(ClosingDate.parse("2025-07-01").from())
        .contains(Instant.parse("2025-06-30T22:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"never", "NEVER", " never "})
  void neverIsAWord(String setting) {
    assertThat(ClosingDate.parse(setting)).isEqualTo(ClosingDate.NEVER);
    assertThat(ClosingDate.parse(setting).isClosedAt(Instant.MAX)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soha", "2025.01.16.", "2025-13-01", "16-01-2025", "2025-01-16 00:00"})
  void nonsenseIsRefusedWithTheReason(String setting) {
    assertThatThrownBy(() -> ClosingDate.parse(setting))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("closing-date")
        .hasMessageContaining("never");
  }

  @Test
  void followsKeycloaksClock() {
    ClosingDate inAnHour =
        new ClosingDate(java.util.Optional.of(BudapestTime.now().plusSeconds(3600)));

    assertThat(inAnHour.isClosed()).isFalse();
    Time.setOffset(3601);
    assertThat(inAnHour.isClosed()).isTrue();
  }
}

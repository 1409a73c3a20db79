package hu.ugyfelkapu.keycloak.identification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BudapestTimeTest {

  private static final Instant MOMENT = Instant.parse("2020-02-22T13:22:42Z");

  @Test
  void relyingPartiesReadTheFormTheyKnow() {
    assertThat(BudapestTime.forRelyingParty(MOMENT)).isEqualTo("2020.02.22. 14.22.42");
  }

  @Test
  void citizensReadTheirOwnForm() {
    assertThat(BudapestTime.dateAndClock(MOMENT, Locale.forLanguageTag("hu")))
        .isEqualTo("2020. február 22. 14:22");
    assertThat(BudapestTime.dateAndClock(MOMENT, Locale.ENGLISH))
        .isEqualTo("22 February 2020, 14:22");
    assertThat(BudapestTime.clock(MOMENT)).isEqualTo("14:22");
  }
}

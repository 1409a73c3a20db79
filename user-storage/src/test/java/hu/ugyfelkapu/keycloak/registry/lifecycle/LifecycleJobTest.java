package hu.ugyfelkapu.keycloak.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.registry.testing.LogCapture;
import hu.ugyfelkapu.keycloak.registry.testing.MapScope;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleJobTest {

  @Test
  void intervalIsAnHourUnlessTheOperatorSaysOtherwise() {
    assertThat(LifecycleJob.interval(new MapScope(Map.of()))).isEqualTo(Duration.ofHours(1));
    assertThat(interval("1")).isEqualTo(Duration.ofMinutes(1));
    assertThat(interval("1440")).isEqualTo(Duration.ofDays(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1441", "-5", "hourly"})
  void mistakeInTheIntervalIsLoggedAndTakenAsAnHour(String value) {
    try (LogCapture log = new LogCapture(LifecycleJob.class.getName(), Level.SEVERE)) {
      assertThat(interval(value)).isEqualTo(Duration.ofHours(1));
      assertThat(log.messages())
          .singleElement()
          .asString()
          .contains("spi-storage--ugyfelkapu-registry--lifecycle-interval-minutes");
    }
  }

  private static Duration interval(String minutes) {
    return LifecycleJob.interval(new MapScope(Map.of("lifecycle-interval-minutes", minutes)));
  }
}

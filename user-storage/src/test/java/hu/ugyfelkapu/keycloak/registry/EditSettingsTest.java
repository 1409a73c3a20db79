package hu.ugyfelkapu.keycloak.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditSettingsTest {

  @Test
  void missingAndBlankSettingsMeanReadOnlyAndFiveYears() {
    EditSettings standard = new EditSettings(false, Duration.ofDays(1826));
    assertThat(EditSettings.from(key -> null)).isEqualTo(standard);
    assertThat(EditSettings.from(key -> " ")).isEqualTo(standard);
  }

  @Test
  void settingsAreReadAsTyped() {
    assertThat(EditSettings.from(Map.of("editMode", "WRITABLE", "validityDays", " 730 ")::get))
        .isEqualTo(new EditSettings(true, Duration.ofDays(730)));
    assertThat(EditSettings.from(Map.of("editMode", "READ_ONLY", "validityDays", "1")::get))
        .isEqualTo(new EditSettings(false, Duration.ofDays(1)));
    assertThat(EditSettings.from(Map.of("validityDays", "1826")::get).validity())
        .isEqualTo(Duration.ofDays(1826));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNSYNCED", "writable", "true"})
  void anyOtherModeIsRefused(String mode) {
    assertThatThrownBy(() -> EditSettings.from(Map.of("editMode", mode)::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("editMode must be READ_ONLY or WRITABLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1827", "1.5", "five", "99999999999"})
  void validityThatIsNoWholeNumberWithinFiveYearsIsRefused(String days) {
    assertThatThrownBy(() -> EditSettings.from(Map.of("validityDays", days)::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("validityDays must be a whole number from 1 to 1826");
  }
}

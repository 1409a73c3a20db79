package hu.ugyfelkapu.keycloak.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.storage.UserStorageProvider.EditMode;

class EditSettingsTest {

  @Test
  void missingAndBlankSettingsMeanReadOnlyAndFiveYears() {
    EditSettings standard = settings(EditMode.READ_ONLY, 1826);
    assertThat(EditSettings.from(key -> null)).isEqualTo(standard);
    assertThat(EditSettings.from(key -> " ")).isEqualTo(standard);
  }

  @Test
  void settingsAreReadAsTyped() {
    assertThat(EditSettings.from(Map.of("editMode", "WRITABLE", "validityDays", " 730 ")::get))
        .isEqualTo(settings(EditMode.WRITABLE, 730));
    assertThat(EditSettings.from(Map.of("editMode", "READ_ONLY", "validityDays", "1")::get))
        .isEqualTo(settings(EditMode.READ_ONLY, 1));
    assertThat(EditSettings.from(Map.of("editMode", "UNSYNCED")::get).unsynced()).isTrue();
    assertThat(EditSettings.from(Map.of("validityDays", "1826")::get).validity())
        .isEqualTo(Duration.ofDays(1826));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unsynced", "writable", "true"})
  void anyOtherModeIsRefused(String mode) {
    assertThatThrownBy(() -> EditSettings.from(Map.of("editMode", mode)::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("editMode must be READ_ONLY or WRITABLE or UNSYNCED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1827", "1.5", "five", "99999999999"})
  void validityThatIsNoWholeNumberWithinFiveYearsIsRefused(String days) {
    assertThatThrownBy(() -> EditSettings.from(Map.of("validityDays", days)::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("validityDays must be a whole number from 1 to 1826");
  }

  @Test
  void newRegistrationsNeedToKnowTheirIdsAndAWritableRegistry() {
    assertThat(EditSettings.from(Map.of("newRegistrations", "off")::get).newIds()).isEmpty();
    for (String source : List.of("database", "uuid", "sequence:reg.\"Next id\"")) {
      assertThat(
              EditSettings.from(Map.of("editMode", "WRITABLE", "newRegistrations", source)::get)
                  .newIds())
          .as(source)
          .isPresent();
      assertThatThrownBy(
              () ->
                  EditSettings.from(
                      Map.of("editMode", "UNSYNCED", "newRegistrations", source)::get))
          .hasMessageContaining("newRegistrations must be off");
    }
    for (String bad : List.of("on", "sequence:", "sequence:a b", "Database")) {
      assertThatThrownBy(
              () -> EditSettings.from(Map.of("editMode", "WRITABLE", "newRegistrations", bad)::get))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("The setting newRegistrations must");
    }
  }

  private static EditSettings settings(EditMode mode, int days) {
    return new EditSettings(mode, Duration.ofDays(days), Optional.empty());
  }
}

package hu.ugyfelkapu.keycloak.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.provider.ProviderConfigProperty;

class LifecycleSettingsTest {

  @Test
  void nothingIsSetMeansOffAndTheTimesOfTheRules() {
    assertThat(from(Map.of()))
        .isEqualTo(
            new LifecycleSettings(
                LifecycleMode.OFF,
                List.of(30, 7, 1),
                Optional.of(Duration.ZERO),
                Optional.of(Duration.ofDays(30)),
                Optional.of(Duration.ofDays(5)),
                false,
                100));
  }

  @Test
  void everySettingIsRead() {
    LifecycleSettings settings =
        from(
            Map.of(
                "lifecycle", " dry-run ",
                "expiryNoticeDays", "60, 14",
                "graceDays", "60",
                "temporaryDays", "never",
                "activationDays", "365",
                "endedRows", "delete",
                "lifecycleBatch", "1000"));
    assertThat(settings)
        .isEqualTo(
            new LifecycleSettings(
                LifecycleMode.DRY_RUN,
                List.of(60, 14),
                Optional.of(Duration.ofDays(60)),
                Optional.empty(),
                Optional.of(Duration.ofDays(365)),
                true,
                1000));
    assertThat(from(Map.of("expiryNoticeDays", "none")).noticeDays()).isEmpty();
  }

  @Test
  void onlyALifeCycleThatRunsNeedsTheRightToDelete() {
    assertThat(from(Map.of("endedRows", "delete")).mayDelete()).isFalse();
    assertThat(from(Map.of("endedRows", "delete", "lifecycle", "on")).mayDelete()).isTrue();
    assertThat(from(Map.of("lifecycle", "on")).mayDelete()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lifecycle|yes",
        "expiryNoticeDays|7,30",
        "expiryNoticeDays|7,7",
        "expiryNoticeDays|0",
        "expiryNoticeDays|366",
        "expiryNoticeDays|30,",
        "expiryNoticeDays|30;7",
        "expiryNoticeDays|11,10,9,8,7,6,5,4,3,2,1",
        "graceDays|-1",
        "graceDays|1827",
        "temporaryDays|0",
        "temporaryDays|366",
        "activationDays|0",
        "activationDays|off",
        "endedRows|remove",
        "lifecycleBatch|0",
        "lifecycleBatch|1001",
        "lifecycleBatch|never"
      })
  void mistakeIsRefusedWithTheNameOfTheSetting(String key, String value) {
    assertThatThrownBy(() -> from(Map.of(key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key);
  }

  @Test
  void everySettingIsOfferedWithItsDefault() {
    for (ProviderConfigProperty property : LifecycleSettings.properties()) {
      assertThat(property.getHelpText()).isNotBlank();
      assertThat(from(Map.of(property.getName(), property.getDefaultValue().toString())))
          .as(property.getName())
          .isEqualTo(from(Map.of()));
    }
    assertThat(LifecycleSettings.properties())
        .extracting(ProviderConfigProperty::getName)
        .containsExactly(
            "lifecycle",
            "expiryNoticeDays",
            "graceDays",
            "temporaryDays",
            "activationDays",
            "endedRows",
            "lifecycleBatch");
  }

  private static LifecycleSettings from(Map<String, String> settings) {
    return LifecycleSettings.from(settings::get);
  }
}

package hu.ugyfelkapu.keycloak.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.provider.ProviderConfigProperty;

class TelephoneSettingsTest {

  @Test
  void missingAndEmptySettingsAreTheDefaults() {
    TelephoneSettings defaults = new TelephoneSettings("", false, Duration.ofDays(5), 30, 300);

    assertThat(TelephoneSettings.from(null)).isEqualTo(defaults);
    assertThat(TelephoneSettings.from(Map.of())).isEqualTo(defaults);
    assertThat(
            TelephoneSettings.from(
                Map.of(
                    "key-id", " ",
                    "whole-password", "",
                    "first-password-days", "",
                    "failures-per-address", " ",
                    "failures-per-realm", "")))
        .isEqualTo(defaults);
  }

  @Test
  void settingsAreReadAsTheyAreWritten() {
    assertThat(
            TelephoneSettings.from(
                Map.of(
                    "key-id", " k2026a ",
                    "whole-password", "true",
                    "first-password-days", "1",
                    "failures-per-address", "3",
                    "failures-per-realm", "1000000")))
        .isEqualTo(new TelephoneSettings("k2026a", true, Duration.ofDays(1), 3, 1_000_000));
  }

  @ParameterizedTest
  @CsvSource({
    "first-password-days, 0",
    "first-password-days, 31",
    "first-password-days, öt",
    "failures-per-address, 2",
    "failures-per-address, 10001",
    "failures-per-realm, 9",
    "failures-per-realm, 1000001",
    "failures-per-realm, 1e3",
    "whole-password, igen",
    "whole-password, TRUE",
    "key-id, K1",
    "key-id, k_1",
    "key-id, abcdefghijklmnopq",
    "key-id, ../k1",
    "key-id, k1}",
  })
  void settingThatMakesNoSenseIsRefusedByName(String setting, String value) {
    assertThatThrownBy(() -> TelephoneSettings.from(Map.of(setting, value)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("'" + setting + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "a", "abcdefghijklmnop"})
  void keyIdHasOneToSixteenSigns(String keyId) {
    assertThat(TelephoneSettings.from(Map.of("key-id", keyId)).keyId()).isEqualTo(keyId);
  }

  @Test
  void consoleShowsEverySettingWithItsDefault() {
    assertThat(TelephoneSettings.properties())
        .extracting(ProviderConfigProperty::getName)
        .contains(
            "key-id",
            "whole-password",
            "first-password-days",
            "failures-per-address",
            "failures-per-realm");
    assertThat(TelephoneSettings.properties())
        .filteredOn(property -> property.getName().equals("first-password-days"))
        .extracting(ProviderConfigProperty::getDefaultValue)
        .containsExactly("5");
  }
}

package hu.ugyfelkapu.keycloak.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberSettingTest {

  private static final NumberSetting TRIES =
      new NumberSetting("tries", "Tries", "How often: 1 to 20.", 5, 1, 20);

  /** H43: an empty setting and a missing one are the same to Keycloak. */
  @Test
  void missingSettingIsTheDefault_H43() {
    Map<String, String> withNull = new HashMap<>();
    withNull.put("tries", null);

    assertThat(TRIES.in(null)).isEqualTo(5);
    assertThat(TRIES.in(Map.of())).isEqualTo(5);
    assertThat(TRIES.in(withNull)).isEqualTo(5);
    assertThat(TRIES.in(Map.of("tries", "  "))).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "20, 20", "' 7 ', 7", "+7, 7", "007, 7"})
  void numberWithinTheBoundsIsTaken(String text, int number) {
    assertThat(TRIES.in(Map.of("tries", text))).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "21", "-1", "abc", "5.0", "5,0", "5 perc", "99999999999", "0x5"})
  void anythingElseIsRefusedWithNameAndBounds_H45(String text) {
    assertThatThrownBy(() -> TRIES.in(Map.of("tries", text)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("tries")
        .hasMessageContaining("1")
        .hasMessageContaining("20");
  }

  @Test
  void consoleShowsLabelHelpAndDefault() {
    assertThat(TRIES.property().getName()).isEqualTo("tries");
    assertThat(TRIES.property().getLabel()).isEqualTo("Tries");
    assertThat(TRIES.property().getHelpText()).isEqualTo("How often: 1 to 20.");
    assertThat(TRIES.property().getDefaultValue()).isEqualTo("5");
  }
}

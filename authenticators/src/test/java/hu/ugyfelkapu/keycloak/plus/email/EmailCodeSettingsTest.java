package hu.ugyfelkapu.keycloak.plus.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.code.CodeLimits;
import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailCodeSettingsTest {

  /** mission.md §4; H43: also without any configuration. */
  @Test
  void missingSettingsMeanTheStatedLimits_H43() {
    CodeLimits stated = new CodeLimits(Duration.ofMinutes(10), Duration.ofSeconds(60), 5, 5);

    assertThat(EmailCodeSettings.from(null)).isEqualTo(stated);
    assertThat(EmailCodeSettings.from(Map.of())).isEqualTo(stated);
    assertThat(EmailCodeSettings.from(Map.of("wrong-tries", ""))).isEqualTo(stated);
  }

  @Test
  void eachSettingIsReadIntoItsOwnPlace() {
    assertThat(
            EmailCodeSettings.from(
                Map.of(
                    "code-lifetime-seconds", "300",
                    "resend-after-seconds", "30",
                    "mails-per-hour", "7",
                    "wrong-tries", "3")))
        .isEqualTo(new CodeLimits(Duration.ofMinutes(5), Duration.ofSeconds(30), 7, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "code-lifetime-seconds, 59",
    "code-lifetime-seconds, 3601",
    "resend-after-seconds, 9",
    "resend-after-seconds, 3601",
    "mails-per-hour, 0",
    "mails-per-hour, 61",
    "wrong-tries, 0",
    "wrong-tries, 21",
    "wrong-tries, öt"
  })
  void valueBeyondItsBoundIsRefusedByName_H45(String key, String value) {
    assertThatThrownBy(() -> new EmailCodeFactory().validate(Map.of(key, value)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(key);
  }

  @ParameterizedTest
  @CsvSource({
    "code-lifetime-seconds, 60",
    "code-lifetime-seconds, 3600",
    "resend-after-seconds, 10",
    "resend-after-seconds, 3600",
    "mails-per-hour, 1",
    "mails-per-hour, 60",
    "wrong-tries, 1",
    "wrong-tries, 20"
  })
  void valueAtItsBoundIsTaken(String key, String value) {
    new EmailCodeFactory().validate(Map.of(key, value));

    assertThat(EmailCodeSettings.from(Map.of(key, value)))
        .isNotEqualTo(EmailCodeSettings.from(Map.of()));
  }
}

package hu.ugyfelkapu.keycloak.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentificationMethodTest {

  @ParameterizedTest
  @CsvSource({
    "ugyfelkapu, urn:eksz.gov.hu:1.0:azonositas:kau:1:uk:uidpwd, LOW",
    "ugyfelkapu-plus-app, urn:eksz.gov.hu:1.0:azonositas:kau:2:uk:totp, SUBSTANTIAL",
    "telephone, urn:eksz.gov.hu:1.0:azonositas:kau:1:rkta, LOW"
  })
  void methodOfTheContractNeedsNothingButItsId(String id, String uri, AssuranceLevel level) {
    IdentificationMethod method = IdentificationMethod.from(Map.of("method", id));

    assertThat(method.uri()).isEqualTo(uri);
    assertThat(method.level()).isEqualTo(level);
  }

  @Test
  void onlyThePasswordHasAClosingDateByDefault() {
    assertThat(IdentificationMethod.from(Map.of("method", "ugyfelkapu")).closes())
        .isEqualTo(ClosingDate.parse("2025-01-16"));
    assertThat(IdentificationMethod.from(Map.of("method", "ugyfelkapu-plus-app")).closes())
        .isEqualTo(ClosingDate.NEVER);
    assertThat(IdentificationMethod.from(Map.of("method", "telephone")).closes())
        .isEqualTo(ClosingDate.NEVER);
  }

  @Test
  void methodOfOthersStatesEverything() {
    Map<String, String> config =
        Map.of(
            "method",
            "sajat",
            "uri",
            "urn:pelda:sajat",
            "level",
            "3",
            "closing-date",
            "2030-01-01");

    assertThat(IdentificationMethod.from(config))
        .isEqualTo(
            new IdentificationMethod(
                "sajat", "urn:pelda:sajat", AssuranceLevel.HIGH, ClosingDate.parse("2030-01-01")));
  }

  /** H43: Keycloak hands over null where an administrator has configured nothing. */
  @Test
  void missingConfigurationNamesTheMissingId_H43() {
    assertThatThrownBy(() -> IdentificationMethod.from(null))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("'method'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nagybetu", "két szó", "-elol", "hatul-", "<b>"})
  void idThatNoFormValueCanBeIsRefused(String id) {
    assertThatThrownBy(() -> IdentificationMethod.from(Map.of("method", id)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("'method'");
  }

  /** H45: nothing non-numeric may wait for the first login. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "4", "kettő", "2.0"})
  void levelThatIsNoneIsRefused_H45(String level) {
    assertThatThrownBy(
            () -> IdentificationMethod.from(Map.of("method", "ugyfelkapu", "level", level)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("'level'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"relativ", "::", "urn: x"})
  void uriThatIsNotAbsoluteIsRefused(String uri) {
    assertThatThrownBy(() -> IdentificationMethod.from(Map.of("method", "ugyfelkapu", "uri", uri)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("'uri'");
  }
}

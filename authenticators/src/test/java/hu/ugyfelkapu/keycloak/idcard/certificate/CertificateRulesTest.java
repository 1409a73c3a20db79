package hu.ugyfelkapu.keycloak.idcard.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateRulesTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " \n\t ", ","})
  void withoutPoliciesNoneIsRequiredAndNoneForbidden(String text) {
    CertificateRules rules = CertificateRules.from(text, text, null);

    assertThat(rules.requiredPolicies()).isEmpty();
    assertThat(rules.forbiddenPolicies()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.2.3,2.25.7", " 1.2.3 2.25.7\n", "1.2.3 ,\r\n\t2.25.7,", "1.2.3,2.25.7,1.2.3"})
  void policiesAreReadWhateverIsBetweenThem(String text) {
    assertThat(CertificateRules.from(text, null, null).requiredPolicies())
        .containsExactlyInAnyOrder("1.2.3", "2.25.7");
    assertThat(CertificateRules.from(null, text, null).forbiddenPolicies())
        .containsExactlyInAnyOrder("1.2.3", "2.25.7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "3.1", "1.2.", ".1.2", "1..2", "1.2.x", "1.40.1", "1.2.03", "1.2;1.3", "all"})
  void whatIsNoObjectIdentifierIsRefused(String text) {
    assertThatThrownBy(() -> CertificateRules.from(text, null, null))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("'required-policies'");
    assertThatThrownBy(() -> CertificateRules.from("1.2.3", "1.2.4," + text, null))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("'forbidden-policies'");
  }

  @Test
  void policyBothRequiredAndForbiddenIsRefused() {
    assertThatThrownBy(() -> CertificateRules.from("1.2.3,1.2.4", "1.2.5 1.2.4", null))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("'forbidden-policies'");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void withoutADayCardsBeginWith2016(String text) {
    assertThat(CertificateRules.from(null, null, text).issuedAfter())
        .isEqualTo(Instant.parse("2015-12-31T23:00:00Z"));
  }

  @Test
  void dayBeginsAtMidnightInBudapest() {
    assertThat(CertificateRules.from(null, null, " 2021-06-23 ").issuedAfter())
        .isEqualTo(Instant.parse("2021-06-22T22:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"never", "2016", "2016-01-32", "2016-1-1", "2016-01-01T00:00", "01.01.2016"})
  void whatIsNoDayIsRefused(String text) {
    assertThatThrownBy(() -> CertificateRules.from(null, null, text))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("'issued-after'");
  }
}

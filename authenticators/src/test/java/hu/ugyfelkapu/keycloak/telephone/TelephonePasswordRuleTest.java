package hu.ugyfelkapu.keycloak.telephone;

import static hu.ugyfelkapu.keycloak.telephone.TelephonePasswordRule.BIRTH_DATE;
import static hu.ugyfelkapu.keycloak.telephone.TelephonePasswordRule.EQUAL_DIGITS;
import static hu.ugyfelkapu.keycloak.telephone.TelephonePasswordRule.RUN;
import static hu.ugyfelkapu.keycloak.telephone.TelephonePasswordRule.SAME_AS_BEFORE;
import static hu.ugyfelkapu.keycloak.telephone.TelephonePasswordRule.TELEPHONE_ID;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords are too weak (mission.md §6, issue: six equal digits, runs, birth date, id). */
class TelephonePasswordRuleTest {

  private static final TelephoneId ID = new TelephoneId("40917352");
  private static final Optional<LocalDate> BORN = Optional.of(LocalDate.of(1987, 3, 5));
  private static final Optional<TelephonePassword> BEFORE =
      Optional.of(new TelephonePassword("620481"));

  @ParameterizedTest
  @ValueSource(strings = {"000000", "777777"})
  void sixEqualDigitsAreTooWeak(String digits) {
    assertThat(against(digits)).contains(EQUAL_DIGITS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"123456", "012345", "456789", "789012", "654321", "987654", "210987"})
  void digitsInOrderAreTooWeak(String digits) {
    assertThat(against(digits)).contains(RUN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "870305", "050387", "030587", "870503", "198703", "031987", "050319", "503198", "987030"
      })
  void birthDateIsTooWeakInWhateverOrder(String digits) {
    assertThat(against(digits)).contains(BIRTH_DATE);
  }

  @Test
  void birthDateOfSomebodyElseIsNone() {
    assertThat(against("870306")).isEmpty();
    assertThat(
            TelephonePasswordRule.against(
                new TelephonePassword("870305"), ID, Optional.empty(), BEFORE))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"409173", "091735", "917352"})
  void sixDigitsOfTheIdAreTooWeak(String digits) {
    assertThat(against(digits)).contains(TELEPHONE_ID);
  }

  @Test
  void passwordThatWasAlreadyIsRefused() {
    assertThat(against("620481")).contains(SAME_AS_BEFORE);
    assertThat(
            TelephonePasswordRule.against(
                new TelephonePassword("620481"), ID, BORN, Optional.empty()))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"123457", "112345", "777778", "543211", "135790", "409174", "273941"})
  void anythingElseIsStrongEnough(String digits) {
    assertThat(against(digits)).isEmpty();
  }

  private static Optional<TelephonePasswordRule> against(String digits) {
    return TelephonePasswordRule.against(new TelephonePassword(digits), ID, BORN, BEFORE);
  }
}

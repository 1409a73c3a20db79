package hu.ugyfelkapu.keycloak.registry.username;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The one password rule of mission.md §2 that needs an expression in Keycloak's {@code
 * regexPattern} policy: no accented letter, no „@”. Kept here so that the realm's policy can be
 * compared with a tested text.
 */
class PasswordRuleTest {

  private static final Pattern NO_ACCENT_NO_AT =
      Pattern.compile("^(?!.*[@\\p{M}])(?!.*[\\p{L}&&[^A-Za-z]]).*$");

  @ParameterizedTest
  @ValueSource(strings = {"Proba2024Jelszo", "a-b_c!1 2", "100 €", "\"'{}"})
  void plainPasswordsPass(String password) {
    assertThat(NO_ACCENT_NO_AT.matcher(password).matches()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Próba2024",
        "Proba2024Ű",
        "Pro\u0301ba2024",
        "Proba@2024",
        "Straße12",
        "Проба2024"
      })
  void accentsAndAtSignsDoNot(String password) {
    assertThat(NO_ACCENT_NO_AT.matcher(password).matches()).isFalse();
  }
}

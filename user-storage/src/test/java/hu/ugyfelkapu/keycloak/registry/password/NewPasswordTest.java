package hu.ugyfelkapu.keycloak.registry.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.registry.query.PasswordRecord;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.ModelException;

class NewPasswordTest {

  private final AtomicInteger usualCosts = new AtomicInteger();
  private final PasswordCheck check = new PasswordCheck(usualCosts::incrementAndGet);

  @ParameterizedTest
  @ValueSource(strings = {"Ujabb2026Jelszo", "a-b_c!1 2 € \"'{}$", "Árvíztűrő12", "x"})
  void hashIsReadBackAndOnlyForThisPasswordH69(String password) {
    String hash = NewPassword.hash(password);
    assertThat(matches(hash, password)).isTrue();
    assertThat(matches(hash, password + " ")).isFalse();
    // As dear as Keycloak's own: nothing has to be added (H35).
    assertThat(usualCosts).hasValue(0);
  }

  @Test
  void hashIsSlowSaltedAndFitsTheReferenceColumn() {
    String hash = NewPassword.hash("Ujabb2026Jelszo");
    assertThat(hash)
        .matches("pbkdf2_sha512\\$210000\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{86}==")
        .hasSizeLessThan(512)
        .isNotEqualTo(NewPassword.hash("Ujabb2026Jelszo"));
  }

  @Test
  void longestPasswordThatIsReadIsTheLongestThatIsWritten() {
    String longest = "Aa1" + "x".repeat(253);
    assertThat(matches(NewPassword.hash(longest), longest)).isTrue();
    // Two bytes for one letter.
    for (String tooLong : new String[] {longest + "x", "Aa1" + "x".repeat(252) + "á"}) {
      assertThatThrownBy(() -> NewPassword.hash(tooLong))
          .isInstanceOf(ModelException.class)
          .hasMessage("invalidPasswordMaxLengthMessage")
          .satisfies(e -> assertThat(((ModelException) e).getParameters()).containsExactly(256));
    }
  }

  @ParameterizedTest
  @NullAndEmptySource
  void noPasswordIsNotHashed(String password) {
    assertThatThrownBy(() -> NewPassword.hash(password))
        .isInstanceOf(ModelException.class)
        .hasMessage("invalidPasswordMinLengthMessage");
  }

  private boolean matches(String hash, String password) {
    return check.matches(new PasswordRecord(1, hash, true), password);
  }
}

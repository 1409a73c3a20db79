package hu.ugyfelkapu.keycloak.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelephonePasswordTest {

  private static final TelephonePassword PASSWORD = new TelephonePassword("273941");

  @Test
  void sixDigitsAreAPassword() {
    assertThat(TelephonePassword.parse("273941")).contains(PASSWORD);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "27394", "2739410", "27394a", "273 941", "２７３９４１", "273941\n"})
  void anythingElseIsNoPassword(String typed) {
    assertThat(TelephonePassword.parse(typed)).isEmpty();
  }

  @Test
  void passwordOfAnotherFormCannotBeMade() {
    assertThatThrownBy(() -> new TelephonePassword("27394"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("27394");
  }

  @Test
  void digitsAreRightAtTheirPositionsOnly() {
    Positions asked = Positions.parse("146");

    assertThat(PASSWORD.has(asked, "291")).isTrue();
    assertThat(Stream.of("192", "292", "273", "29", "2911", "", "２９１", "273941"))
        .noneMatch(typed -> PASSWORD.has(asked, typed));
    assertThat(PASSWORD.has(Positions.WHOLE, "273941")).isTrue();
    assertThat(PASSWORD.has(Positions.WHOLE, "291")).isFalse();
  }

  @Test
  void firstPasswordsUseAllDigitsAtAllPlaces() {
    for (int place = 0; place < TelephonePassword.LENGTH; place++) {
      int at = place;
      // A digit is missed by all of a thousand with a chance of 1 to 10^45.
      assertThat(
              Stream.generate(TelephonePassword::random)
                  .limit(1000)
                  .map(password -> password.digits().charAt(at))
                  .distinct())
          .hasSize(10);
    }
  }

  @Test
  void passwordIsNeverTold() {
    assertThat(PASSWORD).hasToString("TelephonePassword[…]");
  }
}

package hu.ugyfelkapu.keycloak.plus.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedAddressTest {

  @ParameterizedTest
  @CsvSource({
    "anna@pelda.test, a•••a@pelda.test",
    "kiss.anna@pelda.test, k•••a@pelda.test",
    "őri.ödön@pelda.test, ő•••n@pelda.test",
    "a@pelda.test, a•••@pelda.test",
    "ab@pelda.test, a•••@pelda.test",
    "abc@pelda.test, a•••@pelda.test",
    "abcd@pelda.test, a•••d@pelda.test",
    "\"a@b\"@pelda.test, \"•••\"@pelda.test"
  })
  void showsOneLetterAtEachEnd(String address, String masked) {
    assertThat(MaskedAddress.of(address)).isEqualTo(masked);
  }

  @Test
  void lettersOutsideTheBasicPlaneAreNotCutInTwo() {
    assertThat(MaskedAddress.of("😀bcd😁@pelda.test")).isEqualTo("😀•••😁@pelda.test");
  }

  /** A length would tell one address from another. */
  @Test
  void lengthDoesNotShow() {
    assertThat(MaskedAddress.of("annamaria@pelda.test"))
        .isEqualTo(MaskedAddress.of("anna@pelda.test"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "anna", "@pelda.test"})
  void whatIsNoAddressShowsNothing(String text) {
    assertThat(MaskedAddress.of(text)).isEqualTo("•••");
    assertThat(MaskedAddress.of(null)).isEqualTo("•••");
  }
}

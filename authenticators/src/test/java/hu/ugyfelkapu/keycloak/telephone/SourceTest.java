package hu.ugyfelkapu.keycloak.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {

  @Test
  void addressesOfOneLineAreOneSource() {
    assertThat(Source.network("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(Source.network("2001:db8:1:2:ffff::1"))
        .isNotEqualTo(Source.network("2001:db8:1:3:3:4:5:6"));
  }

  @Test
  void mappedAddressesOfIpv4AreSourcesOfTheirOwn() {
    assertThat(Source.network("::ffff:192.0.2.1")).isNotEqualTo(Source.network("::ffff:192.0.2.2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "pelda.test", "nincs:ilyen", ""})
  void whatIsNoAddressOfIpv6IsLeftAsItIs(String address) {
    assertThat(Source.network(address)).isEqualTo(address);
  }
}

package hu.ugyfelkapu.keycloak.registry.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationKeyTest {

  @Test
  void externalIdCarriesRowAndCreationTime() {
    RegistrationKey key =
        RegistrationKey.of(17, OffsetDateTime.parse("2020-01-01T01:00:00.123456+01:00"));
    assertThat(key.externalId()).isEqualTo("17.1577836800123456");
    assertThat(RegistrationKey.parse(key.externalId())).contains(key);
    assertThat(key.createdMillis()).isEqualTo(1577836800123L);
    assertThat(key.created()).isEqualTo(OffsetDateTime.parse("2020-01-01T00:00:00.123456Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "17",
        "17.",
        ".1",
        "x.1",
        "17.1.1",
        "017.1",
        "-0.1",
        "99999999999999999999.1",
        "9999999999999999999.1",
        "KissAnna"
      })
  void anythingElseIsNoKey(String externalId) {
    assertThat(RegistrationKey.parse(externalId)).isEmpty();
  }
}

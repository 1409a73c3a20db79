package hu.ugyfelkapu.keycloak.registry.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationKeyTest {

  @Test
  void externalIdCarriesRowAndCreationTime() {
    RegistrationKey key = RegistrationKey.of("17", Instant.parse("2020-01-01T00:00:00.123456Z"));
    assertThat(key.externalId()).isEqualTo("17.1577836800123456");
    assertThat(RegistrationKey.parse(key.externalId())).contains(key);
    assertThat(key.createdMillis()).isEqualTo(1577836800123L);
    assertThat(key.created()).isEqualTo("2020-01-01T00:00:00.123456Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UK-2020_17",
        "c0ffee00-0000-4000-8000-000000000017",
        "017",
        "17/2020",
        "Árvíz 17.5",
        "a:b%2F~",
        "~x",
        "😀"
      })
  void anyRowIdMakesAnIdThatCanStandInAnAddress(String row) {
    RegistrationKey key = new RegistrationKey(row, -5);
    assertThat(key.externalId()).matches("[~A-Za-z0-9_-]+\\.-5");
    assertThat(RegistrationKey.parse(key.externalId())).contains(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "17",
        "17.",
        ".1",
        "17.1.1",
        "17.01",
        "17.-0",
        "a b.1",
        "~MTc.1",
        "~!.1",
        "9.99999999999999999999",
        "KissAnna"
      })
  void anythingElseIsNoKey(String externalId) {
    assertThat(RegistrationKey.parse(externalId)).isEmpty();
  }
}

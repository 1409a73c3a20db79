package hu.ugyfelkapu.keycloak.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistrationLookupTest {

  /**
   * „Ő” may come as one sign or as „O” and a combining accent; both are the same name (mission.md
   * §2).
   */
  @Test
  void typedNameIsComparedInNfc() {
    assertThat(RegistrationLookup.normalise(" O\u030bri O\u0308do\u0308n 12 "))
        .isEqualTo("Őri Ödön 12");
  }

  @Test
  void caseIsKept() {
    assertThat(RegistrationLookup.normalise("KissAnna")).isEqualTo("KissAnna");
  }

  @Test
  void missingRegistryMeansThePacksOwn() {
    assertThat(PasswordSettings.from(null).registry()).isEqualTo("ugyfelkapu-registry");
    assertThat(PasswordSettings.from(Map.of("registry", " ")).registry())
        .isEqualTo("ugyfelkapu-registry");
    assertThat(PasswordSettings.from(Map.of("registry", "other")).registry()).isEqualTo("other");
  }

  @Test
  void registryThatIsNoIdIsRefused() {
    assertThatThrownBy(() -> PasswordSettings.from(Map.of("registry", "a b")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("'registry'");
  }
}

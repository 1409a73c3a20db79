package hu.ugyfelkapu.keycloak.code;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.testing.InMemoryStore;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

class CodeHashTest {

  private final RealmKeys keys = RealmKeys.of("elso");
  private final KeycloakSession session = keys.session(new InMemoryStore());
  private final RealmModel realm = keys.realm();
  private final CodeHash hash = CodeHash.of(session, realm, "anna\nlogin", "123456");

  @Test
  void matchesTheCodeItWasMadeOfAndNoOther() {
    assertThat(hash.matches(session, realm, "anna\nlogin", "123456")).isTrue();
    assertThat(hash.matches(session, realm, "anna\nlogin", "123457")).isFalse();
    assertThat(hash.matches(session, realm, "anna\nlogin", "")).isFalse();
  }

  @Test
  void belongsToWhatItWasBoundTo() {
    assertThat(hash.matches(session, realm, "anna\nenrolment", "123456")).isFalse();
    assertThat(hash.matches(session, realm, "bela\nlogin", "123456")).isFalse();
  }

  /** A million guesses are made in a second where no key is needed. */
  @Test
  void cannotBeMadeWithoutTheRealmsKey() {
    CodeHash elsewhere =
        CodeHash.of(
            RealmKeys.of("mas").session(new InMemoryStore()), realm, "anna\nlogin", "123456");

    assertThat(elsewhere.value()).isNotEqualTo(hash.value());
    assertThat(hash.value()).hasSize(86).doesNotContain("123456");
  }

  @Test
  void codeOutlivesARotationOfTheKeyButNotItsRemoval() {
    keys.rotateTo("masodik");
    assertThat(hash.matches(session, realm, "anna\nlogin", "123456")).isTrue();

    keys.forget("elso");
    assertThat(hash.matches(session, realm, "anna\nlogin", "123456")).isFalse();
  }
}

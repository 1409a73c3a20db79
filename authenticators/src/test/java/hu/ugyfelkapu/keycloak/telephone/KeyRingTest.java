package hu.ugyfelkapu.keycloak.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encryption under the vault's keys, with Keycloak's own file vault. */
class KeyRingTest {

  private static final String PLACE = TelephonePlace.PASSWORD.of("realm-1", "user-1", "cred-1");
  private static final String PASSWORD = "273941";

  @TempDir Path folder;
  private RealmVault vault;

  @BeforeEach
  void fillVault() {
    vault = new RealmVault(folder, "kau");
    vault.addKey("k1");
  }

  @Test
  void sealedTextIsReadBackAtItsPlace() {
    Sealed sealed = vault.keys("k1").seal(PASSWORD, PLACE);

    assertThat(vault.keys("k1").open(sealed, PLACE)).isEqualTo(PASSWORD);
    assertThat(sealed.keyId()).isEqualTo("k1");
    assertThat(Base64.getDecoder().decode(sealed.nonce())).hasSize(12);
    assertThat(Base64.getDecoder().decode(sealed.text())).hasSize(PASSWORD.length() + 16);
  }

  /** Otherwise who writes to the database puts a password known to him beside a stranger's name. */
  @Test
  void textMovedToAnotherPlaceCannotBeRead_H89() {
    Sealed sealed = vault.keys("k1").seal(PASSWORD, PLACE);

    for (String elsewhere :
        new String[] {
          TelephonePlace.PASSWORD.of("realm-1", "user-2", "cred-1"),
          TelephonePlace.PASSWORD.of("realm-1", "user-1", "cred-2"),
          TelephonePlace.PASSWORD.of("realm-2", "user-1", "cred-1"),
          TelephonePlace.PHONE.of("realm-1", "user-1", "cred-1"),
          ""
        }) {
      assertThatThrownBy(() -> vault.keys("k1").open(sealed, elsewhere))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void anyChangedByteIsNoticed() {
    Sealed sealed = vault.keys("k1").seal(PASSWORD, PLACE);

    assertThat(changed(sealed.text()))
        .map(text -> new Sealed("k1", sealed.nonce(), text))
        .allSatisfy(this::assertUnreadable);
    assertThat(changed(sealed.nonce()))
        .map(nonce -> new Sealed("k1", nonce, sealed.text()))
        .allSatisfy(this::assertUnreadable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "not Base64!", "====", "é"})
  void textOfNoSenseIsTakenForTamperedWith(String nonsense) {
    Sealed sealed = vault.keys("k1").seal(PASSWORD, PLACE);

    assertUnreadable(new Sealed("k1", sealed.nonce(), nonsense));
    assertUnreadable(new Sealed("k1", nonsense, sealed.text()));
  }

  @Test
  void textCannotBeReadWithAnotherKey() {
    vault.addKey("k2");
    Sealed sealed = vault.keys("k1").seal(PASSWORD, PLACE);

    assertUnreadable(new Sealed("k2", sealed.nonce(), sealed.text()));
  }

  @Test
  void twoSealsOfOneTextHaveNothingInCommon_H89() {
    Sealed one = vault.keys("k1").seal(PASSWORD, PLACE);
    Sealed other = vault.keys("k1").seal(PASSWORD, PLACE);

    assertThat(one.nonce()).isNotEqualTo(other.nonce());
    assertThat(one.text()).isNotEqualTo(other.text());
  }

  @Test
  void afterARotationOldTextsAreReadAndNewOnesHaveTheNewKey() {
    Sealed old = vault.keys("k1").seal(PASSWORD, PLACE);
    vault.addKey("k2");
    KeyRing rotated = vault.keys("k2");

    Sealed fresh = rotated.seal(PASSWORD, PLACE);

    assertThat(rotated.open(old, PLACE)).isEqualTo(PASSWORD);
    assertThat(rotated.isOld(old)).isTrue();
    assertThat(fresh.keyId()).isEqualTo("k2");
    assertThat(rotated.isOld(fresh)).isFalse();
    vault.remove("k1");
    assertThat(rotated.open(fresh, PLACE)).isEqualTo(PASSWORD);
    assertThatThrownBy(() -> rotated.open(old, PLACE)).isInstanceOf(KeyMissingException.class);
  }

  @Test
  void realmDoesNotSeeTheKeyOfAnother() {
    RealmVault other = new RealmVault(folder, "masik");

    assertThatThrownBy(() -> other.keys("k1").check()).isInstanceOf(KeyMissingException.class);
  }

  @Test
  void keyThatIsThereIsFine() {
    vault.write("k1", "  " + vault.addKey("k2") + "\n");

    vault.keys("k1").check();
  }

  @Test
  void withoutAKeyNothingIsDone() {
    assertRefused("", "No key");
    assertRefused("k9", "no entry telephone_k9");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 31, 33, 64})
  void keyOfAnotherLengthIsRefusedAndNotQuoted(int bytes) {
    String key = Base64.getEncoder().encodeToString(new byte[bytes]);
    vault.write("k1", key);

    assertRefused("k1", "telephone_k1 is not 32 bytes");
    assertThat(everythingTold("k1")).doesNotContain("AAAA");
  }

  @Test
  void keyThatIsNotBase64IsRefusedAndNotQuoted() {
    vault.write("k1", "titkos*kulcs*titkos*kulcs*titkos*kulcs*titk");

    assertRefused("k1", "telephone_k1 is not 32 bytes");
    assertThat(everythingTold("k1")).doesNotContain("titkos").doesNotContain("2a");
  }

  @Test
  void whatIsToldOfATamperedTextHoldsNeitherKeyNorPassword() {
    String key = vault.addKey("k1");
    Sealed sealed = vault.keys("k1").seal(PASSWORD, PLACE);

    Throwable refusal = catchThrowable(() -> vault.keys("k1").open(sealed, "elsewhere"));

    assertThat(trace(refusal)).doesNotContain(key).doesNotContain(PASSWORD);
  }

  private void assertRefused(String keyId, String message) {
    KeyRing keys = vault.keys(keyId);
    assertThatThrownBy(keys::check)
        .isInstanceOf(KeyMissingException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> keys.seal(PASSWORD, PLACE)).isInstanceOf(KeyMissingException.class);
  }

  private void assertUnreadable(Sealed sealed) {
    assertThatThrownBy(() -> vault.keys("k1").open(sealed, PLACE))
        .isInstanceOf(IllegalStateException.class);
  }

  private String everythingTold(String keyId) {
    return trace(catchThrowable(() -> vault.keys(keyId).check()));
  }

  private static String trace(Throwable thrown) {
    StringWriter told = new StringWriter();
    thrown.printStackTrace(new PrintWriter(told));
    return told.toString();
  }

  /** The text with each of its bytes changed in turn. */
  private static Stream<String> changed(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    return IntStream.range(0, bytes.length)
        .mapToObj(
            i -> {
              byte[] changed = bytes.clone();
              changed[i] ^= 1;
              return Base64.getEncoder().encodeToString(changed);
            });
  }
}

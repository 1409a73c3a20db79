package hu.ugyfelkapu.keycloak.registry.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.registry.query.PasswordRecord;
import hu.ugyfelkapu.keycloak.registry.testing.FakeKeycloak;
import hu.ugyfelkapu.keycloak.registry.testing.LogCapture;
import hu.ugyfelkapu.keycloak.registry.testing.Stub;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.credential.hash.PasswordHashProviderFactory;
import org.keycloak.crypto.hash.Argon2PasswordHashProviderFactory;
import org.keycloak.models.ModelException;
import org.keycloak.models.credential.PasswordCredentialModel;

class NewPasswordTest {

  private static final String KEYCLOAKS_DEFAULT =
      "\\$argon2id\\$v=19\\$m=7168,t=5,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}";

  private final FakeKeycloak keycloak = new FakeKeycloak();
  private final RealmHashing hashing = new RealmHashing(keycloak.session());
  private final NewPassword newPassword = new NewPassword(hashing);
  private final PasswordCheck check = new PasswordCheck(hashing);

  @ParameterizedTest
  @ValueSource(
      strings = {"Ujabb2026Jelszo", "a-b_c!1 2 € \"'{}$", "Árvíztűrő12", "x", "fele\uD83D12"})
  void hashIsReadBackAndOnlyForThisPasswordH69(String password) {
    String hash = newPassword.hash(password);
    keycloak.hashes.set(0);
    assertThat(matches(hash, password)).isTrue();
    assertThat(matches(hash, password + " ")).isFalse();
    // As dear as Keycloak's own: nothing has to be added (H35).
    assertThat(keycloak.hashes).hasValue(0);
    assertThat(check.isOutdated(new PasswordRecord(1, hash, true))).isFalse();
  }

  @Test
  void hashIsKeycloaksDefaultSaltedAndOfKnownLength() {
    assertThat(newPassword.hash("Ujabb2026Jelszo"))
        .matches(KEYCLOAKS_DEFAULT)
        .hasSize(96)
        .isNotEqualTo(newPassword.hash("Ujabb2026Jelszo"));
  }

  @ParameterizedTest
  @CsvSource({
    "hashAlgorithm(pbkdf2-sha512), '\\$pbkdf2-sha512\\$210000\\$[A-Za-z0-9./]{22}\\$[A-Za-z0-9./]{86}'",
    "hashAlgorithm(pbkdf2-sha256), '\\$pbkdf2-sha256\\$600000\\$[A-Za-z0-9./]{22}\\$[A-Za-z0-9./]{43}'",
    "hashAlgorithm(pbkdf2) and hashIterations(1000), '\\$pbkdf2\\$1000\\$[A-Za-z0-9./]{22}\\$[A-Za-z0-9./]{86}'",
    "hashIterations(7), '\\$argon2id\\$v=19\\$m=7168,t=7,p=1\\$.*'",
    // Meant for PBKDF2; Keycloak's Argon2 takes its own number then.
    "hashIterations(27500), '\\$argon2id\\$v=19\\$m=7168,t=5,p=1\\$.*'"
  })
  void realmsPolicyIsKept(String policy, String text) {
    keycloak.passwordPolicy = policy;
    String hash = newPassword.hash("Ujabb2026Jelszo");
    assertThat(hash).matches(text).hasSizeLessThanOrEqualTo(NewPassword.LONGEST_TEXT);
    assertThat(matches(hash, "Ujabb2026Jelszo")).isTrue();
    assertThat(matches(hash, "Ujabb2026jelszo")).isFalse();
  }

  @Test
  void serversOptionsForArgon2AreKeptAndTheLongestTextIsAsLongAsSaid() {
    keycloak.hash(
        new Argon2PasswordHashProviderFactory(),
        Map.of("type", "d", "version", "1.0", "memory", "1024", "iterations", "2"));
    String hash = newPassword.hash("Ujabb2026Jelszo");
    assertThat(hash).startsWith("$argon2d$v=16$m=1024,t=2,p=1$");
    assertThat(matches(hash, "Ujabb2026Jelszo")).isTrue();
    keycloak.hash(
        new Argon2PasswordHashProviderFactory(),
        Map.of("memory", "100000", "iterations", "1", "parallelism", "16", "hashLength", "64"));
    // Two digits fewer of iterations than there may be.
    assertThat(newPassword.hash("x")).hasSize(NewPassword.LONGEST_TEXT - 2);
  }

  @Test
  void algorithmThatCannotBeWrittenGivesWayToKeycloaksDefaultAndIsToldOnce() {
    keycloak.hashAlgorithms.put("ismeretlen", somebodysOwn("ismeretlen"));
    keycloak.passwordPolicy = "hashAlgorithm(ismeretlen) and hashIterations(3)";
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry", Level.WARNING)) {
      assertThat(newPassword.hash("Ujabb2026Jelszo")).matches(KEYCLOAKS_DEFAULT);
      assertThat(newPassword.hash("Ujabb2026Jelszo")).matches(KEYCLOAKS_DEFAULT);
      assertThat(log.messages()).singleElement().asString().contains("ismeretlen");
    }
  }

  @Test
  void serverWhoseDefaultIsSomebodysOwnWritesArgon2() {
    keycloak.hashAlgorithms.put("sajat", somebodysOwn("sajat"));
    keycloak.defaultHash = "sajat";
    assertThat(newPassword.hash("Ujabb2026Jelszo")).matches(KEYCLOAKS_DEFAULT);
  }

  @Test
  void serverWithoutArgon2WritesPbkdf2() {
    // FIPS mode.
    keycloak.hashAlgorithms.remove("argon2");
    keycloak.defaultHash = "pbkdf2-sha512";
    String hash = newPassword.hash("Ujabb2026Jelszo");
    assertThat(hash).startsWith("$pbkdf2-sha512$210000$").hasSize(131);
    assertThat(matches(hash, "Ujabb2026Jelszo")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5"})
  void iterationsThatCannotBeHadGiveWayToTheDefault(String iterations) {
    keycloak.passwordPolicy =
        "hashAlgorithm(pbkdf2-sha256) and hashIterations(%s)".formatted(iterations);
    assertThat(newPassword.hash("Ujabb2026Jelszo")).matches(KEYCLOAKS_DEFAULT);
  }

  @Test
  void parametersThatCannotBeReadBackGiveWayToAnotherDefault() {
    keycloak.hash(
        new Argon2PasswordHashProviderFactory(),
        Map.of("memory", "1024", "iterations", "1", "parallelism", "17"));
    String hash = newPassword.hash("Ujabb2026Jelszo");
    assertThat(hash).startsWith("$pbkdf2-sha512$210000$");
    assertThat(matches(hash, "Ujabb2026Jelszo")).isTrue();
  }

  @Test
  void longestPasswordThatIsReadIsTheLongestThatIsWritten() {
    String longest = "Aa1" + "x".repeat(253);
    assertThat(matches(newPassword.hash(longest), longest)).isTrue();
    // Two bytes for one letter.
    for (String tooLong : new String[] {longest + "x", "Aa1" + "x".repeat(252) + "á"}) {
      assertThatThrownBy(() -> newPassword.hash(tooLong))
          .isInstanceOf(ModelException.class)
          .hasMessage("invalidPasswordMaxLengthMessage")
          .satisfies(e -> assertThat(((ModelException) e).getParameters()).containsExactly(256));
    }
  }

  @ParameterizedTest
  @NullAndEmptySource
  void noPasswordIsNotHashed(String password) {
    assertThatThrownBy(() -> newPassword.hash(password))
        .isInstanceOf(ModelException.class)
        .hasMessage("invalidPasswordMinLengthMessage");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{SSHA}NWNiwH7vN6cU5DkV8lJ7aB+O7mtzYWx0c2FsdA==",
        "$2b$12$Vd1m0bLxQeR7uT9sKpW3aereSn.rkotc.T2MedDAb7W67WJtBl25m",
        "$argon2id$v=19$m=7168,t=4,p=1$MDEyMzQ1Njc4OWFiY2RlZg$nS0Q/ME9ezKXs5ZUiReKuiGombk98OGfbBqaHcaP99c",
        "$argon2i$v=19$m=7168,t=5,p=1$MDEyMzQ1Njc4OWFiY2RlZg$nS0Q/ME9ezKXs5ZUiReKuiGombk98OGfbBqaHcaP99c",
        "$pbkdf2-sha512$210000$.//.MzQ1Njc4OWFiY2RlZg$R95fn1BRfWrn03UVc5iuk3JbrrCvwLpTO3EUUigAl4X6N0YI6axO4dwWMFyf2v8uQzjHtMKBt2WA0LbM2cUjig"
      })
  void whatANewPasswordWouldNotGetIsOutdated(String hash) {
    assertThat(check.isOutdated(new PasswordRecord(1, hash, true))).isTrue();
  }

  private boolean matches(String hash, String password) {
    return check.matches(new PasswordRecord(1, hash, true), password);
  }

  private static PasswordHashProviderFactory somebodysOwn(String id) {
    PasswordHashProvider provider =
        Stub.of(
            PasswordHashProvider.class,
            answers(
                Map.of(
                    "encodedCredential",
                    a ->
                        PasswordCredentialModel.createFromValues(
                            id, new byte[16], 1, Map.of("x", List.of("y")), "AAAA"))));
    return Stub.of(PasswordHashProviderFactory.class, answers(Map.of("create", a -> provider)));
  }

  private static Function<String, Function<Object[], Object>> answers(
      Map<String, Function<Object[], Object>> answers) {
    return answers::get;
  }
}

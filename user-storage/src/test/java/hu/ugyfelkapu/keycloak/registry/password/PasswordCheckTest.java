package hu.ugyfelkapu.keycloak.registry.password;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.registry.query.PasswordRecord;
import hu.ugyfelkapu.keycloak.registry.testing.LogCapture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The hashes were made by OpenSSL, libxcrypt and Python's hashlib, not by the classes under test.
 */
class PasswordCheckTest {

  private final AtomicInteger usualCosts = new AtomicInteger();
  private final PasswordCheck check = new PasswordCheck(usualCosts::incrementAndGet);

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "{SSHA}NWNiwH7vN6cU5DkV8lJ7aB+O7mtzYWx0c2FsdA== Proba2024Jelszo",
        "{SSHA256}OGMjbkOWaiwWBLbkPQlEDZHdhdqJlngZ0QOtOcY3D1BzYWx0c2FsdA== Proba2024Jelszo",
        "{SSHA512}GKRyGy1SMy+M7MZQYJeY5EXZ7pOUtl78YwCvmSC+CxWZMA4N+F1PTwx5XOA+C5JaOEyPapuIpcPlMqSWcRw0kzAxMjM0NTY3ODlhYmNkZWY= Proba2024Jelszo",
        "{SMD5}35VyFGiS5aLff1tTH7A98nNhbHQ= Proba2024Jelszo",
        "{SHA}X9JmJB71fjJy/XTlrUKYxj3nLIM= Proba2024Jelszo",
        "{MD5}0HxhOB9aWR5THhUQir8fLQ== Proba2024Jelszo",
        "$1$abcdefgh$8pUwqns8IhddvBLL/mYjn. Proba2024Jelszo",
        "$apr1$abcdefgh$pSfVG3o.ZFHcCpqgfgbiL0 Proba2024Jelszo",
        "$5$saltsalt$4bNGB9k87khWf/UbmH.eGOYEuRuMM6gQzh4n3ix4Tq3 Proba2024Jelszo",
        "$5$rounds=1000$saltsalt$ubBWSr9YG5gzOrpp.cCN02R2EYZw1UonONXR/fcW3t0 Proba2024Jelszo",
        "$6$0123456789abcdef$UZd0kZbyf1BhEB81UyT9eQv3VD67014HqiBUAMK65pNjhesvJHQoG3ZPGhIj6Vd8VkTt8KGxEtrFcmWdsXvS/1 Proba2024Jelszo",
        "$6$rounds=20000$saltsalt$h/GqlriTCb1Qwvyg8Lkt.Xi3JawH5lLMY3/epWprNqA/mSzLS47s8iyz1sNzxFojGXfaXx5TkX7HslfYaB9ol1 Proba2024Jelszo",
        "pbkdf2_sha256$1000$nagyonso$xJdS0WRSLjAyhMgGBAjH3Tks21v1ztRq8BrvhVPo0fU= Proba2024Jelszo",
        "pbkdf2_sha512$1000$nagyonso$Am34VCEtY8O/U8spfrCAkOi6UMfP89/mwW8E+976oxip6dZcVFE6DPLlbCoYRuX9IArgk45U8f4aGsRLRFjIZg== Proba2024Jelszo",
        "$2b$04$Vd1m0bLxQeR7uT9sKpW3aereSn.rkotc.T2MedDAb7W67WJtBl25m Proba2024Jelszo",
        "$2a$05$Vd1m0bLxQeR7uT9sKpW3ae.N6Z66UyeLBKikyYw49I3SMyuABlV4W Proba2024Jelszo",
        "$2y$05$Vd1m0bLxQeR7uT9sKpW3ae.N6Z66UyeLBKikyYw49I3SMyuABlV4W Proba2024Jelszo"
      })
  void rightPasswordMatchesAndAnyOtherDoesNot(String hash, String password) {
    assertThat(matches(hash, password)).isTrue();
    assertThat(matches(hash, password + "x")).isFalse();
    assertThat(matches(hash, password.toUpperCase(java.util.Locale.ROOT))).isFalse();
    assertThat(matches(hash, "")).isFalse();
    assertThat(matches(hash, null)).isFalse();
  }

  @Test
  void lettersBeyondAsciiCountAsUtf8() {
    assertThat(matches("{SSHA}6b+kA4xQuAf5PDyS0o5YPL70/gtzYWx0c2FsdA==", "Árvíztűrő12")).isTrue();
    assertThat(
            matches(
                "pbkdf2_sha256$1000$nagyonso$p/pTkutZtkEIfDkM5rWD2cioQ9+5EB03e0ACsR3vswY=",
                "Árvíztűrő12"))
        .isTrue();
    assertThat(
            matches("$2b$04$Vd1m0bLxQeR7uT9sKpW3aeXuycKGeJBEr4ik5VVKMzqweRuy0pqQi", "Árvíztűrő12"))
        .isTrue();
    assertThat(
            matches(
                "$6$saltsalt$agYKhr1odPPLHSL1tm9Q2XIoCJFoKu.SSk4MYlXmxGNMUqutiIuHCGqfCPhnZckBajqMAT87MXFWns06eL.W51",
                "Árvíztűrő12"))
        .isTrue();
  }

  @Test
  void rightPasswordOfARegistrationThatIsNotEntitledDoesNotMatch() {
    assertThat(
            check.matches(
                new PasswordRecord(1, "{SSHA}NWNiwH7vN6cU5DkV8lJ7aB+O7mtzYWx0c2FsdA==", false),
                "Proba2024Jelszo"))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{REGI-MINTA}0123456789abcdef",
        "Proba2024Jelszo",
        "{SSHA}",
        "{SSHA}not base64!",
        "{SSHA}AAAA",
        "{SHA256}AAAA",
        "$1$",
        "$5$rounds=99999999$salt$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$5$rounds=9999999999$salt$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$6$salt$tooshort",
        "$2y$31$Vd1m0bLxQeR7uT9sKpW3aepx1hVpyKscf7mQymy0hr8LXrLHaGdu.",
        "$2y$10$short",
        "$2z$10$Vd1m0bLxQeR7uT9sKpW3aepx1hVpyKscf7mQymy0hr8LXrLHaGdu.",
        "pbkdf2_sha256$9999999$salt$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "pbkdf2_sha256$0$salt$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "pbkdf2_md5$1000$salt$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "pbkdf2_sha256$1000$salt"
      })
  void unknownOrMalformedHashLetsNobodyInAndIsToldByItsRowOnly(String hash) {
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry", Level.WARNING)) {
      assertThat(check.matches(new PasswordRecord(4711, hash, true), "Proba2024Jelszo")).isFalse();
      assertThat(log.messages()).hasSize(1);
      assertThat(log.messages().get(0))
          .contains("row 4711")
          .doesNotContain(hash, "Proba2024Jelszo");
      assertThat(usualCosts).hasValue(1); // H35
    }
  }

  @Test
  void costBoundsAllowWhatIsUsual() {
    assertThat(
            matches(
                "$6$rounds=200000$saltsalt$gGG/Dv6kBtUNrBieI/rRBPkKMHhpVJjbhfWEXYZe.xxcB9jvcrr4XDyQmpP8RWkkOCht/HFlrlXKk8ptpnUtj.",
                "Proba2024Jelszo"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{SSHA}NWNiwH7vN6cU5DkV8lJ7aB+O7mtzYWx0c2FsdA==",
        "$1$abcdefgh$8pUwqns8IhddvBLL/mYjn.",
        "$6$0123456789abcdef$UZd0kZbyf1BhEB81UyT9eQv3VD67014HqiBUAMK65pNjhesvJHQoG3ZPGhIj6Vd8VkTt8KGxEtrFcmWdsXvS/1"
      })
  void quickFormatCostsAsMuchAsKeycloaksOwnWhetherRightOrWrongH35(String hash) {
    matches(hash, "wrong");
    assertThat(usualCosts).hasValue(1);
    matches(hash, "Proba2024Jelszo");
    assertThat(usualCosts).hasValue(2);
  }

  @Test
  void missingHashAndMissingRegistrationCostAsMuchAsKeycloaksOwnH35() {
    assertThat(matches(null, "x")).isFalse();
    assertThat(usualCosts).hasValue(1);
    assertThat(check.matchesNothing()).isFalse();
    assertThat(usualCosts).hasValue(2);
  }

  @Test
  void endlessPasswordIsRefusedBeforeItIsHashed() {
    assertThat(
            matches(
                "$6$0123456789abcdef$UZd0kZbyf1BhEB81UyT9eQv3VD67014HqiBUAMK65pNjhesvJHQoG3ZPGhIj6Vd8VkTt8KGxEtrFcmWdsXvS/1",
                "a".repeat(100_000)))
        .isFalse();
    assertThat(usualCosts).hasValue(1);
  }

  private boolean matches(String hash, String password) {
    return check.matches(new PasswordRecord(1, hash, true), password);
  }
}

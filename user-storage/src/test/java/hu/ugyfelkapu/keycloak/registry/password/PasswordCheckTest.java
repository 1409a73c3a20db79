package hu.ugyfelkapu.keycloak.registry.password;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.registry.query.PasswordRecord;
import hu.ugyfelkapu.keycloak.registry.testing.FakeKeycloak;
import hu.ugyfelkapu.keycloak.registry.testing.LogCapture;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The hashes were made by OpenSSL, libxcrypt and, of Python, hashlib, passlib 1.7.4, bcrypt 5.0.0
 * and argon2-cffi 25.1.0 (the reference implementation), not by the classes under test.
 */
class PasswordCheckTest {

  private static final String ARGON2_TAIL =
      "$MDEyMzQ1Njc4OWFiY2RlZg$nS0Q/ME9ezKXs5ZUiReKuiGombk98OGfbBqaHcaP99c";

  private final FakeKeycloak keycloak = new FakeKeycloak();
  private final PasswordCheck check = new PasswordCheck(new RealmHashing(keycloak.session()));

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
        "{SHA224}9edq6qhEjs79EKq2esC4L1/CmgNbPite2Kruiw== Proba2024Jelszo",
        "{SSHA224}7fdPbN41rNh/9y+tDnH3j8iKCIDFiEM/ET66jnNhbHRzYWx0 Proba2024Jelszo",
        "{SHA256}8Xl/DnkDDOhKStlbgFeu3XWklnr3ENLwxgC1aX5a//s= Proba2024Jelszo",
        "{SHA384}FLDG7g5mTBpu612XlGSj1LMIaYHcGPLfDByEzSaBrmwVSNdHCRV8hW9egejNiYSI Proba2024Jelszo",
        "{SSHA384}hIZwWbshKAHCsyXs/uj0gv6uC73NZNwRkzT9AMqiiMJKT5Q2hOl+qovCjx34PPqbc2FsdHNhbHQ= Proba2024Jelszo",
        "{SHA512}Dk7xInSEDR0fd5Vfq0/b6XB7NW/1YjP9KOPh98HNdpQWDFOGPckBUCnJWq/Q/aRft9MiOL1OhTJB4hyoPhcR+Q== Proba2024Jelszo",
        "{sha-512}Dk7xInSEDR0fd5Vfq0/b6XB7NW/1YjP9KOPh98HNdpQWDFOGPckBUCnJWq/Q/aRft9MiOL1OhTJB4hyoPhcR+Q Proba2024Jelszo",
        "{ssha}NWNiwH7vN6cU5DkV8lJ7aB+O7mtzYWx0c2FsdA== Proba2024Jelszo",
        "{Sha256}F1797F0E79030CE84A4AD95B8057AEDD75A4967AF710D2F0C600B5697E5AFFFB Proba2024Jelszo",
        "5fd266241ef57e3272fd74e5ad4298c63de72c83 Proba2024Jelszo",
        "F1797F0E79030CE84A4AD95B8057AEDD75A4967AF710D2F0C600B5697E5AFFFB Proba2024Jelszo",
        "14b0c6ee0e664c1a6eeb5d979464a3d4b3086981dc18f2df0c1c84cd2681ae6c1548d74709157c856f5e81e8cd898488 Proba2024Jelszo",
        "0e4ef12274840d1d1f77955fab4fdbe9707b356ff56233fd28e3e1f7c1cd7694160c53863dc9015029c95aafd0fda45fb7d32238bd4e853241e21ca83e1711f9 Proba2024Jelszo",
        "{CRYPT}$1$abcdefgh$8pUwqns8IhddvBLL/mYjn. Proba2024Jelszo",
        "{crypt}$5$saltsalt$4bNGB9k87khWf/UbmH.eGOYEuRuMM6gQzh4n3ix4Tq3 Proba2024Jelszo",
        "{CRYPT}$2b$04$RJZlQLor3WtgskLZ37tEt./WZiDLGVQdAgCwspQsTb4QMT8Psef5C Proba2024Jelszo",
        "{bcrypt}$2b$04$RJZlQLor3WtgskLZ37tEt./WZiDLGVQdAgCwspQsTb4QMT8Psef5C Proba2024Jelszo",
        "$pbkdf2$1000$MDEyMzQ1Njc4OWFiY2RlZg$GP3kep8ql28E26oJ2WKu9zViq.U Proba2024Jelszo",
        "$pbkdf2-sha256$1000$MDEyMzQ1Njc4OWFiY2RlZg$e0Mps6s.X48W3FYJjAmOGbelQRiGCOasSK1QP.8JmBo Proba2024Jelszo",
        "$pbkdf2-sha512$1000$.//.MzQ1Njc4OWFiY2RlZg$R95fn1BRfWrn03UVc5iuk3JbrrCvwLpTO3EUUigAl4X6N0YI6axO4dwWMFyf2v8uQzjHtMKBt2WA0LbM2cUjig Proba2024Jelszo",
        "$argon2id$v=19$m=1024,t=2,p=2$MDEyMzQ1Njc4OWFiY2RlZg$nS0Q/ME9ezKXs5ZUiReKuiGombk98OGfbBqaHcaP99c Proba2024Jelszo",
        "$argon2id$v=16$m=1024,t=2,p=2$MDEyMzQ1Njc4OWFiY2RlZg$Zk8MbJw+B8WPZE48wIb9BPrctbCQr4g1y7K5FaiPRxs Proba2024Jelszo",
        "$argon2i$v=19$m=1024,t=2,p=2$MDEyMzQ1Njc4OWFiY2RlZg$kFvMchw5/NISMEp35/9ThoILa9y/GfmnwEDHeVM2rf0 Proba2024Jelszo",
        "$argon2i$m=1024,t=2,p=2$MDEyMzQ1Njc4OWFiY2RlZg$xEhzA21ZkZ+b/OJJwsLpkGoeFwFQrUvb/BvXfo+2O6U Proba2024Jelszo",
        "$argon2d$v=19$m=1024,t=2,p=2$MDEyMzQ1Njc4OWFiY2RlZg$Ld3G/uNqoUZPDA02aMIdnFi6l2CCTvtMH2afwpG5ZdU Proba2024Jelszo",
        "{ARGON2}$argon2d$v=16$m=1024,t=2,p=2$MDEyMzQ1Njc4OWFiY2RlZg$9Fx7HCQdGLi/rJRHQItktZeorelaqYof08RSLQ3HsCo Proba2024Jelszo",
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
            matches(
                "$pbkdf2-sha256$1000$MDEyMzQ1Njc4OWFiY2RlZg$2kO3hFv7ZkFEQrToGEBP5SLI4PNzQaFxQnYPd6IpYrs",
                "Árvíztűrő12"))
        .isTrue();
    assertThat(
            matches(
                "$argon2id$v=19$m=1024,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$/MaEOBVVeoa/nlTionUke8gERon8S0lmpw8eaedTOsc",
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
        "{CRYPT}",
        "{CRYPT}aUihad99hmev6",
        "{CRYPT}{SSHA}NWNiwH7vN6cU5DkV8lJ7aB+O7mtzYWx0c2FsdA==",
        "{BCRYPT}$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
        "{ARGON2}$2b$04$RJZlQLor3WtgskLZ37tEt./WZiDLGVQdAgCwspQsTb4QMT8Psef5C",
        "{SHA}NWNiwH7vN6cU5DkV8lJ7aB+O7mtzYWx0c2FsdA==",
        "{SSHA}X9JmJB71fjJy/XTlrUKYxj3nLIM=",
        "{SHA256}5fd266241ef57e3272fd74e5ad4298c63de72c83",
        "{SHA256}OGMjbkOWaiwWBLbkPQlEDZHdhdqJlngZ0QOtOcY3D1BzYWx0c2FsdA==",
        "{SHA1024}X9JmJB71fjJy/XTlrUKYxj3nLIM=",
        "5fd266241ef57e3272fd74e5ad4298c63de72c8",
        "5fd266241ef57e3272fd74e5ad4298c63de72c8g",
        "d07c61381f5a5914794c7854108abf1f2d000000000000000000000000",
        "$argon2id$",
        "$argon2id$v=19$m=1024,t=2,p=2$",
        "$argon2ds$v=19$m=1024,t=2,p=2$MDEyMzQ1Njc4OWFiY2RlZg$nS0Q/ME9ezKXs5ZUiReKuiGombk98OGfbBqaHcaP99c",
        "$argon2id$v=20$m=1024,t=2,p=2$MDEyMzQ1Njc4OWFiY2RlZg$nS0Q/ME9ezKXs5ZUiReKuiGombk98OGfbBqaHcaP99c",
        "$argon2id$v=19$m=1024,t=2,p=2$c2FsdA$nS0Q/ME9ezKXs5ZUiReKuiGombk98OGfbBqaHcaP99c",
        "$argon2id$v=19$m=1024,t=2,p=2$MDEyMzQ1Njc4OWFiY2RlZg$nS0Q/ME9ezI",
        "$argon2id$v=19$m=1024,t=2,p=2$MDEyMzQ1Njc4OWFiY2RlZ$nS0Q/ME9ezKXs5ZUiReKuiGombk98OGfbBqaHcaP99cA",
        "$argon2id$v=19$m=1024,t=2,p=2$MDEyMzQ1Njc4OWFiY2RlZg$nS0Q/ME9ezKXs5ZUiReKuiGombk98OGfbBqaHcaP99c$",
        "$pbkdf2-sha256$2000001$MDEyMzQ1Njc4OWFiY2RlZg$e0Mps6s.X48W3FYJjAmOGbelQRiGCOasSK1QP.8JmBo",
        "$pbkdf2-sha256$99999999999$MDEyMzQ1Njc4OWFiY2RlZg$e0Mps6s.X48W3FYJjAmOGbelQRiGCOasSK1QP.8JmBo",
        "$pbkdf2-sha256$01212$MDEyMzQ1Njc4OWFiY2RlZg$e0Mps6s.X48W3FYJjAmOGbelQRiGCOasSK1QP.8JmBo",
        "$pbkdf2-sha256$1000$MDEyMzQ1Njc4OWFiY2RlZg$e0Mps6s+X48W3FYJjAmOGbelQRiGCOasSK1QP+8JmBo",
        "$pbkdf2-sha256$1000$MDEyMzQ1Njc4OWFiY2RlZg$e0Mps6s.",
        "$pbkdf2-sha256$1000$$e0Mps6s.X48W3FYJjAmOGbelQRiGCOasSK1QP.8JmBo",
        "$pbkdf2-md5$1000$MDEyMzQ1Njc4OWFiY2RlZg$GP3kep8ql28E26oJ2WKu9zViq.U",
        "$pbkdf2$1999999$MDEyMzQ1Njc4OWFiY2RlZg$R95fn1BRfWrn03UVc5iuk3JbrrCvwLpTO3EUUigAl4X6N0YI6axO4dwWMFyf2v8uQzjHtMKBt2WA0LbM2cUjig",
        "pbkdf2_sha256$1000$salt"
      })
  void unknownOrMalformedHashLetsNobodyInAndIsToldByItsRowOnly(String hash) {
    letsNobodyInAndIsToldByItsRowOnly(hash);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m=131073,t=1,p=1",
        "m=9999999,t=1,p=1",
        "m=99999999,t=1,p=1",
        "m=131072,t=7,p=1",
        "m=7168,t=101,p=1",
        "m=7168,t=0,p=1",
        "m=7168,t=1,p=0",
        "m=7168,t=1,p=17",
        "m=15,t=1,p=2",
        "m=-1,t=1,p=1",
        "t=1,m=7168,p=1"
      })
  void argon2BeyondTheBoundsOfMemoryAndWorkIsNotComputed(String parameters) {
    letsNobodyInAndIsToldByItsRowOnly("$argon2id$v=19$" + parameters + ARGON2_TAIL);
    assertThat(keycloak.verifications).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{SSHA}", "{CRYPT}$6$", "$argon2id$v=19$m=1024,t=2,p=2$", "$pbkdf2$", ""})
  void endlessTextIsNotEvenRead(String beginning) {
    assertThat(letsNobodyInAndIsToldByItsRowOnly(beginning + "A".repeat(1_000_000)))
        .contains("unknown format");
  }

  private String letsNobodyInAndIsToldByItsRowOnly(String hash) {
    try (LogCapture log = new LogCapture("hu.ugyfelkapu.keycloak.registry", Level.WARNING)) {
      assertThat(check.matches(new PasswordRecord(4711, hash, true), "Proba2024Jelszo")).isFalse();
      assertThat(log.messages()).hasSize(1);
      assertThat(log.messages().get(0))
          .contains("row 4711")
          .doesNotContain(hash, "Proba2024Jelszo");
      assertThat(keycloak.hashes).hasValue(1); // H35
      return log.messages().get(0);
    }
  }

  @Test
  void argon2OfAServerWithoutItLetsNobodyInAndCostsTheSameH35() {
    // FIPS mode.
    keycloak.hashAlgorithms.remove("argon2");
    keycloak.defaultHash = "pbkdf2-sha512";
    letsNobodyInAndIsToldByItsRowOnly("$argon2id$v=19$m=1024,t=2,p=2" + ARGON2_TAIL);
  }

  @Test
  void costBoundsAllowWhatIsUsual() {
    assertThat(
            matches(
                "$argon2id$v=19$m=131072,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$kUeEuNKWCEeBnotTjvYa45+LWPMVPWKrIclipXQUyJs",
                "Proba2024Jelszo"))
        .isTrue();
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
        "5fd266241ef57e3272fd74e5ad4298c63de72c83",
        "$1$abcdefgh$8pUwqns8IhddvBLL/mYjn.",
        "{CRYPT}$1$abcdefgh$8pUwqns8IhddvBLL/mYjn.",
        "$6$0123456789abcdef$UZd0kZbyf1BhEB81UyT9eQv3VD67014HqiBUAMK65pNjhesvJHQoG3ZPGhIj6Vd8VkTt8KGxEtrFcmWdsXvS/1",
        "$2b$04$Vd1m0bLxQeR7uT9sKpW3aereSn.rkotc.T2MedDAb7W67WJtBl25m",
        "{BCRYPT}$2b$04$Vd1m0bLxQeR7uT9sKpW3aereSn.rkotc.T2MedDAb7W67WJtBl25m",
        "pbkdf2_sha256$1000$nagyonso$xJdS0WRSLjAyhMgGBAjH3Tks21v1ztRq8BrvhVPo0fU=",
        "$pbkdf2$1000$MDEyMzQ1Njc4OWFiY2RlZg$GP3kep8ql28E26oJ2WKu9zViq.U",
        "$argon2id$v=19$m=1024,t=2,p=2$MDEyMzQ1Njc4OWFiY2RlZg$nS0Q/ME9ezKXs5ZUiReKuiGombk98OGfbBqaHcaP99c"
      })
  void quickFormatCostsAsMuchAsKeycloaksOwnWhetherRightOrWrongH35(String hash) {
    assertThat(matches(hash, "wrong")).isFalse();
    assertThat(keycloak.hashes).hasValue(1);
    assertThat(matches(hash, "Proba2024Jelszo")).isTrue();
    assertThat(keycloak.hashes).hasValue(2);
    // Nor does the state tell anything.
    assertThat(check.matches(new PasswordRecord(1, hash, false), "Proba2024Jelszo")).isFalse();
    assertThat(keycloak.hashes).hasValue(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$2b$10$Vd1m0bLxQeR7uT9sKpW3aereSn.rkotc.T2MedDAb7W67WJtBl25m",
        "pbkdf2_sha256$100000$nagyonso$xJdS0WRSLjAyhMgGBAjH3Tks21v1ztRq8BrvhVPo0fU=",
        "$pbkdf2$50000$MDEyMzQ1Njc4OWFiY2RlZg$R95fn1BRfWrn03UVc5iuk3JbrrCvwLpTO3EUUigAl4U",
        "$argon2id$v=19$m=16384,t=3,p=1$MDEyMzQ1Njc4OWFiY2RlZg$nS0Q/ME9ezKXs5ZUiReKuiGombk98OGfbBqaHcaP99c"
      })
  void formatThatIsAsDearAsKeycloaksOwnCostsNothingMoreH35(String hash) {
    matches(hash, "wrong");
    assertThat(keycloak.hashes).hasValue(0);
  }

  @Test
  void hashOfTheRealmsOwnPolicyCostsOneComputationHoweverWeakH35() {
    keycloak.passwordPolicy = "hashAlgorithm(pbkdf2-sha256) and hashIterations(1000)";
    matches(
        "$pbkdf2-sha256$1000$MDEyMzQ1Njc4OWFiY2RlZg$e0Mps6s.X48W3FYJjAmOGbelQRiGCOasSK1QP.8JmBo",
        "wrong");
    assertThat(keycloak.verifications).hasValue(1);
    assertThat(keycloak.hashes).hasValue(0);
  }

  @Test
  void missingHashAndMissingRegistrationCostAsMuchAsKeycloaksOwnH35() {
    assertThat(matches(null, "x")).isFalse();
    assertThat(keycloak.hashes).hasValue(1);
    assertThat(check.matchesNothing()).isFalse();
    assertThat(keycloak.hashes).hasValue(2);
  }

  @Test
  void endlessPasswordIsRefusedBeforeItIsHashed() {
    assertThat(
            matches(
                "$6$0123456789abcdef$UZd0kZbyf1BhEB81UyT9eQv3VD67014HqiBUAMK65pNjhesvJHQoG3ZPGhIj6Vd8VkTt8KGxEtrFcmWdsXvS/1",
                "a".repeat(100_000)))
        .isFalse();
    assertThat(keycloak.hashes).hasValue(1);
  }

  private boolean matches(String hash, String password) {
    return check.matches(new PasswordRecord(1, hash, true), password);
  }
}

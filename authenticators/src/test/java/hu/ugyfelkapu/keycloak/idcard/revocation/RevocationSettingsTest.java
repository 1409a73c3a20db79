package hu.ugyfelkapu.keycloak.idcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.idcard.testing.Party;
import hu.ugyfelkapu.keycloak.idcard.testing.TestPki;
import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.provider.ProviderConfigProperty;

class RevocationSettingsTest {

  private static final Party ONE = TestPki.root().make();
  private static final Party OTHER = TestPki.root().make();

  @Test
  void missingAndEmptySettingsAreTheDefaultsAndRefuseWhatIsUnknown() {
    RevocationSettings defaults =
        new RevocationSettings(
            false,
            Optional.empty(),
            List.of(),
            true,
            Duration.ofMinutes(60),
            Optional.empty(),
            new RevocationHosts(Set.of()),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            Duration.ZERO);

    assertThat(RevocationSettings.from(null)).isEqualTo(defaults);
    assertThat(RevocationSettings.from(Map.of())).isEqualTo(defaults);
    assertThat(
            RevocationSettings.from(
                Map.of(
                    "revocation", " ",
                    "ocsp-responder", "",
                    "ocsp-responder-certificates", "",
                    "ocsp-nonce", "",
                    "crl-url", " ",
                    "revocation-hosts", "",
                    "status-cache-seconds", "")))
        .isEqualTo(defaults);
  }

  @Test
  void settingsAreReadAsTheyAreWritten() {
    RevocationSettings settings =
        RevocationSettings.from(
            Map.of(
                "revocation", "open",
                "ocsp-responder", " https://ocsp.pelda.test/card ",
                "ocsp-responder-certificates", Party.bundle(ONE, OTHER),
                "ocsp-nonce", "optional",
                "ocsp-max-age-minutes", "10080",
                "crl-url", "http://lists.pelda.test:8080/3.crl",
                "revocation-hosts", "Root.pelda.test, [::1]:8443",
                "clock-skew-seconds", "0",
                "revocation-timeout-seconds", "30",
                "status-cache-seconds", "3600"));

    assertThat(settings)
        .isEqualTo(
            new RevocationSettings(
                true,
                Optional.of(URI.create("https://ocsp.pelda.test/card")),
                List.of(ONE.certificate(), OTHER.certificate()),
                false,
                Duration.ofDays(7),
                Optional.of(URI.create("http://lists.pelda.test:8080/3.crl")),
                new RevocationHosts(
                    Set.of(
                        "root.pelda.test",
                        "[::1]:8443",
                        "ocsp.pelda.test:443",
                        "lists.pelda.test:8080")),
                Duration.ZERO,
                Duration.ofSeconds(30),
                Duration.ofHours(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "revocation, Open",
    "revocation, off",
    "ocsp-nonce, never",
    "ocsp-max-age-minutes, 0",
    "ocsp-max-age-minutes, 10081",
    "clock-skew-seconds, -1",
    "clock-skew-seconds, 601",
    "revocation-timeout-seconds, 0",
    "revocation-timeout-seconds, 31",
    "status-cache-seconds, -1",
    "status-cache-seconds, 3601",
    "ocsp-responder, ocsp.pelda.test",
    "ocsp-responder, ftp://ocsp.pelda.test/",
    "ocsp-responder, file:///etc/passwd",
    "ocsp-responder, http://anna:titok@ocsp.pelda.test/",
    "ocsp-responder, http://ocsp.pelda.test/#here",
    "ocsp-responder, http:///path",
    "ocsp-responder, http://ocsp.pelda.test/a b",
    "crl-url, ldap://lists.pelda.test/cn=3",
    "crl-url, https://anna@lists.pelda.test/",
    "revocation-hosts, http://lists.pelda.test",
    "revocation-hosts, lists.pelda.test/3.crl",
    "revocation-hosts, anna@lists.pelda.test",
    "revocation-hosts, lists.pelda.test:",
    "revocation-hosts, lists.pelda.test:99999",
    "revocation-hosts, *.pelda.test",
    "ocsp-responder-certificates, nonsense",
  })
  void settingThatMakesNoSenseIsRefusedByName(String setting, String value) {
    assertThatThrownBy(() -> RevocationSettings.from(Map.of(setting, value)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("'" + setting + "'")
        .hasMessageNotContaining("titok");
  }

  @Test
  void certificatesOfNoResponderAreRefused() {
    assertThatThrownBy(
            () -> RevocationSettings.from(Map.of("ocsp-responder-certificates", ONE.pem())))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("'ocsp-responder'");
  }

  @Test
  void certificateThatIsCutOffIsRefused() {
    String half = ONE.pem().substring(0, ONE.pem().length() / 2);

    assertThatThrownBy(
            () ->
                RevocationSettings.from(
                    Map.of(
                        "ocsp-responder",
                        "https://ocsp.pelda.test/",
                        "ocsp-responder-certificates",
                        OTHER.pem() + half)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("'ocsp-responder-certificates'");
  }

  @Test
  void consoleShowsEverySettingWithItsDefault() {
    assertThat(RevocationSettings.properties())
        .extracting(ProviderConfigProperty::getName)
        .containsExactly(
            "revocation",
            "revocation-hosts",
            "ocsp-responder",
            "ocsp-responder-certificates",
            "ocsp-nonce",
            "crl-url",
            "ocsp-max-age-minutes",
            "clock-skew-seconds",
            "revocation-timeout-seconds",
            "status-cache-seconds");
    assertThat(RevocationSettings.properties())
        .filteredOn(property -> property.getName().equals("revocation"))
        .singleElement()
        .satisfies(
            property -> {
              assertThat(property.getDefaultValue()).isEqualTo("strict");
              assertThat(property.getOptions()).containsExactly("strict", "open");
              assertThat(property.getHelpText()).contains("LETS IT PASS", "revoked cards log in");
            });
  }

  @Test
  void openSettingIsAWarningAndTheStrictOneIsNone() {
    try (LogCapture log = new LogCapture(RevocationSettings.class)) {
      RevocationSettings.from(Map.of()).warnIfOpen("kau");
      assertThat(log.lines()).isEmpty();

      RevocationSettings.from(Map.of("revocation", "open")).warnIfOpen("kau");
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("WARN Realm kau: 'revocation' is 'open'")
          .contains("not for production");
    }
  }
}

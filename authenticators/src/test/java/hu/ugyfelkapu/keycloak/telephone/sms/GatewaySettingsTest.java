package hu.ugyfelkapu.keycloak.telephone.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.testing.MapScope;
import hu.ugyfelkapu.keycloak.testing.Only;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.KeycloakSessionFactory;

class GatewaySettingsTest {

  private static final String URL = "https://sms.pelda.test/send";

  @Test
  void withoutAUrlThereIsNoGateway() {
    assertThat(GatewaySettings.from(new MapScope(Map.of()))).isEmpty();
    assertThat(GatewaySettings.from(new MapScope(Map.of("url", " ")))).isEmpty();
  }

  @Test
  void gatewayIsWaitedForTenSecondsUnlessSetOtherwise() {
    assertThat(settings(Map.of()).timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings(Map.of("timeout-seconds", "60")).timeout())
        .isEqualTo(Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sms.pelda.test/send?a=b",
        "HTTPS://sms.pelda.test:8443",
        "http://localhost:9000/",
        "http://127.0.0.1/send",
        "http://127.8.9.10:80",
        "http://[::1]:9000/send"
      })
  void httpsIsForAnyHostAndHttpForThisOneOnly(String url) {
    assertThat(settings(Map.of("url", url)).url()).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://sms.pelda.test/send",
        "http://127.0.0.1.pelda.test/",
        "http://localhost.pelda.test/",
        "http://10.0.0.1/",
        "http://[::2]/",
        "ftp://localhost/",
        "file:///etc/passwd",
        "https:/send",
        "sms.pelda.test",
        "https://kapu:t1tok@sms.pelda.test/",
        "https://sms.pelda.test/#t1tok",
        "https://sms pelda test/t1tok"
      })
  void anyOtherUrlIsRefusedAndNotQuoted(String url) {
    assertThatThrownBy(() -> settings(Map.of("url", url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("spi-ugyfelkapu-sms--http--url")
        .hasMessageNotContaining("t1tok")
        .hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({
    "token, token-file, url",
    "password, url, url",
    "password-file, url, url",
    "username, url, url",
    "username, token, url",
    "username, password, password-file",
    "username, password, token"
  })
  void secretsThatDoNotFitTogetherAreRefusedAndNotQuoted(String one, String other, String third) {
    Map<String, String> options = new HashMap<>();
    options.put(one, "t1tok");
    options.put(other, "t1tok");
    options.put(third, "t1tok");
    options.put("url", URL);

    assertThatThrownBy(() -> GatewaySettings.from(new MapScope(options)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("token")
        .hasMessageNotContaining("t1tok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "61", "-1", "egy", "1.5"})
  void timeoutOutOfBoundsIsRefused(String seconds) {
    assertThatThrownBy(() -> settings(Map.of("timeout-seconds", seconds)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("timeout-seconds");
  }

  @Test
  void chosenGatewayWithoutAUrlStopsTheServer() {
    HttpSmsFactory chosen = new HttpSmsFactory();
    chosen.init(new MapScope(Map.of()));
    HttpSmsFactory notChosen = new HttpSmsFactory();
    notChosen.init(new MapScope(Map.of()));
    KeycloakSessionFactory server =
        Only.of(KeycloakSessionFactory.class, Map.of("getProviderFactory", args -> chosen));

    assertThatThrownBy(() -> chosen.postInit(server))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--url is missing");
    assertThatCode(() -> notChosen.postInit(server)).doesNotThrowAnyException();
  }

  @Test
  void settingsAreNeverTold() {
    assertThat(settings(Map.of("token", "t1tok"))).hasToString("GatewaySettings[…]");
  }

  private static GatewaySettings settings(Map<String, String> options) {
    Map<String, String> all = new HashMap<>(Map.of("url", URL));
    all.putAll(options);
    return GatewaySettings.from(new MapScope(all)).orElseThrow();
  }
}

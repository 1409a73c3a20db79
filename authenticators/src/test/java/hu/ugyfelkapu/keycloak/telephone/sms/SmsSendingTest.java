package hu.ugyfelkapu.keycloak.telephone.sms;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.testing.MapScope;
import hu.ugyfelkapu.keycloak.testing.Only;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Which provider sends. */
class SmsSendingTest {

  @TempDir Path folder;

  private final FileSmsFactory file = new FileSmsFactory();
  private final HttpSmsFactory http = new HttpSmsFactory();

  @Test
  void providerWithItsOptionsSends() {
    setUp(true, false);
    assertThat(sends(Optional.empty())).containsInstanceOf(FileSms.class);

    setUp(false, true);
    assertThat(sends(Optional.empty())).containsInstanceOf(HttpSms.class);
  }

  @Test
  void noneSendsWithoutOptionsOrWithThoseOfBoth() {
    setUp(false, false);
    assertThat(sends(Optional.empty())).isEmpty();

    setUp(true, true);
    assertThat(sends(Optional.empty())).isEmpty();
  }

  @Test
  void chosenProviderSendsWhateverTheOptions() {
    setUp(true, true);
    assertThat(sends(Optional.of(http))).containsInstanceOf(HttpSms.class);

    setUp(false, true);
    assertThat(sends(Optional.of(file))).containsInstanceOf(FileSms.class);
  }

  private void setUp(boolean withFile, boolean withGateway) {
    file.init(new MapScope(withFile ? Map.of("path", folder.resolve("sms").toString()) : Map.of()));
    http.init(new MapScope(withGateway ? Map.of("url", "https://sms.pelda.test/") : Map.of()));
  }

  /**
   * @param chosen when the server was built
   */
  private Optional<SmsProvider> sends(Optional<SmsProviderFactory> chosen) {
    KeycloakSessionFactory server =
        Only.of(
            KeycloakSessionFactory.class,
            Map.of("getProviderFactoriesStream", args -> Stream.of(file, http)));
    HttpClientProvider clients =
        Only.of(
            HttpClientProvider.class, Map.of("getHttpClient", args -> HttpClients.createMinimal()));
    KeycloakSession request =
        Only.of(KeycloakSession.class, Map.of("getProvider", args -> clients));
    return SmsSending.of(
        Only.of(
            KeycloakSession.class,
            Map.of(
                "getKeycloakSessionFactory",
                args -> server,
                "getProvider",
                args ->
                    args.length == 1
                        ? chosen.map(factory -> factory.create(request)).orElse(null)
                        : (args[1].equals(file.getId()) ? file : http).create(request))));
  }
}

package hu.ugyfelkapu.keycloak.telephone.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.telephone.PhoneNumber;
import hu.ugyfelkapu.keycloak.testing.MapScope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages by a gateway, which is a real HTTP server. */
class HttpSmsTest {

  private static final PhoneNumber ANNA = new PhoneNumber("+36301234567");
  private static final SmsText TEXT = new SmsText("Egyszeri jelszo: 273941 é");

  @TempDir Path folder;
  private Gateway gateway;
  private CloseableHttpClient client;

  @BeforeEach
  void start() throws IOException {
    gateway = new Gateway();
    client = HttpClients.createDefault();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    gateway.close();
  }

  @Test
  void messageArrivesAsJson() throws Exception {
    provider(Map.of()).send(ANNA, TEXT);

    assertThat(gateway.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.method()).isEqualTo("POST");
              assertThat(request.path()).isEqualTo("/v1/sms?account=7");
              assertThat(request.message())
                  .isEqualTo(Map.of("to", "+36301234567", "text", TEXT.text()));
              assertThat(request.headers().getFirst("Content-Type")).startsWith("application/json");
              assertThat(request.headers()).doesNotContainKey("Authorization");
            });
  }

  @Test
  void tokenGoesAlong() throws Exception {
    provider(Map.of("token", "t0ken")).send(ANNA, TEXT);

    assertThat(authorizations()).containsExactly("Bearer t0ken");
  }

  @Test
  void tokenIsReadFromItsFileForEachMessage() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), " old \nsecond line\n");
    SmsProvider provider = provider(Map.of("token-file", file.toString()));

    provider.send(ANNA, TEXT);
    Files.writeString(file, "new");
    provider.send(ANNA, TEXT);

    assertThat(authorizations()).containsExactly("Bearer old", "Bearer new");
  }

  @Test
  void userNameAndPasswordGoAlong() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "jelszó:1\n");

    provider(Map.of("username", "kapu", "password-file", file.toString())).send(ANNA, TEXT);
    provider(Map.of("username", "kapu", "password", "jelszó:1")).send(ANNA, TEXT);

    String basic =
        "Basic "
            + Base64.getEncoder().encodeToString("kapu:jelszó:1".getBytes(StandardCharsets.UTF_8));
    assertThat(authorizations()).containsExactly(basic, basic);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void anyStatusOfSuccessWillDo(int status) throws Exception {
    gateway.answer(status);

    provider(Map.of()).send(ANNA, TEXT);

    assertThat(gateway.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308, 400, 401, 403, 429, 500, 503})
  void anyOtherStatusIsAFailureThatQuotesNothingAndIsFollowedNowhere(int status) {
    gateway.answer(status);

    assertNotSent(() -> provider(Map.of("token", "t0ken")).send(ANNA, TEXT), "status " + status);

    assertThat(gateway.requests()).hasSize(1);
  }

  @Test
  void gatewayThatIsNotThereIsAFailureThatQuotesNothing() {
    SmsProvider provider = provider(Map.of("token", "t0ken"));
    gateway.close();

    assertNotSent(() -> provider.send(ANNA, TEXT), "could not be asked");
  }

  @Test
  void gatewayThatSaysNothingIsWaitedForNoLongerThanSet() {
    gateway.fallSilent();

    assertNotSent(
        () -> provider(Map.of("timeout-seconds", "1")).send(ANNA, TEXT), "SocketTimeoutException");
  }

  @Test
  void secretThatCannotBeReadIsAFailureAndNothingIsSent() {
    String file = folder.resolve("none").toString();

    assertNotSent(() -> provider(Map.of("token-file", file)).send(ANNA, TEXT), "cannot be read");

    assertThat(gateway.requests()).isEmpty();
  }

  private SmsProvider provider(Map<String, String> options) {
    Map<String, String> all = new HashMap<>(options);
    all.put("url", gateway.url("/v1/sms?account=7"));
    return new HttpSms(client, GatewaySettings.from(new MapScope(all)).orElseThrow());
  }

  private List<String> authorizations() {
    return gateway.requests().stream()
        .map(request -> request.headers().getFirst("Authorization"))
        .toList();
  }

  private static void assertNotSent(ThrowingCallable sending, String reason) {
    assertThatThrownBy(sending)
        .isInstanceOf(SmsProvider.NotSentException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("273941")
        .hasMessageNotContaining("1234567")
        .hasMessageNotContaining("t0ken")
        .hasNoCause();
  }
}

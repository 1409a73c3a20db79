package hu.ugyfelkapu.keycloak.idcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to a real HTTP server. */
class OutboundTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final int MOST = 1000;

  private StatusServer server;
  private CloseableHttpClient client;

  @BeforeEach
  void start() throws IOException {
    server = new StatusServer();
    client = HttpClients.createDefault();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void answerIsTakenWhateverItsTypeUpToItsMostBytes() throws Exception {
    server.gives("/3.crl", new byte[MOST]);

    assertThat(get(server.url("/3.crl"))).hasSize(MOST);
    assertThat(server.requests())
        .singleElement()
        .extracting(StatusServer.Request::method)
        .isEqualTo("GET");
  }

  @Test
  void bodyAndItsTypeGoAlong() throws Exception {
    server.at("/ocsp", StatusServer::reply);

    byte[] echo =
        outbound(server.host())
            .post(
                server.url("/ocsp"),
                new byte[] {1, 2, 3},
                "application/ocsp-request",
                "application/ocsp-response",
                MOST,
                Deadline.in(LONG));

    assertThat(echo).containsExactly(1, 2, 3);
    assertThat(server.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.method()).isEqualTo("POST");
              assertThat(request.type()).isEqualTo("application/ocsp-request");
            });
  }

  @Test
  void longerAnswerIsRefused() {
    server.gives("/3.crl", new byte[MOST + 1]);

    assertRefused(server.url("/3.crl"), "more than 1000 bytes");
  }

  @Test
  void redirectIsNotFollowed() throws Exception {
    try (StatusServer elsewhere = new StatusServer()) {
      elsewhere.gives("/3.crl", new byte[] {1});
      server.redirects("/3.crl", elsewhere.url("/3.crl"));

      assertThatThrownBy(
              () ->
                  outbound(server.host() + " " + elsewhere.host())
                      .get(server.url("/3.crl"), MOST, Deadline.in(LONG)))
          .isInstanceOf(UnknownStatusException.class)
          .hasMessageContaining("status 302");
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 304, 400, 401, 403, 404, 429})
  void otherStatusIsAnEnd(int status) {
    server.fails("/3.crl", status);

    assertRefused(server.url("/3.crl"), "status " + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void faultOfTheServerIsWorthAnotherTry(int status) {
    server.fails("/3.crl", status);

    assertTryAgain(server.url("/3.crl"), LONG, "status " + status);
  }

  @Test
  void serverThatIsNotThereIsWorthAnotherTryAndItsAddressIsNotQuoted() {
    URI address = server.url("/3.crl?key=titok");
    String host = server.host();
    server.close();

    assertThatThrownBy(() -> outbound(host).get(address, MOST, Deadline.in(LONG)))
        .isInstanceOf(TryAgainException.class)
        .hasMessageContaining(host)
        .hasMessageNotContaining("titok")
        .hasNoCause();
  }

  /** A host that may not be asked does not even see a connection. */
  @Test
  void hostThatIsNotNamedIsNeverContacted() throws Exception {
    try (ServerSocketChannel other = ServerSocketChannel.open()) {
      other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      other.configureBlocking(false);
      URI address = URI.create("http://127.0.0.1:" + other.socket().getLocalPort() + "/");

      assertRefused(address, "not among the hosts");
      assertRefused(URI.create("ldap://127.0.0.1:" + other.socket().getLocalPort()), "not among");
      assertThat(other.accept()).isNull();
    }
  }

  @Test
  void serverThatSaysNothingIsNotWaitedFor() {
    server.thinksLong("/3.crl", request -> StatusServer.reply(new byte[] {1}));

    assertTryAgain(server.url("/3.crl"), SHORT, "could not be asked");
  }

  /** Each byte comes in time, the whole does not. */
  @Test
  void bodyThatDripsIsCutOff() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + "x".repeat(100);
    try (Dripper dripper = new Dripper(answer)) {
      assertCutOff(dripper);
    }
  }

  @Test
  void headersThatDripAreCutOff() throws Exception {
    String answer =
        "HTTP/1.1 200 OK\r\nX-Long: " + "x".repeat(100) + "\r\nContent-Length: 1\r\n\r\nx";
    try (Dripper dripper = new Dripper(answer)) {
      assertCutOff(dripper);
    }
  }

  @Test
  void nothingIsAskedOnceTheTimeIsOver() {
    server.gives("/3.crl", new byte[] {1});

    assertTryAgain(server.url("/3.crl"), Duration.ZERO, "in time");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void answerThatEndsTooEarlyIsWorthAnotherTry() throws Exception {
    try (Dripper dripper = new Dripper("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx")) {
      assertThatThrownBy(() -> outbound(dripper.host()).get(dripper.url(), MOST, Deadline.in(LONG)))
          .isInstanceOf(TryAgainException.class);
    }
  }

  private void assertCutOff(Dripper dripper) {
    assertThatThrownBy(() -> outbound(dripper.host()).get(dripper.url(), MOST, Deadline.in(SHORT)))
        .isInstanceOf(TryAgainException.class);
  }

  private void assertTryAgain(URI address, Duration time, String reason) {
    assertThatThrownBy(() -> outbound(server.host()).get(address, MOST, Deadline.in(time)))
        .isInstanceOf(TryAgainException.class)
        .hasMessageContaining(reason);
  }

  private void assertRefused(URI address, String reason) {
    assertThatThrownBy(() -> get(address))
        .isInstanceOf(UnknownStatusException.class)
        .hasMessageContaining(reason);
  }

  private byte[] get(URI address) throws Exception {
    return outbound(server.host()).get(address, MOST, Deadline.in(LONG));
  }

  private Outbound outbound(String hosts) {
    return new Outbound(client, RevocationHosts.parse("revocation-hosts", hosts));
  }
}

package hu.ugyfelkapu.keycloak.docker.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import hu.ugyfelkapu.keycloak.docker.testing.Await;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadBalancerTest {
  /** Names the target that ends the connection without an answer. */
  private static final String BREAKS = "X-Breaks";

  private final Set<String> unhealthy = ConcurrentHashMap.newKeySet();
  private final List<HttpServer> servers = new ArrayList<>();
  private LoadBalancer balancer;

  @BeforeEach
  void start() throws IOException {
    List<URI> targets = List.of(echo("first"), echo("second"));
    balancer =
        new LoadBalancer(
            targets, targets.stream().map(target -> target.resolve("/health")).toList(), "/pages/");
  }

  @AfterEach
  void stop() {
    balancer.close();
    servers.forEach(server -> server.stop(0));
  }

  @Test
  void theChosenTargetAnswersUntilAnotherOneIsChosen() {
    assertThat(answer("/pages/a")).startsWith("first");
    balancer.use(1);
    assertThat(answer("/pages/a")).startsWith("second");
    assertThat(answer("/pages/b")).startsWith("second");
    assertThat(balancer.trail()).containsExactly(1, 1);
  }

  @Test
  void pagesTakeTurnsAndStyleSheetsStayWithTheLastPage() {
    balancer.alternateFrom(1);

    assertThat(answer("/pages/a")).startsWith("second");
    assertThat(answer("/style.css")).startsWith("second");
    assertThat(answer("/pages/b")).startsWith("first");
    assertThat(answer("/style.css")).startsWith("first");
    assertThat(answer("/pages/c")).startsWith("second");
    assertThat(balancer.trail()).containsExactly(1, 0, 1);
  }

  @Test
  void requestAndAnswerPassUnchanged() {
    HttpResponse<String> response =
        Http.send(
            HttpRequest.newBuilder(URI.create(balancer.url() + "/pages/a%20b?c=%C5%91&d"))
                .header("Cookie", "a=b")
                .POST(HttpRequest.BodyPublishers.ofString("törzs"))
                .build());

    assertThat(response.body()).isEqualTo("first POST /pages/a%20b?c=%C5%91&d a=b törzs");
    assertThat(response.statusCode()).isEqualTo(418);
    assertThat(response.headers().allValues("Set-Cookie")).containsExactly("e=f", "g=h");
  }

  @Test
  void healthyTargetsTakeTurnsForEveryRequest() {
    balancer.balance();

    assertThat(List.of(answer("/pages/a"), answer("/style.css"), answer("/pages/b")))
        .extracting(answer -> answer.substring(0, answer.indexOf(' ')))
        .containsExactly("second", "first", "second");
    assertThat(balancer.trail()).containsExactly(1, 1);
  }

  /** As a node does that is about to stop: it still answers. */
  @Test
  void targetThatSaysItIsNotReadyGetsNoMoreRequests() {
    balancer.balance();
    unhealthy.add("second");

    assertThat(Await.until(() -> answers(4), all -> !all.contains("second"))).containsOnly("first");

    unhealthy.clear();
    assertThat(Await.until(() -> answers(4), all -> all.contains("second")))
        .contains("first", "second");
  }

  @Test
  void ifNoTargetSaysItIsReadyAllAreTried() {
    balancer.balance();
    unhealthy.add("first");
    assertThat(Await.until(() -> answers(4), all -> !all.contains("first")))
        .doesNotContain("first");
    unhealthy.add("second");

    assertThat(Await.until(() -> answers(4), all -> all.contains("first")))
        .contains("first", "second");
  }

  @Test
  void requestThatReachedNoTargetGoesToAnotherOne() {
    balancer.balance();
    servers.get(1).stop(0);

    assertThat(answers(4)).containsOnly("first");
  }

  /** It may have had its effect, so nobody sends it again. */
  @Test
  void requestThatWasOnTheWireIsLostAndSaysSo() {
    balancer.balance();
    String first =
        Http.send(
            HttpRequest.newBuilder(URI.create(balancer.url() + "/pages/a"))
                .header(BREAKS, "second")
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build(),
            502);

    assertThat(first).isEqualTo(LoadBalancer.CUT);
    assertThat(balancer.trail()).isEmpty();
  }

  @Test
  void noTargetAtAllIsTold() {
    balancer.balance();
    servers.forEach(server -> server.stop(0));

    Http.send(HttpRequest.newBuilder(URI.create(balancer.url() + "/pages/a")).build(), 503);
  }

  /** Which targets gave so many answers. */
  private List<String> answers(int count) {
    return Stream.generate(() -> answer("/pages/a"))
        .limit(count)
        .map(answer -> answer.substring(0, answer.indexOf(' ')))
        .toList();
  }

  private String answer(String path) {
    return Http.send(HttpRequest.newBuilder(URI.create(balancer.url() + path)).build()).body();
  }

  private URI echo(String name) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            if (name.equals(exchange.getRequestHeaders().getFirst(BREAKS))) {
              return;
            }
            if (exchange.getRequestURI().getPath().equals("/health")) {
              exchange.sendResponseHeaders(unhealthy.contains(name) ? 503 : 200, -1);
              return;
            }
            String text =
                String.join(
                    " ",
                    name,
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Cookie"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().put("Set-Cookie", List.of("e=f", "g=h"));
            exchange.sendResponseHeaders(418, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    servers.add(server);
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }
}

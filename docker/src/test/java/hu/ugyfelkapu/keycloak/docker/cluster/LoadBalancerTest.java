package hu.ugyfelkapu.keycloak.docker.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadBalancerTest {
  private final List<HttpServer> servers = new ArrayList<>();
  private LoadBalancer balancer;

  @BeforeEach
  void start() throws IOException {
    balancer = new LoadBalancer(List.of(echo("first"), echo("second")), "/pages/");
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

package hu.ugyfelkapu.keycloak.docker.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * One address in front of several servers, without any stickiness: the test says which of them
 * answers the next request, or leaves it to health checks, as a proxy in operation does.
 */
final class LoadBalancer implements AutoCloseable {
  /**
   * Body of the answer to a request that was lost with a server: the connection stood, so that the
   * request may have reached it, and ended before the whole answer had come. Only such a request
   * counts as one in flight, and it is not sent again: it may have had its effect.
   */
  static final String CUT = "The server ended while the request was on the wire.";

  private static final String NOBODY = "No server takes requests.";

  /** Belong to one connection, or are set by the client itself. */
  private static final Set<String> NOT_FORWARDED =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "transfer-encoding",
          "upgrade");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final List<URI> targets;
  private final String turning;
  private final HealthChecks health;
  private final List<Integer> trail = new ArrayList<>();
  private int current;
  private Route route = this::chosen;

  /**
   * Starts it; the first target answers.
   *
   * @param targets addresses without a slash at the end
   * @param health where each of them says by status 200 that it wants requests
   * @param turning beginning of the paths that count as a request when nodes alternate; all else,
   *     such as style sheets, goes to the node that answered last
   */
  LoadBalancer(List<URI> targets, List<URI> health, String turning) {
    this.targets = List.copyOf(targets);
    this.health = new HealthChecks(health);
    this.turning = turning;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::forward);
    server.start();
  }

  /** The one address, without a slash at the end. */
  URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** From now on this target answers. */
  synchronized void use(int target) {
    current = target;
    change(this::chosen);
  }

  /** From now on the targets take turns, from this one on. */
  synchronized void alternateFrom(int target) {
    // The next request turns away from it.
    current = (target + targets.size() - 1) % targets.size();
    change(this::inTurns);
  }

  /**
   * From now on each request goes to the next server that is ready, and to another one if it cannot
   * be connected to. If none is, all are tried: of two Keycloak nodes, the one that outlives the
   * other may call itself not ready for a minute, though it serves.
   */
  synchronized void balance() {
    change(this::healthyInTurns);
  }

  private void change(Route next) {
    route = next;
    trail.clear();
  }

  /** Which targets answered since the last change, in this order. */
  synchronized List<Integer> trail() {
    return List.copyOf(trail);
  }

  @Override
  public void close() {
    server.stop(0);
    health.close();
    threads.shutdownNow();
  }

  private List<Integer> chosen(String path) {
    return List.of(current);
  }

  private List<Integer> inTurns(String path) {
    if (isCounted(path)) {
      turn();
    }
    return List.of(current);
  }

  private List<Integer> healthyInTurns(String path) {
    turn();
    List<Integer> all =
        IntStream.range(0, targets.size()).mapToObj(i -> (current + i) % targets.size()).toList();
    List<Integer> ready = all.stream().filter(health::isReady).toList();
    return ready.isEmpty() ? all : ready;
  }

  private void turn() {
    current = (current + 1) % targets.size();
  }

  private boolean isCounted(String path) {
    return path.startsWith(turning);
  }

  private synchronized List<Integer> route(String path) {
    return route.targets(path);
  }

  private synchronized void note(String path, int target) {
    if (isCounted(path)) {
      trail.add(target);
    }
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      for (int target : route(path)) {
        try {
          HttpResponse<byte[]> response = client.send(request(exchange, target, body), bytes());
          note(path, target);
          answer(exchange, response);
          return;
        } catch (ConnectException | HttpConnectTimeoutException e) {
          // The request never reached it: another one may have it.
          continue;
        } catch (IOException e) {
          refuse(exchange, 502, CUT);
          return;
        }
      }
      refuse(exchange, 503, NOBODY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (isForwarded(name)) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    send(exchange, response.statusCode(), response.body());
  }

  private static void refuse(HttpExchange exchange, int status, String text) throws IOException {
    send(exchange, status, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private HttpRequest request(HttpExchange exchange, int target, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(targets.get(target) + exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (isForwarded(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private static HttpResponse.BodyHandler<byte[]> bytes() {
    return HttpResponse.BodyHandlers.ofByteArray();
  }

  private static boolean isForwarded(String header) {
    return !NOT_FORWARDED.contains(header.toLowerCase(Locale.ROOT));
  }
}

package hu.ugyfelkapu.keycloak.docker.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One address in front of several servers, without any stickiness: the test says which of them
 * answers the next request.
 */
final class LoadBalancer implements AutoCloseable {
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
  private final List<Integer> trail = new ArrayList<>();
  private int current;
  private boolean alternating;

  /**
   * Starts it; the first target answers.
   *
   * @param targets addresses without a slash at the end
   * @param turning beginning of the paths that count as a request when nodes alternate; all else,
   *     such as style sheets, goes to the node that answered last
   */
  LoadBalancer(List<URI> targets, String turning) {
    this.targets = List.copyOf(targets);
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
    alternating = false;
    current = target;
    trail.clear();
  }

  /** From now on the targets take turns, from this one on. */
  synchronized void alternateFrom(int target) {
    alternating = true;
    // The next request turns away from it.
    current = (target + targets.size() - 1) % targets.size();
    trail.clear();
  }

  /** Which targets answered since the last change, in this order. */
  synchronized List<Integer> trail() {
    return List.copyOf(trail);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private synchronized URI target(String path) {
    if (path.startsWith(turning)) {
      if (alternating) {
        current = (current + 1) % targets.size();
      }
      trail.add(current);
    }
    return targets.get(current);
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse<byte[]> response = client.send(request(exchange), bytes());
      response
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (isForwarded(name)) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      boolean empty = response.body().length == 0;
      exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : response.body().length);
      if (!empty) {
        exchange.getResponseBody().write(response.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    URI asked = exchange.getRequestURI();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target(asked.getPath()) + asked.toString()))
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

package hu.ugyfelkapu.keycloak.docker.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hu.ugyfelkapu.keycloak.docker.load.Meter.Reading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Hears from Gatling when a round begins and ends, {@code /<side>-<journey>-<number>/begin}, and
 * reads the meter at these moments.
 */
final class Marks implements AutoCloseable {
  private final HttpServer server;
  private final Supplier<Reading> meter;

  /** What a reading itself uses: it falls into the round that it begins. */
  private final Reading own;

  private final Map<String, Reading> begun = new LinkedHashMap<>();
  private final Map<String, Reading> used = new LinkedHashMap<>();

  Marks(Supplier<Reading> meter) throws IOException {
    this.meter = meter;
    Reading first = meter.get();
    own = meter.get().minus(first);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Without a slash at the end. */
  URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/");
      Reading now = meter.get();
      if (path[2].equals("begin")) {
        begun.put(path[1], now);
      } else {
        used.put(path[1], now.minus(begun.get(path[1])).minus(own));
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /**
   * What each round of a kind has used, but for the warm-up, whose number is 0.
   *
   * @param kind side and journey
   */
  synchronized List<Reading> used(String kind) {
    return used.entrySet().stream()
        .filter(round -> round.getKey().matches(kind + "-\\d+") && !round.getKey().endsWith("-0"))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

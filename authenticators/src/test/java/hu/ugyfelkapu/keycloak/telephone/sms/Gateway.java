package hu.ugyfelkapu.keycloak.telephone.sms;

import com.fasterxml.jackson.core.type.TypeReference;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.keycloak.util.JsonSerialization;

/** An SMS gateway on this machine. */
public final class Gateway implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch silence = new CountDownLatch(1);
  private volatile int status = 202;
  private volatile boolean silent;

  /** What came in. */
  public record Request(String method, String path, Headers headers, Map<String, String> message) {}

  public Gateway() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          Map<String, String> message =
              body.length == 0
                  ? Map.of()
                  : JsonSerialization.readValue(
                      new String(body, StandardCharsets.UTF_8), new TypeReference<>() {});
          requests.add(
              new Request(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  exchange.getRequestHeaders(),
                  message));
          if (silent) {
            awaitTheEnd();
          }
          if (status >= 300 && status < 400) {
            exchange.getResponseHeaders().set("Location", url("/elsewhere"));
          }
          // As many gateways do: the message comes back in the answer.
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  /** What it answers from now on; 202 at first. */
  public void answer(int newStatus) {
    status = newStatus;
  }

  /** From now on it takes requests and says nothing. */
  void fallSilent() {
    silent = true;
  }

  public List<Request> requests() {
    return requests;
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void awaitTheEnd() {
    try {
      silence.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    silence.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

package hu.ugyfelkapu.keycloak.idcard.revocation;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Responders and lists on this machine, by HTTP. */
final class StatusServer implements AutoCloseable {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch silence = new CountDownLatch(1);

  /** What came in. */
  record Request(String method, String path, String type, byte[] body) {}

  /** What goes out. */
  record Reply(int status, byte[] body, Map<String, String> headers) {}

  /** How a request is answered. */
  interface Answer {
    Reply to(byte[] request);
  }

  StatusServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          byte[] body = exchange.getRequestBody().readAllBytes();
          requests.add(
              new Request(
                  exchange.getRequestMethod(),
                  path,
                  exchange.getRequestHeaders().getFirst("Content-Type"),
                  body));
          Reply reply =
              answers
                  .getOrDefault(path, request -> new Reply(NOT_FOUND, new byte[0], Map.of()))
                  .to(body);
          reply.headers().forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(
              reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
          exchange.getResponseBody().write(reply.body());
          exchange.close();
        });
    server.start();
  }

  /** From now on, requests there are answered like that. */
  void at(String path, Answer answer) {
    answers.put(path, answer);
  }

  /** From now on it gives those bytes there. */
  void gives(String path, byte[] bytes) {
    at(path, request -> reply(bytes));
  }

  /** From now on requests there end with that status. */
  void fails(String path, int status) {
    at(path, request -> new Reply(status, new byte[0], Map.of()));
  }

  /** From now on it points elsewhere there. */
  void redirects(String path, URI elsewhere) {
    at(path, request -> new Reply(302, new byte[0], Map.of("Location", elsewhere.toString())));
  }

  /** From now on it thinks for longer than anybody should wait, and then answers well. */
  void thinksLong(String path, Answer answer) {
    at(
        path,
        request -> {
          try {
            silence.await(1, TimeUnit.MINUTES);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return answer.to(request);
        });
  }

  static Reply reply(byte[] bytes) {
    // Nobody should look at the type.
    return new Reply(OK, bytes, Map.of("Content-Type", "text/html"));
  }

  List<Request> requests(String path) {
    return requests.stream().filter(request -> request.path().equals(path)).toList();
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  URI url(String path) {
    return URI.create("http://" + host() + path);
  }

  @Override
  public void close() {
    silence.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

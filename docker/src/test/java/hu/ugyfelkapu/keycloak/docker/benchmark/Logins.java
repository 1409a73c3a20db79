package hu.ugyfelkapu.keycloak.docker.benchmark;

import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Logins with user name and password, by Keycloak's stock direct grant: no page stands between the
 * request and the user store. Nobody signs in twice, so that Keycloak has nobody in its cache.
 */
final class Logins implements AutoCloseable {
  /** As many at a time as there are cores, and some that wait. */
  static final int PARALLEL = 4;

  private final URI token;
  private final ExecutorService clients = Executors.newFixedThreadPool(PARALLEL);
  private final List<String> userNames;
  private int next;

  /**
   * @param realm where they sign in
   * @param userNames who does, in this order
   */
  Logins(URI realm, List<String> userNames) {
    this.token = URI.create(realm + "/protocol/openid-connect/token");
    this.userNames = userNames;
  }

  /** The next logins: how many per second. */
  double perSecond(int logins) throws Exception {
    List<Future<?>> running = new ArrayList<>();
    long began = System.nanoTime();
    for (int i = 0; i < logins; i++) {
      String userName = userNames.get(next++);
      running.add(clients.submit(() -> login(userName)));
    }
    for (Future<?> each : running) {
      each.get();
    }
    return logins / ((System.nanoTime() - began) / 1e9);
  }

  private void login(String userName) {
    String form =
        "grant_type=password&scope=openid&client_id="
            + BenchmarkSystem.CLIENT
            + "&username="
            + AdminApi.encode(userName)
            + "&password="
            + BenchmarkSystem.PASSWORD;
    Http.send(
        HttpRequest.newBuilder(token)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        200);
  }

  @Override
  public void close() {
    clients.shutdown();
  }
}

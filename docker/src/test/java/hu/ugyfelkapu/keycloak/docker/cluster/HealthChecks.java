package hu.ugyfelkapu.keycloak.docker.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Asks each server again and again whether it wants requests, as HAProxy does with {@code option
 * httpchk}: two answers in a row that are not 200 take a server out, two that are bring it back.
 */
final class HealthChecks implements AutoCloseable {
  private static final long INTERVAL_MILLIS = 500;
  private static final int IN_A_ROW = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final Set<Integer> ready = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService threads;

  /**
   * Starts asking; until two answers say something else, every server is taken to be ready.
   *
   * @param addresses one of each server, in the order of their numbers
   */
  HealthChecks(List<URI> addresses) {
    threads = Executors.newScheduledThreadPool(addresses.size());
    for (int target = 0; target < addresses.size(); target++) {
      ready.add(target);
      threads.scheduleWithFixedDelay(
          new Check(target, addresses.get(target)), 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Whether that server is to get requests. */
  boolean isReady(int target) {
    return ready.contains(target);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private final class Check implements Runnable {
    private final int target;
    private final HttpRequest question;
    private int others;

    Check(int target, URI address) {
      this.target = target;
      this.question = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    }

    @Override
    public void run() {
      boolean healthy = isHealthy();
      others = healthy == ready.contains(target) ? 0 : others + 1;
      if (others < IN_A_ROW) {
        return;
      }
      others = 0;
      if (healthy) {
        ready.add(target);
      } else {
        ready.remove(target);
      }
    }

    private boolean isHealthy() {
      try {
        return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}

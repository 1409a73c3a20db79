package hu.ugyfelkapu.keycloak.registry.health;

import hu.ugyfelkapu.keycloak.registry.connection.Failure;
import hu.ugyfelkapu.keycloak.registry.connection.NamedConnections;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * The check {@value #NAME} in the server's own health endpoint: each connection by name, {@code up}
 * or the word of its {@link Failure}. Takes a second at most, and asks the databases at most every
 * five.
 *
 * <p>Only connections whose option {@code health} is {@code readiness} can turn it DOWN: an outage
 * of the registry is one of every node, and with all of them out of the load balancer citizens
 * would read its error instead of our outage page.
 */
@Readiness
@Singleton
public class RegistryHealthCheck implements HealthCheck {

  static final String NAME = "Ügyfélkapu registry connections";

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final ExecutorService executor =
      Executors.newCachedThreadPool(RegistryHealthCheck::thread);
  private volatile List<RecentState> states = List.of();

  /**
   * Makes the server's check show these connections. Does nothing where there is no such check: in
   * a server that was built without health, and outside a server.
   */
  public static void show(NamedConnections connections) {
    try {
      // By any qualifier: a server that was built without health does not know Readiness as one.
      Instance<RegistryHealthCheck> check =
          CDI.current().select(RegistryHealthCheck.class, Any.Literal.INSTANCE);
      if (check.isResolvable()) {
        check.get().watch(connections);
      }
    } catch (IllegalStateException e) {
      // No server around us.
    }
  }

  void watch(NamedConnections connections) {
    states =
        connections.all().stream()
            .map(connection -> new RecentState(connection, executor, FRESH))
            .toList();
  }

  List<RecentState> states() {
    return states;
  }

  /** UP without data until the connections are known: whether the server is ready others tell. */
  @Override
  public HealthCheckResponse call() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME).up();
    List<RecentState> present = states;
    present.forEach(RecentState::ask);
    for (RecentState state : present) {
      Optional<Failure> failure = state.by(deadline);
      response.withData(state.connection().name(), failure.map(Failure::word).orElse("up"));
      if (failure.isPresent() && state.connection().decidesReadiness()) {
        response.down();
      }
    }
    return response.build();
  }

  @PreDestroy
  void close() {
    executor.shutdownNow();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "ugyfelkapu-registry-health");
    thread.setDaemon(true);
    return thread;
  }
}

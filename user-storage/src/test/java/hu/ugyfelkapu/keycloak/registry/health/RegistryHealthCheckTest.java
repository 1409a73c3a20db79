package hu.ugyfelkapu.keycloak.registry.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import hu.ugyfelkapu.keycloak.registry.connection.NamedConnections;
import hu.ugyfelkapu.keycloak.registry.testing.MapScope;
import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestMariaDb;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import hu.ugyfelkapu.keycloak.registry.testing.TestWire;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryHealthCheckTest {

  private static final String NOBODY = "jdbc:postgresql://127.0.0.1:1/registry";

  private final RegistryHealthCheck check = new RegistryHealthCheck();
  private final Map<String, String> options = new HashMap<>();

  @AfterEach
  void close() {
    check.close();
  }

  @Test
  void checkIsUpBeforeTheConnectionsAreKnown() {
    assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    assertThat(check.call().getData()).isEmpty();
  }

  @Test
  void connectionThatFailsIsReportedAndLeavesTheServerReady() {
    options.putAll(TestDatabase.H2.empty().options("regdb"));
    options.put("connections", "regdb,halott");
    options.put("halott-url", NOBODY);
    try (NamedConnections connections = NamedConnections.from(new MapScope(options))) {
      HealthCheckResponse response = answered(connections);
      assertThat(response.getStatus()).isEqualTo(Status.UP);
      assertThat(response.getData()).hasValue(Map.of("regdb", "up", "halott", "unavailable"));
    }
  }

  @Test
  void connectionThatFailsTurnsReadinessDownOnlyIfTheOperatorSaysSo() {
    options.putAll(TestDatabase.H2.empty().options("regdb"));
    options.put("connections", "regdb,halott");
    options.put("halott-url", NOBODY);
    options.put("regdb-health", "readiness");
    try (NamedConnections connections = NamedConnections.from(new MapScope(options))) {
      assertThat(answered(connections).getStatus()).isEqualTo(Status.UP);
    }
    options.put("halott-health", "readiness");
    try (NamedConnections connections = NamedConnections.from(new MapScope(options))) {
      assertThat(answered(connections).getStatus()).isEqualTo(Status.DOWN);
    }
  }

  @Test
  void silentDatabaseIsATimeoutAndIsNotAskedTwiceAtATime() {
    TestRegistry registry = TestDatabase.POSTGRESQL.empty();
    try (TestWire wire = new TestWire(registry)) {
      wire.swallow();
      options.putAll(wire.of(registry).options("regdb"));
      // Longer than any probe is patient.
      options.put("regdb-connect-timeout-seconds", "60");
      options.put("regdb-acquisition-timeout-seconds", "60");
      ExecutorService executor = Executors.newCachedThreadPool();
      try (NamedConnections connections = NamedConnections.from(new MapScope(options))) {
        RecentState state =
            new RecentState(connections.get("regdb", () -> "ugyfelkapu"), executor, Duration.ZERO);
        assertThat(state.by(System.nanoTime())).hasToString("Optional[TIMEOUT]");
        assertThat(state.ask()).isSameAs(state.ask()).isNotDone();
        wire.restore();
        assertThat(state.ask().join()).isEmpty();
        assertThat(state.by(System.nanoTime() + Duration.ofMinutes(1).toNanos())).isEmpty();
      } finally {
        executor.shutdownNow();
      }
    }
  }

  @Test
  void freshAnswerIsGivenAgainWithoutAskingTheDatabase() {
    options.putAll(TestDatabase.H2.empty().options("regdb"));
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try (NamedConnections connections = NamedConnections.from(new MapScope(options))) {
      RecentState kept =
          new RecentState(
              connections.get("regdb", () -> "ugyfelkapu"), executor, Duration.ofDays(1));
      RecentState asked =
          new RecentState(connections.get("regdb", () -> "ugyfelkapu"), executor, Duration.ZERO);
      assertThat(kept.ask().join()).isEmpty();
      assertThat(asked.ask().join()).isEmpty();
      connections.get("regdb", () -> "ugyfelkapu").close();
      assertThat(kept.ask().join()).isEmpty();
      assertThat(asked.ask().join()).hasToString("Optional[UNAVAILABLE]");
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void whatWasWrongTheLastTimeIsToldWhileTheDatabaseIsAskedAgain() {
    options.put("connections", "regdb");
    options.put("regdb-url", "jdbc:mariadb://127.0.0.1:" + TestMariaDb.freePort() + "/registry");
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try (NamedConnections connections = NamedConnections.from(new MapScope(options))) {
      RecentState state =
          new RecentState(connections.get("regdb", () -> "ugyfelkapu"), executor, Duration.ZERO);
      Optional<?> first = state.ask().join();
      assertThat(first).hasToString("Optional[UNAVAILABLE]");
      assertThat(state.by(System.nanoTime())).isEqualTo(first);
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void showingConnectionsOutsideAServerDoesNothing() {
    try (NamedConnections connections = NamedConnections.from(new MapScope(options))) {
      assertThatCode(() -> RegistryHealthCheck.show(connections)).doesNotThrowAnyException();
    }
  }

  /** The check's response once the databases have answered, however long that took. */
  private HealthCheckResponse answered(NamedConnections connections) {
    check.watch(connections);
    check.call();
    check.states().forEach(state -> state.ask().join());
    return check.call();
  }
}

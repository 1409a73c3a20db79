package hu.ugyfelkapu.keycloak.registry.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.registry.testing.MapScope;
import hu.ugyfelkapu.keycloak.registry.testing.TestDatabase;
import hu.ugyfelkapu.keycloak.registry.testing.TestRegistry;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionMetricsTest {

  /** As the server's endpoint: one registry beneath the global one. */
  private final SimpleMeterRegistry endpoint = new SimpleMeterRegistry();

  private TestRegistry registry;
  private RegistryConnection connection;

  @BeforeEach
  void open() {
    Metrics.addRegistry(endpoint);
    registry = TestDatabase.H2.withSchema();
    connection = connection("merve");
  }

  @AfterEach
  void close() {
    connection.close();
    Metrics.removeRegistry(endpoint);
  }

  @Test
  void poolIsSeenAtWork() {
    assertThat(pool()).isEqualTo("active 0, available 0, awaiting 0, max 2");
    String inside = connection.read(c -> pool());
    assertThat(inside).isEqualTo("active 1, available 0, awaiting 0, max 2");
    assertThat(pool()).isEqualTo("active 0, available 1, awaiting 0, max 2");
  }

  @Test
  void transactionsAreTimedAndFailuresCountedByKind() {
    connection.read(c -> 1);
    connection.write(c -> 1);
    assertThatThrownBy(
            () ->
                connection.read(
                    c -> {
                      try (var statement = connection.prepare(c, "SELECT nothing")) {
                        return statement.execute();
                      }
                    }))
        .isInstanceOf(RegistryUnavailableException.class);
    connection.read(
        first ->
            connection.read(
                second -> {
                  refusedThird();
                  return 1;
                }));
    assertThat(endpoint.get("ugyfelkapu.registry.query").tag("connection", "merve").timer().count())
        .isEqualTo(5);
    assertThat(failures())
        .isEqualTo(
            Map.of("unavailable", 0., "exhausted", 1., "timeout", 0., "refused", 1., "other", 0.));
  }

  private void refusedThird() {
    assertThatThrownBy(() -> connection.read(c -> 1)).hasMessageContaining("exhausted");
  }

  @Test
  void whatTheWorkItselfThrowsIsNoFailureOfTheRegistry() {
    assertThatThrownBy(
            () ->
                connection.read(
                    c -> {
                      throw new IllegalArgumentException("no such row");
                    }))
        .hasMessage("no such row");
    assertThat(failures().values()).containsOnly(0.);
  }

  @Test
  void metersCarryTheConnectionsNameAndNothingAboutPeopleOrStatements() {
    assertThat(endpoint.getMeters())
        .filteredOn(meter -> "merve".equals(meter.getId().getTag("connection")))
        .hasSize(10)
        .allSatisfy(
            meter ->
                assertThat(meter.getId().getTags())
                    .extracting(tag -> tag.getKey())
                    .isSubsetOf("connection", "kind"));
  }

  @Test
  void closedConnectionLeavesNoMeterBehind() {
    try (RegistryConnection other = connection("masik")) {
      connection.close();
      assertThat(other.<Integer>read(c -> 1)).isEqualTo(1);
      assertThat(endpoint.getMeters())
          .extracting(meter -> meter.getId().getTag("connection"))
          .contains("masik")
          .doesNotContain("merve");
    }
  }

  private String pool() {
    return endpoint.getMeters().stream()
        .map(Meter::getId)
        .filter(id -> id.getName().startsWith("ugyfelkapu.registry.pool."))
        .filter(id -> "merve".equals(id.getTag("connection")))
        .map(
            id ->
                id.getName().replaceFirst(".*[.]", "")
                    + " "
                    + (int) endpoint.get(id.getName()).tags(id.getTags()).gauge().value())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private Map<String, Double> failures() {
    Map<String, Double> failures = new TreeMap<>();
    for (Failure kind : Failure.values()) {
      failures.put(
          kind.word(),
          endpoint
              .get("ugyfelkapu.registry.failures")
              .tags("connection", "merve", "kind", kind.word())
              .counter()
              .count());
    }
    return failures;
  }

  private RegistryConnection connection(String name) {
    Map<String, String> options = registry.options(name);
    options.put(name + "-pool-max-size", "2");
    options.put(name + "-acquisition-timeout-seconds", "1");
    return new RegistryConnection(ConnectionSettings.from(new MapScope(options), name));
  }
}

package hu.ugyfelkapu.keycloak.registry.connection;

import io.agroal.api.AgroalDataSourceMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * One connection's meters in the server's own metrics endpoint, tagged with its name only: {@code
 * ugyfelkapu.registry.pool.active}, {@code .available}, {@code .awaiting}, {@code .max}
 * (connections, callers), {@code ugyfelkapu.registry.query} (time of a transaction, without the
 * wait for a connection), and {@code ugyfelkapu.registry.failures}, tagged with the {@link Failure}
 * as well. Where the server has no metrics, nobody reads these and they keep nothing.
 */
final class ConnectionMetrics implements AutoCloseable {

  private static final String PREFIX = "ugyfelkapu.registry.";

  private final MeterRegistry registry = Metrics.globalRegistry;
  private final List<Meter> meters = new ArrayList<>();
  private final Map<Failure, Counter> failures = new EnumMap<>(Failure.class);
  private final Timer queries;

  /**
   * @param pool the pool's own numbers; empty ones as long as there is no pool
   */
  ConnectionMetrics(ConnectionSettings settings, Supplier<AgroalDataSourceMetrics> pool) {
    Tags tags = Tags.of("connection", settings.name());
    gauge(tags, "active", "Connections in use", pool, AgroalDataSourceMetrics::activeCount);
    gauge(tags, "available", "Idle connections", pool, AgroalDataSourceMetrics::availableCount);
    gauge(tags, "awaiting", "Callers that wait", pool, AgroalDataSourceMetrics::awaitingCount);
    gauge(tags, "max", "Most connections", pool, numbers -> settings.poolSize());
    queries =
        kept(
            Timer.builder(PREFIX + "query")
                .description("Time of one transaction in the registry")
                .tags(tags)
                .register(registry));
    for (Failure failure : Failure.values()) {
      failures.put(
          failure,
          kept(
              Counter.builder(PREFIX + "failures")
                  .description("Transactions that failed")
                  .tags(tags.and("kind", failure.word()))
                  .register(registry)));
    }
  }

  void answeredIn(long nanoseconds) {
    queries.record(nanoseconds, TimeUnit.NANOSECONDS);
  }

  void failed(Failure failure) {
    failures.get(failure).increment();
  }

  @Override
  public void close() {
    meters.forEach(registry::remove);
  }

  private void gauge(
      Tags tags,
      String name,
      String description,
      Supplier<AgroalDataSourceMetrics> pool,
      ToLongFunction<AgroalDataSourceMetrics> number) {
    kept(
        Gauge.builder(PREFIX + "pool." + name, () -> number.applyAsLong(pool.get()))
            .description(description)
            .tags(tags)
            .register(registry));
  }

  private <M extends Meter> M kept(M meter) {
    meters.add(meter);
    return meter;
  }
}

package hu.ugyfelkapu.keycloak.registry.health;

import hu.ugyfelkapu.keycloak.registry.connection.Failure;
import hu.ugyfelkapu.keycloak.registry.connection.RegistryConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One connection's state, asked of the database at most once in a while, however often somebody
 * wants to know, and never twice at the same time.
 */
final class RecentState {

  private final RegistryConnection connection;
  private final Executor executor;
  private final long fresh;
  private CompletableFuture<Optional<Failure>> last;
  private long startedAt;
  private volatile Optional<Failure> known = Optional.empty();

  /**
   * @param fresh for how long an answer is good, counted from its question
   */
  RecentState(RegistryConnection connection, Executor executor, Duration fresh) {
    this.connection = connection;
    this.executor = executor;
    this.fresh = fresh.toNanos();
  }

  RegistryConnection connection() {
    return connection;
  }

  /** Asks the database, unless somebody does or has just done so. */
  synchronized CompletableFuture<Optional<Failure>> ask() {
    if (last == null || last.isDone() && System.nanoTime() - startedAt > fresh) {
      startedAt = System.nanoTime();
      last =
          CompletableFuture.supplyAsync(connection::check, executor)
              .whenComplete((failure, thrown) -> known = thrown == null ? failure : other());
    }
    return last;
  }

  /**
   * What is wrong with the connection; empty if nothing. While the database does not answer this is
   * what was wrong the last time, or {@link Failure#TIMEOUT}.
   *
   * @param deadline in {@link System#nanoTime}
   */
  Optional<Failure> by(long deadline) {
    try {
      return ask().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return known.or(() -> Optional.of(Failure.TIMEOUT));
    } catch (ExecutionException e) {
      return other();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return other();
    }
  }

  private static Optional<Failure> other() {
    return Optional.of(Failure.OTHER);
  }
}

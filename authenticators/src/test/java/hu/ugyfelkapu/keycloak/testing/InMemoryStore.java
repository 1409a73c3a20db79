package hu.ugyfelkapu.keycloak.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * Keycloak's single-use store without a cache behind it: the same promises, and objects expire by
 * Keycloak's clock. That the real one keeps them is for the tests of the assembled server.
 */
public final class InMemoryStore implements SingleUseObjectProvider {

  /** What {@link #put} promises is a least time; code must not rely on more or less. */
  private static final long LONGER = 10;

  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private volatile Optional<CyclicBarrier> readers = Optional.empty();

  private record Kept(long until, Map<String, String> notes) {
    boolean isThere() {
      return Time.currentTimeMillis() < until;
    }
  }

  @Override
  public void put(String key, long lifespanSeconds, Map<String, String> notes) {
    kept.put(key, kept(lifespanSeconds + LONGER, Map.copyOf(notes)));
  }

  @Override
  public Map<String, String> get(String key) {
    Kept found = kept.get(key);
    readers.ifPresent(InMemoryStore::await);
    return found != null && found.isThere() ? found.notes() : null;
  }

  /**
   * From now on whoever has read something waits until that many have: nobody acts on what he read
   * before all have read it. The worst that can happen to those who look first and act then.
   */
  public void letReadersMeet(int count) {
    readers = Optional.of(new CyclicBarrier(count));
  }

  /** From now on nobody waits for anybody. */
  public void letReadersGo() {
    readers = Optional.empty();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      // Longer than any test; only for code that reads unevenly.
      barrier.await(5, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Map<String, String> remove(String key) {
    Kept removed = kept.remove(key);
    return removed != null && removed.isThere() ? removed.notes() : null;
  }

  /** As the real one: what is replaced lives for ever. */
  @Override
  public boolean replace(String key, Map<String, String> notes) {
    return kept.computeIfPresent(
            key, (k, old) -> old.isThere() ? new Kept(Long.MAX_VALUE, Map.copyOf(notes)) : null)
        != null;
  }

  @Override
  public boolean putIfAbsent(String key, long lifespanSeconds) {
    AtomicBoolean isMine = new AtomicBoolean();
    kept.compute(
        key,
        (k, old) -> {
          isMine.set(old == null || !old.isThere());
          return isMine.get() ? kept(lifespanSeconds, Map.of()) : old;
        });
    return isMine.get();
  }

  @Override
  public boolean contains(String key) {
    return get(key) != null;
  }

  @Override
  public void close() {
    // holds nothing
  }

  /** Every key and every noted value that is there now. */
  public Stream<String> everything() {
    return kept.entrySet().stream()
        .filter(entry -> entry.getValue().isThere())
        .flatMap(
            entry ->
                Stream.concat(
                    Stream.of(entry.getKey()), entry.getValue().notes().values().stream()));
  }

  private static Kept kept(long lifespanSeconds, Map<String, String> notes) {
    if (lifespanSeconds <= 0) {
      throw new IllegalArgumentException("lifespanSeconds must be positive");
    }
    return new Kept(Time.currentTimeMillis() + lifespanSeconds * 1000, notes);
  }
}

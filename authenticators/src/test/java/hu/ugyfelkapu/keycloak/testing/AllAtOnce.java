package hu.ugyfelkapu.keycloak.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Does the same thing from many threads that start together. */
public final class AllAtOnce {

  private AllAtOnce() {}

  /** What each of them got. */
  public static <T> List<T> times(int count, Callable<T> what) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    CyclicBarrier start = new CyclicBarrier(count);
    try {
      return IntStream.range(0, count)
          .mapToObj(
              i ->
                  threads.submit(
                      () -> {
                        start.await();
                        return what.call();
                      }))
          .toList()
          .stream()
          .map(AllAtOnce::result)
          .toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}

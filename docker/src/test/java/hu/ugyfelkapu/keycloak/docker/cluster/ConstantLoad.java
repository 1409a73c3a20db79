package hu.ugyfelkapu.keycloak.docker.cluster;

import hu.ugyfelkapu.keycloak.docker.testing.PlainLogins;
import hu.ugyfelkapu.keycloak.docker.testing.PlainLogins.Enrolled;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Citizens who log in one after the other, several at once, until it is closed: each enrols with an
 * app, and then logs in with password and app code, each time as far as the tokens.
 */
final class ConstantLoad implements AutoCloseable {
  /** The app has three codes at any time, and the enrolment takes one. */
  private static final int LOGINS_EACH = 2;

  /** More than this, and it is over: nothing is left to be measured. */
  private static final int MOST_FAILURES = 20;

  private final PlainLogins logins;
  private final ExecutorService citizens;
  private final List<Throwable> failures = new ArrayList<>();
  private int finished;
  private volatile boolean going = true;

  private ConstantLoad(TestServer server, int atOnce) {
    this.logins = new PlainLogins(server);
    this.citizens = Executors.newFixedThreadPool(atOnce);
  }

  /** Starts so many citizens at once. */
  static ConstantLoad start(TestServer server, int atOnce) {
    ConstantLoad load = new ConstantLoad(server, atOnce);
    for (int i = 0; i < atOnce; i++) {
      load.citizens.execute(load::logInAgainAndAgain);
    }
    return load;
  }

  private void logInAgainAndAgain() {
    while (going) {
      Enrolled enrolled = counted(logins::enrolWithApp);
      for (int i = 0; i < LOGINS_EACH && enrolled != null && going; i++) {
        counted(() -> logins.logIn(enrolled));
      }
    }
  }

  private <T> T counted(Supplier<T> login) {
    try {
      T result = login.get();
      count();
      return result;
    } catch (RuntimeException | AssertionError e) {
      fail(e);
      return null;
    }
  }

  private synchronized void count() {
    finished++;
    notifyAll();
  }

  private synchronized void fail(Throwable failure) {
    failures.add(failure);
    if (failures.size() >= MOST_FAILURES) {
      going = false;
    }
    notifyAll();
  }

  /** Returns when so many more logins have come to their end, one way or the other. */
  synchronized void awaitMore(int count) {
    int enough = finished + failures.size() + count;
    try {
      while (going && finished + failures.size() < enough) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Logins that came to their tokens until now. */
  synchronized int finished() {
    return finished;
  }

  /** What the logins that did not were told. */
  synchronized List<Throwable> failures() {
    return List.copyOf(failures);
  }

  /** Lets those who are logging in come to their end. */
  @Override
  public void close() {
    going = false;
    citizens.shutdown();
    try {
      while (!citizens.awaitTermination(1, TimeUnit.MINUTES)) {
        // each one's login comes to its end
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package hu.ugyfelkapu.keycloak.docker.mail;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A mail server that has become slow: while this is open, {@link MailSink} reads every mail to its
 * end and leaves the sender without an answer. Closing it gives the answers.
 *
 * <p>A mail whose sender has given up meanwhile is delivered all the same, as a slow mail server
 * does.
 */
public final class MailHold implements AutoCloseable {
  private final CountDownLatch released = new CountDownLatch(1);
  private final Semaphore senders = new Semaphore(0);

  MailHold() {}

  /**
   * Returns once one more sender has handed over its mail and waits for the answer.
   *
   * @param limit how long to wait before giving up
   * @throws IllegalStateException if none came
   */
  public void awaitSender(Duration limit) throws InterruptedException {
    if (!senders.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("no sender came within " + limit.toSeconds() + " s");
    }
  }

  /** Lets the mail server answer again. May be called twice. */
  @Override
  public void close() {
    released.countDown();
  }

  boolean isOpen() {
    return released.getCount() > 0;
  }

  /** The sink's side: returns when the sender may have its answer. */
  void delay() throws InterruptedException {
    senders.release();
    released.await();
  }
}

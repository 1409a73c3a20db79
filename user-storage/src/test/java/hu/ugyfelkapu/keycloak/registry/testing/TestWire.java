package hu.ugyfelkapu.keycloak.registry.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The network between the module and a database: it can break, and it can swallow what is sent
 * while every connection still seems to be open.
 */
public final class TestWire implements AutoCloseable {

  private final ServerSocket door;
  private final URI database;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private boolean silent;

  /** A wire to the server of this database. */
  public TestWire(TestRegistry registry) {
    database = URI.create(registry.url().substring("jdbc:".length()));
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** The same database at the other end of this wire. */
  public TestRegistry of(TestRegistry registry) {
    String url =
        registry.url().replaceFirst("//[^/]+/", "//127.0.0.1:" + door.getLocalPort() + "/");
    return new TestRegistry(registry.kind(), url, registry.username(), registry.password());
  }

  /** From now on connections are taken, but nothing comes through. */
  public synchronized void swallow() {
    silent = true;
  }

  /** Lets everything through again, also what was held back. */
  public synchronized void restore() {
    silent = false;
    notifyAll();
  }

  /** Breaks every connection; new ones are taken. */
  public void cut() {
    open.forEach(TestWire::close);
    open.clear();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    restore();
    cut();
  }

  private void accept() {
    try {
      while (true) {
        Socket near = door.accept();
        Socket far = new Socket(database.getHost(), database.getPort());
        open.add(near);
        open.add(far);
        start(() -> pump(near, far));
        start(() -> pump(far, near));
      }
    } catch (IOException e) {
      // The wire was closed.
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        awaitVoice();
        out.write(buffer, 0, length);
      }
    } catch (IOException e) {
      // One of the ends has closed it.
    }
  }

  private synchronized void awaitVoice() throws IOException {
    try {
      while (silent) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "wire");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}

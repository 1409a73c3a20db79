package hu.ugyfelkapu.keycloak.idcard.revocation;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Answers every request with the same text, byte after byte, one in 20 milliseconds at most. */
final class Dripper implements AutoCloseable {

  private static final int MILLIS = 20;

  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);

  Dripper(String answer) throws IOException {
    byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);
    threads.submit(
        () -> {
          while (end.getCount() > 0) {
            Socket socket = server.accept();
            threads.submit(() -> drip(socket, bytes));
          }
          return null;
        });
  }

  private Void drip(Socket socket, byte[] bytes) throws IOException, InterruptedException {
    try (socket;
        OutputStream out = socket.getOutputStream()) {
      for (byte one : bytes) {
        out.write(one);
        out.flush();
        if (end.await(MILLIS, TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    }
    return null;
  }

  String host() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  URI url() {
    return URI.create("http://" + host() + "/");
  }

  @Override
  public void close() throws IOException {
    end.countDown();
    server.close();
    threads.shutdownNow();
  }
}

package hu.ugyfelkapu.keycloak.docker.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback interface. */
public final class Ports {
  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 32_000;
  private static final int TRIES = 1_000;

  private Ports() {}

  /**
   * A port that nobody listens on at this moment, below those that outgoing connections get: a
   * server that is started again finds it free.
   *
   * @throws ServerFailure if none is found
   */
  public static int free() {
    for (int tries = 0; tries < TRIES; tries++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // taken
      }
    }
    throw new ServerFailure("No free port was found.", null);
  }

  /**
   * Makes sure that a port can be listened on.
   *
   * @param use what it is for, named in the message
   * @throws ServerFailure if it is taken
   */
  public static void requireFree(int port, String use) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new ServerFailure(
          "Port " + port + ", needed for " + use + ", is in use by another program.", e);
    }
  }
}

package hu.ugyfelkapu.keycloak.docker.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void aPortInUseIsNamedInTheMessage() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> Ports.requireFree(port, "Keycloak"))
          .isInstanceOf(ServerFailure.class)
          .hasMessage("Port " + port + ", needed for Keycloak, is in use by another program.");
    }
  }

  @Test
  void aFreePortIsAccepted() {
    int port = Ports.free();

    assertThatCode(() -> Ports.requireFree(port, "Keycloak")).doesNotThrowAnyException();
  }
}

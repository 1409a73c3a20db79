package hu.ugyfelkapu.keycloak.docker.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServerExtension.class)
class ServerClockIT {

  @Test
  void theServersClockMovesAndComesBack(TestServer server) {
    Instant before = server.clock().now();
    try {
      server.clock().advance(Duration.ofMinutes(11));
      assertThat(server.clock().now()).isAfter(before.plus(Duration.ofMinutes(10)));
    } finally {
      server.clock().reset();
    }
    assertThat(server.clock().now()).isBefore(before.plus(Duration.ofMinutes(10)));
  }

  @Test
  void whatTheServerKeepsForAWhileExpiresByTheMovedClock(TestServer server) {
    try {
      server.clock().reset();
      server.clock().keep("clock-test", Duration.ofMinutes(10));
      server.clock().advance(Duration.ofMinutes(9));
      assertThat(server.clock().isKept("clock-test")).isTrue();
      server.clock().advance(Duration.ofMinutes(2));
      assertThat(server.clock().isKept("clock-test")).isFalse();
    } finally {
      server.clock().reset();
    }
  }
}

package hu.ugyfelkapu.keycloak.docker.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No journey needs the node that served the step before. */
@ExtendWith(ClusterExtension.class)
class AlternatingNodesIT {
  /** Chooser, a method's page, its answer, and the tokens. */
  private static final int FEWEST_REQUESTS = 4;

  @AfterEach
  void resetClocks(TwoNodes nodes) {
    nodes.resetClocks();
  }

  /** H87: every request of a journey goes to the node that did not get the one before. */
  @ParameterizedTest
  @EnumSource
  void journeyThatChangesTheNodeAtEachRequestComesToItsEnd_H87(
      Journey journey, TwoNodes nodes, TestServer server) {
    nodes.alternateFrom(0);

    journey.begin(server, new Citizens(nodes, server)).run();

    List<Integer> trail = nodes.trail();
    assertThat(trail).hasSizeGreaterThanOrEqualTo(FEWEST_REQUESTS);
    assertThat(IntStream.range(1, trail.size()))
        .allSatisfy(i -> assertThat(trail.get(i)).isNotEqualTo(trail.get(i - 1)));
  }
}

package hu.ugyfelkapu.keycloak.docker.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.docker.testing.AdminApi;
import hu.ugyfelkapu.keycloak.docker.testing.Await;
import hu.ugyfelkapu.keycloak.docker.testing.Citizen;
import hu.ugyfelkapu.keycloak.docker.testing.PlainLogins;
import hu.ugyfelkapu.keycloak.docker.testing.PlainVisitor;
import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Both nodes are restarted in turn, as for an upgrade, while citizens log in; each test looks at
 * what has become of it.
 */
@ExtendWith(ClusterExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RollingRestartIT {
  private static final int AT_ONCE = 4;

  /** So many logins come to their end in each state of the cluster. */
  private static final int LOGINS = 8;

  private TestServer server;
  private TwoNodes nodes;
  private ConstantLoad load;
  private final List<Integer> servedAgain = new ArrayList<>();
  private Runnable begun;
  private Citizen failing;

  @BeforeAll
  void restartBothNodesInTurnUnderLoad(TwoNodes nodes, TestServer server) {
    this.nodes = nodes;
    this.server = server;
    nodes.balance();
    begun = Journey.LOGIN_WITH_APP_CODE.begin(server, new Citizens(nodes, server));
    failing = Citizen.register(server);
    for (int i = 1; i <= 4; i++) {
      guess(i);
    }
    load = ConstantLoad.start(server, AT_ONCE);
    try (ConstantLoad going = load) {
      going.awaitMore(LOGINS);
      for (int node : List.of(0, 1)) {
        nodes.end(node, TwoNodes.End.STOPPED);
        going.awaitMore(LOGINS);
        nodes.startAgain(node);
        int before = nodes.trail().size();
        going.awaitMore(LOGINS);
        if (Await.until(() -> servedBy(before), served -> served.contains(node)).contains(node)) {
          servedAgain.add(node);
        }
      }
    }
  }

  /** Who has answered since that many requests. */
  private List<Integer> servedBy(int before) {
    List<Integer> trail = nodes.trail();
    return trail.subList(before, trail.size());
  }

  private void guess(int number) {
    PlainVisitor visitor = new PlainLogins(server).atPassword("ugyfelkapu");
    visitor.submit(
        "username=" + AdminApi.encode(failing.userName()) + "&password=Rossz12Jelszo",
        "login-login");
    assertThat(Await.until(() -> failing.failures(server), count -> count >= number))
        .isEqualTo(number);
  }

  @AfterAll
  void leaveTwoNodes() {
    for (int node : List.of(0, 1)) {
      if (nodes.isGone(node)) {
        nodes.startAgain(node);
      }
    }
    nodes.use(0);
  }

  /** H87: a node that is to stop answers what is on the wire to it and gets nothing new. */
  @Test
  void noLoginFails_H87() {
    assertThat(load.failures()).as("failed logins; the nodes' logs say: %s", uncaught()).isEmpty();
    assertThat(load.finished()).isGreaterThanOrEqualTo(5 * LOGINS);
    assertThat(servedAgain).containsExactly(0, 1);
  }

  /** What Keycloak itself did not expect, with the beginning of its stack. */
  private String uncaught() {
    return Pattern.compile("(?m)^.*Uncaught server error.*(?:\\R.*){0,15}")
        .matcher(server.log())
        .results()
        .map(MatchResult::group)
        .collect(Collectors.joining("\n"));
  }

  /** H87: what stands in the nodes' memory alone is handed on each time. */
  @Test
  void loginBegunBeforeBothRestartsIsFinishedAfterThem_H87() {
    begun.run();
  }

  /** H5 */
  @Test
  void failuresCountedBeforeBothRestartsStillCount_H5() {
    guess(5);

    new PlainLogins(server)
        .atPassword("ugyfelkapu")
        .submit(PlainVisitor.credentials(failing), "login-login");
  }
}

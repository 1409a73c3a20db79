package hu.ugyfelkapu.keycloak.docker.cluster;

import hu.ugyfelkapu.keycloak.docker.testing.TestServer;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the one cluster of this JVM, as {@link TwoNodes} and as {@link TestServer}. Who ends
 * a node starts it again.
 */
public final class ClusterExtension implements ParameterResolver {
  private static final Set<Class<?>> GIVEN = Set.of(TwoNodes.class, TestServer.class);

  private static Startup startup;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return GIVEN.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Cluster cluster = cluster();
    return parameter.getParameter().getType() == TwoNodes.class ? cluster.nodes : cluster.server;
  }

  private static synchronized Cluster cluster() {
    if (startup == null) {
      startup = Startup.attempt();
    }
    return startup.clusterOrFailure();
  }

  private record Cluster(TwoNodes nodes, TestServer server) {}

  /** A cluster that could not be started is not tried again for each of the tests. */
  private record Startup(Cluster cluster, RuntimeException failure) {
    static Startup attempt() {
      try {
        TwoNodes nodes = new TwoNodes();
        TestServer server = TestServer.start(nodes);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return new Startup(new Cluster(nodes, server), null);
      } catch (RuntimeException | AssertionError e) {
        return new Startup(null, new IllegalStateException("The nodes could not be started.", e));
      }
    }

    Cluster clusterOrFailure() {
      if (failure != null) {
        throw failure;
      }
      return cluster;
    }
  }
}

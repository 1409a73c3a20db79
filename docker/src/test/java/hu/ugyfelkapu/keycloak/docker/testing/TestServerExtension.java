package hu.ugyfelkapu.keycloak.docker.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the one {@link TestServer} of this JVM. JUnit's own store would close it after each
 * class where several JVMs share the classes among them; it is stopped with the JVM.
 */
public final class TestServerExtension implements ParameterResolver, ExecutionCondition {
  private static Startup startup;

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return TestServer.ofTheImage()
        ? DockerEngine.answer()
        : ConditionEvaluationResult.enabled("the tests start their own server");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return server();
  }

  static synchronized TestServer server() {
    if (startup == null) {
      startup = Startup.attempt();
    }
    return startup.serverOrFailure();
  }

  /** A server that could not be started is not tried again for each of the tests. */
  private record Startup(TestServer server, RuntimeException failure) {
    static Startup attempt() {
      try {
        TestServer server = TestServer.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return new Startup(server, null);
      } catch (RuntimeException | AssertionError e) {
        return new Startup(null, new IllegalStateException("The server could not be started.", e));
      }
    }

    TestServer serverOrFailure() {
      if (failure != null) {
        throw failure;
      }
      return server;
    }
  }
}

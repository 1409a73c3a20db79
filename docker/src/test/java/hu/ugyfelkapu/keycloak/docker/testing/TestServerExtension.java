package hu.ugyfelkapu.keycloak.docker.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test the one {@link TestServer} of this JVM; JUnit closes it after the last test. */
public final class TestServerExtension implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(TestServerExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return server(context);
  }

  static TestServer server(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Startup.class, type -> Startup.attempt(), Startup.class)
        .serverOrFailure();
  }

  /** A server that could not be started is not tried again for each of the tests. */
  private record Startup(TestServer server, RuntimeException failure) implements AutoCloseable {
    static Startup attempt() {
      try {
        return new Startup(TestServer.start(), null);
      } catch (RuntimeException e) {
        return new Startup(null, e);
      }
    }

    TestServer serverOrFailure() {
      if (failure != null) {
        throw failure;
      }
      return server;
    }

    @Override
    public void close() {
      if (server != null) {
        server.close();
      }
    }
  }
}

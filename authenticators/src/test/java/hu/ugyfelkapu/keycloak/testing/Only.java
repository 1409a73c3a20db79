package hu.ugyfelkapu.keycloak.testing;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Stands in for a large interface of which a test needs little. */
public final class Only {

  private Only() {}

  /** What one method answers. */
  @FunctionalInterface
  public interface Answer {
    Object to(Object[] arguments) throws Throwable;
  }

  /**
   * An object that knows these methods; any other call is a mistake of the test.
   *
   * @param answers by the name of the method
   */
  public static <T> T of(Class<T> type, Map<String, Answer> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Answer answer = answers.get(method.getName());
              if (answer == null) {
                throw new UnsupportedOperationException(method.toString());
              }
              return answer.to(arguments);
            }));
  }
}

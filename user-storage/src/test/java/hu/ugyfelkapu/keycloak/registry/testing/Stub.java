package hu.ugyfelkapu.keycloak.registry.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.Function;

/** Stands in for one of Keycloak's wide interfaces; what a test does not foresee fails it. */
public final class Stub {

  private Stub() {}

  /**
   * @param answers gets a method's arguments by its name; null means unforeseen
   */
  public static <T> T of(Class<T> type, Function<String, Function<Object[], Object>> answers) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          Function<Object[], Object> answer = answers.apply(method.getName());
          if (answer == null) {
            throw new UnsupportedOperationException(method.toString());
          }
          return answer.apply(arguments);
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}

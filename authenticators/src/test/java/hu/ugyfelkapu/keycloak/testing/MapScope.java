package hu.ugyfelkapu.keycloak.testing;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.keycloak.Config;

/** A provider's scope of the server configuration, from a map. */
public final class MapScope extends Config.AbstractScope {

  private final Map<String, String> values;

  public MapScope(Map<String, String> values) {
    this.values = values;
  }

  @Override
  protected <T> T getValue(String key, Function<String, T> conversion, Class<T> type, T standard) {
    String value = values.get(key);
    return value == null ? standard : conversion.apply(value);
  }

  @Override
  public String get(String key) {
    return values.get(key);
  }

  @Override
  public Config.Scope scope(String... scope) {
    throw new UnsupportedOperationException();
  }

  @Deprecated
  @Override
  public Set<String> getPropertyNames() {
    return values.keySet();
  }

  @Override
  public Config.Scope root() {
    throw new UnsupportedOperationException();
  }
}

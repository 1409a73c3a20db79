package hu.ugyfelkapu.keycloak.idcard.revocation;

import hu.ugyfelkapu.keycloak.testing.MapScope;
import hu.ugyfelkapu.keycloak.testing.Only;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.infinispan.Cache;
import org.keycloak.common.util.Time;
import org.keycloak.crl.CrlStorageProvider;
import org.keycloak.crl.infinispan.InfinispanCrlStorageProvider;
import org.keycloak.crl.infinispan.InfinispanCrlStorageProviderFactory;
import org.keycloak.crl.infinispan.X509CRLEntry;

/** Keycloak's own store of lists; only the cache beneath it is a map, by Keycloak's clock. */
final class KeptLists {

  private final Map<Object, Kept> kept = new ConcurrentHashMap<>();
  private final CrlStorageProvider store;

  private record Kept(Object value, long until) {
    boolean isThere() {
      return Time.currentTimeMillis() < until;
    }
  }

  KeptLists() {
    InfinispanCrlStorageProviderFactory factory =
        new InfinispanCrlStorageProviderFactory() {
          @Override
          public Cache<String, X509CRLEntry> cache() {
            return map();
          }
        };
    factory.init(new MapScope(Map.of()));
    store = new InfinispanCrlStorageProvider(factory);
  }

  @SuppressWarnings("unchecked")
  private Cache<String, X509CRLEntry> map() {
    return Only.of(Cache.class, Map.of("get", this::get, "put", arguments -> put(arguments)));
  }

  private Object get(Object[] arguments) {
    Kept found = kept.get(arguments[0]);
    return found != null && found.isThere() ? found.value() : null;
  }

  private Object put(Object[] arguments) {
    long until =
        arguments.length == 2 ? Long.MAX_VALUE : Time.currentTimeMillis() + (Long) arguments[2];
    return kept.put(arguments[0], new Kept(arguments[1], until));
  }

  CrlStorageProvider store() {
    return store;
  }

  int size() {
    return kept.size();
  }
}

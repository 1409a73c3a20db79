package hu.ugyfelkapu.keycloak.docker.clock;

import org.infinispan.commons.time.DefaultTimeService;
import org.infinispan.commons.time.TimeService;
import org.infinispan.factories.GlobalComponentRegistry;
import org.infinispan.factories.impl.BasicComponentRegistry;
import org.infinispan.manager.EmbeddedCacheManager;
import org.keycloak.common.util.Time;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Makes the caches' life spans follow Keycloak's clock: login sessions and single-use objects
 * expire by the cache's own clock, which knows no offset.
 */
final class CacheClock extends DefaultTimeService {
  private CacheClock() {}

  @Override
  public long wallClockTime() {
    return Time.currentTimeMillis();
  }

  /** May be called again and again. */
  static void follow(KeycloakSession session) {
    EmbeddedCacheManager manager =
        session
            .getProvider(InfinispanConnectionProvider.class)
            .getCache(InfinispanConnectionProvider.ACTION_TOKEN_CACHE)
            .getCacheManager();
    GlobalComponentRegistry registry = GlobalComponentRegistry.of(manager);
    if (registry.getTimeService() instanceof CacheClock) {
      return;
    }
    registry
        .getComponent(BasicComponentRegistry.class)
        .replaceComponent(TimeService.class.getName(), new CacheClock(), true);
    registry.rewire();
    registry.rewireNamedRegistries();
  }
}

package hu.ugyfelkapu.keycloak.idcard.revocation;

import hu.ugyfelkapu.keycloak.testing.Only;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * Keycloak's single-use store that never forgets: it promises only a least time, so nobody may rely
 * on it to forget.
 */
final class KeptGoods {

  private final Map<String, Map<String, String>> notes = new ConcurrentHashMap<>();
  private final Map<String, Long> lifespans = new ConcurrentHashMap<>();

  SingleUseObjectProvider store() {
    return Only.of(
        SingleUseObjectProvider.class,
        Map.of(
            "get",
            arguments -> notes.get((String) arguments[0]),
            "put",
            arguments -> {
              @SuppressWarnings("unchecked")
              Map<String, String> kept = (Map<String, String>) arguments[2];
              lifespans.put((String) arguments[0], (Long) arguments[1]);
              notes.put((String) arguments[0], Map.copyOf(kept));
              return null;
            }));
  }

  /** Seconds, by key. */
  Map<String, Long> lifespans() {
    return lifespans;
  }
}

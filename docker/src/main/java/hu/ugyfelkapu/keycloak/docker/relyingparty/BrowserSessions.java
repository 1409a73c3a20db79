package hu.ugyfelkapu.keycloak.docker.relyingparty;

import hu.ugyfelkapu.keycloak.docker.web.Request;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the relying party remembers of each browser, found by a cookie; the oldest are forgotten.
 */
final class BrowserSessions {
  private static final String COOKIE = "demo-session";
  private static final int MOST = 1_000;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> sessions =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
          return size() > MOST;
        }
      };

  /** One browser's state: at most one login under way, at most one identification. */
  record Session(Optional<PendingLogin> pending, Optional<Identification> identification) {
    static final Session NEW = new Session(Optional.empty(), Optional.empty());
  }

  synchronized Session of(Request request) {
    return request.cookie(COOKIE).map(sessions::get).orElse(Session.NEW);
  }

  /**
   * Stores a session under a new id, so that an id known before a login is worthless after it.
   *
   * @return value for a Set-Cookie header
   */
  synchronized String replace(Request request, Session session) {
    request.cookie(COOKIE).ifPresent(sessions::remove);
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    sessions.put(id, session);
    return COOKIE + "=" + id + "; Path=/; HttpOnly; SameSite=Lax";
  }
}

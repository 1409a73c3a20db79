package hu.ugyfelkapu.keycloak.idcard.phone;

import hu.ugyfelkapu.keycloak.idcard.challenge.Handle;
import hu.ugyfelkapu.keycloak.idcard.challenge.StoreKey;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * The browser on the phone that has confirmed a request: only from there an answer is taken. Its
 * cookie names the request and holds a secret; the store knows the secret's hash.
 *
 * @param handle name of the request
 * @param secret 32 characters of Base64url
 */
record PhoneOwner(String handle, String secret) {

  static final String COOKIE = "UGYFELKAPU_CARD_PHONE";

  private static final char SEPARATOR = '.';

  static PhoneOwner of(String handle) {
    return new PhoneOwner(handle, Handle.random());
  }

  /** Who the present request comes from. */
  static Optional<PhoneOwner> of(KeycloakSession session) {
    Cookie cookie = session.getContext().getHttpRequest().getHttpHeaders().getCookies().get(COOKIE);
    if (cookie == null || cookie.getValue() == null) {
      return Optional.empty();
    }
    int separator = cookie.getValue().indexOf(SEPARATOR);
    if (separator < 0) {
      return Optional.empty();
    }
    PhoneOwner owner =
        new PhoneOwner(
            cookie.getValue().substring(0, separator), cookie.getValue().substring(separator + 1));
    return Optional.of(owner)
        .filter(each -> Handle.isOne(each.handle()) && Handle.isOne(each.secret()));
  }

  /** What the store may know. */
  String hash() {
    return StoreKey.of("owner", handle, secret);
  }

  boolean owns(PhoneRequest request) {
    return request
        .owner()
        .filter(
            hash ->
                MessageDigest.isEqual(
                    hash.getBytes(StandardCharsets.UTF_8), hash().getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }

  /**
   * @param base path of the phone's pages; the cookie goes nowhere else
   * @param seconds how long the request lives
   */
  NewCookie cookie(URI base, long seconds) {
    return new NewCookie.Builder(COOKIE)
        .value(handle + SEPARATOR + secret)
        .path(base.getPath())
        .maxAge((int) seconds)
        .httpOnly(true)
        .secure("https".equals(base.getScheme()))
        // The card's app opens our page from outside, but it is our page that posts.
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}

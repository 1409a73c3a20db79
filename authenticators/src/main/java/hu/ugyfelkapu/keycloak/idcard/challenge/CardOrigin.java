package hu.ugyfelkapu.keycloak.idcard.challenge;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.urls.UrlType;

/**
 * The origin that a card signs: that of the realm's own pages as browsers see them, from the
 * server's configuration and never from a token (H76).
 */
public final class CardOrigin {

  private static final String HTTPS = "https";
  private static final String HTTP = "http";
  private static final String LOCALHOST = "localhost";

  private CardOrigin() {}

  /**
   * The realm's origin, such as {@code https://belepes.pelda.test}: lower case, without a slash at
   * the end and without the scheme's default port.
   *
   * @param demo whether only demo cards are accepted; then {@code http://localhost} will do
   * @return empty when the realm's pages are not under https
   */
  public static Optional<String> of(KeycloakSession session, boolean demo) {
    return of(session.getContext().getUri(UrlType.FRONTEND).getBaseUri(), demo);
  }

  static Optional<String> of(URI base, boolean demo) {
    boolean local = HTTP.equalsIgnoreCase(base.getScheme()) && LOCALHOST.equals(base.getHost());
    return HTTPS.equalsIgnoreCase(base.getScheme()) || demo && local
        ? Optional.of(text(base))
        : Optional.empty();
  }

  /**
   * Whether the realm's address is set. Otherwise Keycloak takes it from each request, and who
   * relays a login could choose what cards sign.
   *
   * @param server the options of Keycloak's host name provider
   */
  public static boolean isSet(RealmModel realm, Config.Scope server) {
    return Stream.of(
            Optional.ofNullable(server.get("hostname")),
            Optional.ofNullable(realm.getAttribute("frontendUrl")))
        .anyMatch(address -> address.filter(text -> !text.isBlank()).isPresent());
  }

  /** The origin of that address, as browsers write it. */
  public static String text(URI address) {
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    int port = address.getPort();
    boolean usual = port == -1 || port == (scheme.equals(HTTPS) ? 443 : 80);
    return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
  }
}

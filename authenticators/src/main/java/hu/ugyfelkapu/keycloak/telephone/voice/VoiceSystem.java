package hu.ugyfelkapu.keycloak.telephone.voice;

import hu.ugyfelkapu.keycloak.identification.TransportSecurity;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/**
 * The system that speaks with callers: a confidential client of the realm, whose service account
 * has the role (mission.md §6).
 *
 * @param client the system's client
 */
record VoiceSystem(ClientModel client) {

  /**
   * The client that holds the role; nobody logs in to it. A client of the pack's own, and not
   * {@code realm-management}: the role is no administrator's, and opens no admin API.
   */
  static final String ROLE_CLIENT = "ugyfelkapu-telephone";

  static final String ROLE = "voice-line";

  private static final String SCHEME = "Bearer";

  /**
   * Who calls, by the bearer token of the present request.
   *
   * @throws NotAuthorizedException without a valid token of this realm
   * @throws ForbiddenException when the token is not one of a system with the role
   */
  static VoiceSystem of(KeycloakSession session) {
    TransportSecurity.require(session);
    HttpHeaders headers = session.getContext().getHttpRequest().getHttpHeaders();
    if (AppAuthManager.extractAuthorizationHeaderTokenOrReturnNull(headers) == null) {
      throw unknown(session);
    }
    AuthResult known = new AppAuthManager.BearerTokenAuthenticator(session).authenticate();
    if (known == null) {
      throw unknown(session);
    }
    RealmModel realm = session.getContext().getRealm();
    if (!realm.isEnabled()
        || !isOwnAccount(known.client(), known.user())
        || !mayUseTheRole(realm, known.client(), known.user())) {
      throw new ForbiddenException();
    }
    return new VoiceSystem(known.client());
  }

  /** A person with the role would be a person in front of other people's identifications. */
  private static boolean isOwnAccount(ClientModel client, UserModel user) {
    return !client.isPublicClient() && client.getId().equals(user.getServiceAccountClientLink());
  }

  /** Given to the account, and within what the client may use; what a token claims is not asked. */
  private static boolean mayUseTheRole(RealmModel realm, ClientModel client, UserModel user) {
    Optional<RoleModel> role =
        Optional.ofNullable(realm.getClientByClientId(ROLE_CLIENT))
            .map(holder -> holder.getRole(ROLE));
    return role.filter(given -> user.hasRole(given) && client.hasScope(given)).isPresent();
  }

  private static NotAuthorizedException unknown(KeycloakSession session) {
    // Keycloak's error handler drops the headers of an exception.
    session.getContext().getHttpResponse().setHeader(HttpHeaders.WWW_AUTHENTICATE, SCHEME);
    return new NotAuthorizedException(SCHEME);
  }
}

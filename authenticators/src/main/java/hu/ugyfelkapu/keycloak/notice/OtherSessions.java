package hu.ugyfelkapu.keycloak.notice;

import hu.ugyfelkapu.keycloak.identification.LastChange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.UserSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A change ends every other session of the person, offline ones included, and whatever stands open
 * in a login that was begun before.
 */
final class OtherSessions {

  private OtherSessions() {}

  static void end(ChangeReport report, Change change) {
    KeycloakSession session = report.session();
    RealmModel realm = report.realm();
    UserModel user = report.user();
    KeycloakContext context = session.getContext();
    LastChange.note(session, realm, user, report.ownSession());
    AuthenticationSessionModel login = context.getAuthenticationSession();
    ClientModel client = context.getClient();
    List<UserSessionModel> others =
        Stream.concat(
                session
                    .sessions()
                    .getUserSessionsStream(realm, user)
                    .filter(other -> !report.ownSession().equals(Optional.of(other.getId()))),
                session.sessions().getOfflineUserSessionsStream(realm, user))
            .toList();
    for (UserSessionModel other : others) {
      if (other.isOffline() && report.ownSession().equals(Optional.of(other.getId()))) {
        // Keycloak's logout of an offline session would take this very session along.
        new UserSessionManager(session).revokeOfflineUserSession(other);
        continue;
      }
      // Without this login in the way Keycloak also closes the pages that stand open in the other
      // session.
      context.setAuthenticationSession(null);
      AuthenticationManager.backchannelLogout(
          session,
          realm,
          other,
          context.getUri(),
          context.getConnection(),
          context.getHttpRequest().getHttpHeaders(),
          true);
      report
          .event()
          .clone()
          .event(EventType.LOGOUT)
          .session(other)
          .user(user)
          .detail("ugyfelkapu_change", change.id())
          .success();
    }
    context.setAuthenticationSession(login);
    context.setClient(client);
  }
}

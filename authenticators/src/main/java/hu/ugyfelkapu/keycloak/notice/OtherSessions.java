package hu.ugyfelkapu.keycloak.notice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** A change ends every other session of the person, offline ones included. */
final class OtherSessions {

  private OtherSessions() {}

  static void end(ChangeReport report, Change change) {
    KeycloakSession session = report.session();
    RealmModel realm = report.realm();
    UserModel user = report.user();
    KeycloakContext context = session.getContext();
    List<UserSessionModel> others =
        Stream.concat(
                session
                    .sessions()
                    .getUserSessionsStream(realm, user)
                    .filter(other -> !report.ownSession().equals(Optional.of(other.getId()))),
                session.sessions().getOfflineUserSessionsStream(realm, user))
            .toList();
    for (UserSessionModel other : others) {
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
  }
}

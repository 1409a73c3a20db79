package hu.ugyfelkapu.keycloak.plus;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * A change of factor ends every other session of the person, offline ones included (mission.md §3
 * "Changing factors").
 */
final class OtherSessions {

  private OtherSessions() {}

  static void end(AuthenticationFlowContext context) {
    KeycloakSession session = context.getSession();
    RealmModel realm = context.getRealm();
    UserModel user = context.getUser();
    String own = context.getAuthenticationSession().getParentSession().getId();
    List<UserSessionModel> others =
        Stream.concat(
                session
                    .sessions()
                    .getUserSessionsStream(realm, user)
                    .filter(other -> !other.getId().equals(own)),
                session.sessions().getOfflineUserSessionsStream(realm, user))
            .toList();
    for (UserSessionModel other : others) {
      AuthenticationManager.backchannelLogout(
          session,
          realm,
          other,
          context.getUriInfo(),
          context.getConnection(),
          context.getHttpRequest().getHttpHeaders(),
          true);
      context
          .getEvent()
          .clone()
          .event(EventType.LOGOUT)
          .session(other)
          .user(user)
          .detail("ugyfelkapu_change", "enrolled")
          .success();
    }
  }
}

package hu.ugyfelkapu.keycloak.identification;

import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;

/**
 * Sessions that were won with a method before its closing date serve no relying party after it
 * (mission.md §2).
 */
final class ClosedSession {

  private ClosedSession() {}

  /** Whether the method that the session was won with has closed since. */
  static boolean is(RealmModel realm, UserSessionModel session) {
    return RecordedIdentification.methodOf(session)
        .filter(id -> definitions(realm, id).anyMatch(method -> method.closes().isClosed()))
        .isPresent();
  }

  private static Stream<IdentificationMethod> definitions(RealmModel realm, String methodId) {
    return realm
        .getAuthenticationFlowsStream()
        .map(AuthenticationFlowModel::getId)
        .flatMap(flowId -> MethodSubFlow.methodOf(realm, flowId).stream())
        .filter(method -> method.id().equals(methodId));
  }
}

package hu.ugyfelkapu.keycloak.identification;

import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The citizen's choice, noted per flow in the authentication session. It only steers the way
 * through the flow: what is recorded in the end comes from what was proven ({@link EarnedMethods}).
 */
final class ChosenMethod {

  private ChosenMethod() {}

  static void set(AuthenticationSessionModel session, String flowId, String methodId) {
    session.setAuthNote(key(flowId), methodId);
  }

  /** The id of the chosen method, or null before the choice. */
  static String get(AuthenticationSessionModel session, String flowId) {
    return session.getAuthNote(key(flowId));
  }

  private static String key(String flowId) {
    return "ugyfelkapu.method." + flowId;
  }
}

package hu.ugyfelkapu.keycloak.identification;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.Constants;
import org.keycloak.models.ImpersonationSessionNote;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * Whether a session still stands for the identification it was won with (mission.md §2 and §3): its
 * method has not closed since, and the method's factors are still what the person is asked for.
 */
final class SessionStanding {

  private SessionStanding() {}

  /**
   * Sessions without a recorded identification (impersonation, other flows) are not judged: they
   * carry no method and no level.
   */
  static boolean mayServe(KeycloakSession session, RealmModel realm, UserSessionModel userSession) {
    return RecordedIdentification.methodOf(userSession).isEmpty()
        || CurrentIdentification.of(session, realm, userSession).isPresent();
  }

  /**
   * The same for a token. One that would tell a level without an identification behind it comes
   * from a page that has outlived its session, and is refused.
   */
  static boolean mayServe(
      KeycloakSession session, RealmModel realm, AuthenticatedClientSessionModel clientSession) {
    UserSessionModel userSession = clientSession.getUserSession();
    String level = clientSession.getNote(Constants.LEVEL_OF_AUTHENTICATION);
    boolean tellsALevel = level != null && Integer.parseInt(level) > 0;
    return mayServe(session, realm, userSession)
        && !(tellsALevel && RecordedIdentification.methodOf(userSession).isEmpty());
  }

  /** Whether single sign-on may rest on the session: only an official's own doing is exempt. */
  static boolean maySignOn(
      KeycloakSession session, RealmModel realm, UserSessionModel userSession) {
    boolean impersonated =
        userSession.getNote(ImpersonationSessionNote.IMPERSONATOR_ID.toString()) != null;
    return impersonated || CurrentIdentification.of(session, realm, userSession).isPresent();
  }

  /**
   * Whether an identification by that method still holds.
   *
   * @param flow id of the flow of methods that it came from
   * @param proof what it stood on then, see {@link PackAuthenticatorFactory#proof}
   */
  static boolean holds(
      KeycloakSession session,
      RealmModel realm,
      UserModel user,
      String methodId,
      String flow,
      String proof) {
    return isOpen(realm, flow, methodId) && isProven(session, user, methodId, proof);
  }

  /** A method that is defined nowhere any more is closed. */
  private static boolean isOpen(RealmModel realm, String flow, String methodId) {
    return MethodSubFlow.definition(realm, flow, methodId)
        .filter(method -> !method.closes().isClosed())
        .isPresent();
  }

  private static boolean isProven(
      KeycloakSession session, UserModel user, String methodId, String proof) {
    return session
        .getKeycloakSessionFactory()
        .getProviderFactoriesStream(Authenticator.class)
        .filter(PackAuthenticatorFactory.class::isInstance)
        .map(PackAuthenticatorFactory.class::cast)
        .filter(factory -> factory.completes().contains(methodId))
        .allMatch(
            factory -> factory.proof(user, methodId).filter(p -> p.equals(proof)).isPresent());
  }
}

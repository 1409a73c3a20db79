package hu.ugyfelkapu.keycloak.identification;

import java.util.Optional;
import org.keycloak.authentication.Authenticator;
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
    Optional<String> method = RecordedIdentification.methodOf(userSession);
    return method.isEmpty()
        || isOpen(realm, userSession, method.get())
            && isEnough(session, userSession.getUser(), method.get());
  }

  /**
   * By the flow that the identification came from; a method that is defined nowhere any more is
   * closed.
   */
  private static boolean isOpen(RealmModel realm, UserSessionModel userSession, String methodId) {
    return MethodSubFlow.definition(realm, RecordedIdentification.flowOf(userSession), methodId)
        .filter(method -> !method.closes().isClosed())
        .isPresent();
  }

  private static boolean isEnough(KeycloakSession session, UserModel user, String methodId) {
    return session
        .getKeycloakSessionFactory()
        .getProviderFactoriesStream(Authenticator.class)
        .filter(PackAuthenticatorFactory.class::isInstance)
        .map(PackAuthenticatorFactory.class::cast)
        .filter(factory -> factory.completes().filter(methodId::equals).isPresent())
        .allMatch(factory -> factory.isEnoughFor(user));
  }
}

package hu.ugyfelkapu.keycloak.identification;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The identification that a session stands on: what the recorder noted, as long as it still holds.
 *
 * @param method id of the method
 * @param level its level
 * @param flow id of the flow of methods it came from
 * @param provenAt when the person proved it
 */
public record CurrentIdentification(
    String method, AssuranceLevel level, String flow, Instant provenAt) {

  /**
   * The identification behind a page that follows the login: the one of this very login, or that of
   * the session that single sign-on has found.
   *
   * @return empty when there is none (impersonation, other flows), or it does not hold any more
   */
  public static Optional<CurrentIdentification> of(
      KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
    if (login.getUserSessionNotes().containsKey(RecordedIdentification.METHOD)) {
      return of(
          session,
          realm,
          login.getAuthenticatedUser(),
          login.getParentSession().getId(),
          login.getUserSessionNotes()::get);
    }
    if (!"true".equals(login.getAuthNote(AuthenticationManager.SSO_AUTH))) {
      return Optional.empty();
    }
    return Optional.ofNullable(
            session.sessions().getUserSession(realm, login.getParentSession().getId()))
        .flatMap(found -> of(session, realm, found));
  }

  /** The identification that a user session was won with, if it still holds. */
  static Optional<CurrentIdentification> of(
      KeycloakSession session, RealmModel realm, UserSessionModel userSession) {
    return of(session, realm, userSession.getUser(), userSession.getId(), userSession::getNote);
  }

  /**
   * Records that the person has proven that method just now, in a change behind the login. The end
   * of the login carries it into the user session.
   *
   * @param proof what it stands on, see {@link PackAuthenticatorFactory#proof}
   */
  public void renew(
      KeycloakSession session,
      RealmModel realm,
      AuthenticationSessionModel login,
      String methodId,
      String proof) {
    MethodSubFlow.definition(realm, flow, methodId)
        .ifPresent(proven -> RecordedIdentification.now(proven, proof).store(session, login, flow));
  }

  private static Optional<CurrentIdentification> of(
      KeycloakSession session,
      RealmModel realm,
      UserModel user,
      String sessionId,
      Function<String, String> notes) {
    String method = notes.apply(RecordedIdentification.METHOD);
    String level = notes.apply(RecordedIdentification.LEVEL);
    String flow = notes.apply(RecordedIdentification.FLOW);
    String time = notes.apply(RecordedIdentification.PROVEN_AT);
    if (user == null || method == null || level == null || flow == null || time == null) {
      return Optional.empty();
    }
    Instant provenAt = Instant.ofEpochMilli(Long.parseLong(time));
    return LastChange.leavesStanding(session, realm, user, sessionId, provenAt)
            && SessionStanding.holds(
                session, realm, user, method, flow, notes.apply(RecordedIdentification.PROOF))
        ? AssuranceLevel.of(Integer.parseInt(level))
            .map(known -> new CurrentIdentification(method, known, flow, provenAt))
        : Optional.empty();
  }
}

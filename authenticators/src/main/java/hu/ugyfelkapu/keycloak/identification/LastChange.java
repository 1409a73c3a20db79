package hu.ugyfelkapu.keycloak.identification;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * When a person's factors, password or address last changed. What was proven before that moment
 * counts no more, be it in a session or in a login that was open at the time, except in the session
 * that made the change.
 */
public final class LastChange {

  private static final String AT = "at";
  private static final String STAYS = "stays";

  private LastChange() {}

  /**
   * Notes a change that is being made now. At most once per request.
   *
   * @param ownSession id of the session that goes on
   */
  public static void note(
      KeycloakSession session, RealmModel realm, UserModel user, Optional<String> ownSession) {
    session
        .singleUseObjects()
        .put(
            key(realm, user),
            longestSession(realm),
            Map.of(
                AT, Long.toString(BudapestTime.now().toEpochMilli()),
                STAYS, ownSession.orElse("")));
  }

  /** Whether what the person has proven at that moment, in that session, still counts. */
  static boolean leavesStanding(
      KeycloakSession session,
      RealmModel realm,
      UserModel user,
      String sessionId,
      Instant provenAt) {
    return Optional.ofNullable(session.singleUseObjects().get(key(realm, user)))
        .filter(change -> !sessionId.equals(change.get(STAYS)))
        .filter(change -> provenAt.isBefore(Instant.ofEpochMilli(Long.parseLong(change.get(AT)))))
        .isEmpty();
  }

  /**
   * Longer than anything lives that was proven before; offline sessions are ended by the change
   * itself.
   */
  private static long longestSession(RealmModel realm) {
    return (long) realm.getSsoSessionMaxLifespan()
        + realm.getAccessCodeLifespanLogin()
        + realm.getAccessCodeLifespanUserAction();
  }

  private static String key(RealmModel realm, UserModel user) {
    return "ugyfelkapu-last-change." + realm.getId() + "." + user.getId();
  }
}

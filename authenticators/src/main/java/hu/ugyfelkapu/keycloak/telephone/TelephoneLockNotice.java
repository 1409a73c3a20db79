package hu.ugyfelkapu.keycloak.telephone;

import hu.ugyfelkapu.keycloak.notice.BackgroundNotice;
import hu.ugyfelkapu.keycloak.notice.Change;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Tells a person that failed identifications have locked the method. The person's sessions go on:
 * neither password nor factor has changed, and a stranger's guesses must not sign anybody out.
 */
public final class TelephoneLockNotice {

  private TelephoneLockNotice() {}

  /**
   * Goes out behind the answer, which takes as long as that to an id that nobody has.
   *
   * @param userId the person, of {@link Answer.Refused#userId}
   */
  public static void afterCommit(KeycloakSession session, RealmModel realm, String userId) {
    BackgroundNotice.afterCompletion(
        session, realm, userId, Change.TELEPHONE_LOCKED, TelephoneCredential.TYPE);
  }
}

package hu.ugyfelkapu.keycloak.identification;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * What a locked person reads behind the password step, where the end of the lock may be told
 * (mission.md §2).
 */
public final class LockedMessage {

  private LockedMessage() {}

  /**
   * The clock time from which the person may try again; for a permanent lock the merged message.
   */
  public static FormMessage of(AuthenticationFlowContext context, UserModel user) {
    return of(context.getSession(), context.getRealm(), user);
  }

  /** The same, outside a flow. */
  public static FormMessage of(KeycloakSession session, RealmModel realm, UserModel user) {
    return LoginLock.endsAt(session, realm, user)
        .map(BudapestTime::nextMinute)
        .map(end -> new FormMessage(null, "ugyfelkapuLockedUntil", BudapestTime.clock(end)))
        .orElseGet(() -> new FormMessage(null, "ugyfelkapuMergedMessage"));
  }
}

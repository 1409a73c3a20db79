package hu.ugyfelkapu.keycloak.identification;

import java.time.temporal.ChronoUnit;
import org.keycloak.authentication.AuthenticationFlowContext;
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
    return LoginLock.endsAt(context.getSession(), context.getRealm(), user)
        .map(end -> end.plus(59, ChronoUnit.SECONDS).truncatedTo(ChronoUnit.MINUTES))
        .map(end -> new FormMessage(null, "ugyfelkapuLockedUntil", BudapestTime.clock(end)))
        .orElseGet(() -> new FormMessage(null, "ugyfelkapuMergedMessage"));
  }
}

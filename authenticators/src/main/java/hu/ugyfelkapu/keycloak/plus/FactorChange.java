package hu.ugyfelkapu.keycloak.plus;

import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.identification.CredentialsRead;
import hu.ugyfelkapu.keycloak.identification.CurrentIdentification;
import hu.ugyfelkapu.keycloak.notice.ChangeReport;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Changes of one person's factors happen one after the other, whatever tabs and nodes they come
 * from.
 */
public final class FactorChange {

  /** Only for a node that dies in the middle; else the turn is given back with the transaction. */
  private static final long TURN_SECONDS = 300;

  private FactorChange() {}

  /**
   * Takes the person's turn until the end of the request's transaction. Whoever has it must look at
   * the factors again before changing them; those that another tab has added or removed are seen
   * then.
   *
   * @return false when another request has it at this very moment; nothing may be changed then
   */
  public static boolean takeTurn(KeycloakSession session, UserModel user) {
    String key = "ugyfelkapu-factor-change." + user.getId();
    Instant ends = BudapestTime.now().plusSeconds(TURN_SECONDS);
    boolean taken = session.singleUseObjects().putIfAbsent(key, TURN_SECONDS);
    // Also for a refusal, which shows the factors as they are by now.
    CredentialsRead.forget(session);
    if (taken) {
      session
          .getTransactionManager()
          .enlistAfterCompletion(
              new AbstractKeycloakTransaction() {
                @Override
                protected void commitImpl() {
                  giveBack(session, key, ends);
                }

                @Override
                protected void rollbackImpl() {
                  giveBack(session, key, ends);
                }
              });
    }
    return taken;
  }

  /**
   * Whether the person may still change factors here. To be asked with the turn in hand: another
   * request may have made a factor active since the page was taken.
   */
  public static boolean isStillAllowed(Conversation conversation) {
    if (!conversation.inSettings()) {
      // A login enrols only those who have none.
      return !SecondFactors.anyActive(conversation.user());
    }
    return CurrentIdentification.of(
            conversation.session(), conversation.realm(), conversation.authenticationSession())
        .filter(SecondFactors.rightToChange(conversation.user())::isMetBy)
        .isPresent();
  }

  /** A turn that has run out may be another's by now. */
  private static void giveBack(KeycloakSession session, String key, Instant ends) {
    if (BudapestTime.now().isBefore(ends)) {
      session.singleUseObjects().remove(key);
    }
  }

  /** What follows a change that the person made; this very session stays. */
  public static ChangeReport report(Conversation conversation) {
    return report(
        conversation, Optional.of(conversation.authenticationSession().getParentSession().getId()));
  }

  /** What follows a change after which the person is signed out everywhere. */
  public static ChangeReport reportEndingAll(Conversation conversation) {
    return report(conversation, Optional.empty());
  }

  private static ChangeReport report(Conversation conversation, Optional<String> ownSession) {
    return new ChangeReport(
        conversation.session(),
        conversation.realm(),
        conversation.user(),
        conversation.locale(),
        conversation.event(),
        ownSession);
  }
}

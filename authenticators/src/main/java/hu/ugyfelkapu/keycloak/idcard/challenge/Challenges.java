package hu.ugyfelkapu.keycloak.idcard.challenge;

import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The one live challenge of an execution in an authentication session. It lies in Keycloak's
 * single-use store under a name made of realm, session, tab and execution, none of which an answer
 * can choose: so a token can only ever be held against the challenge of its own login (H28), and
 * whoever takes the challenge out has used it up (H16).
 */
public final class Challenges {

  private static final int NONCE_BYTES = 32;

  /** So long a page that is shown again keeps its challenge; then it gets one of its own. */
  private static final Duration WORTH_KEEPING = Duration.ofMinutes(2);

  private final SingleUseObjectProvider store;
  private final String key;

  public Challenges(AuthenticationFlowContext context) {
    this(
        context.getSession(),
        context.getRealm(),
        context.getAuthenticationSession(),
        context.getExecution().getId());
  }

  Challenges(
      KeycloakSession session,
      RealmModel realm,
      AuthenticationSessionModel login,
      String executionId) {
    this.store = session.singleUseObjects();
    this.key =
        StoreKey.of(
            "challenge",
            realm.getId(),
            login.getParentSession().getId(),
            login.getTabId(),
            executionId);
  }

  /** The live challenge if it is for that origin and has time enough; otherwise a new one. */
  public Challenge keepOrIssue(String origin) {
    return live()
        .filter(challenge -> challenge.origin().equals(origin))
        .filter(challenge -> challenge.secondsLeft() >= WORTH_KEEPING.toSeconds())
        .orElseGet(() -> issue(origin));
  }

  /** A new challenge; an earlier one is void from now on. */
  public Challenge issue(String origin) {
    Challenge challenge =
        new Challenge(
            Base64.getEncoder()
                .encodeToString(SecretGenerator.getInstance().randomBytes(NONCE_BYTES)),
            origin,
            Handle.random(),
            BudapestTime.now().plus(Challenge.LIFETIME));
    store.put(key, Challenge.LIFETIME.toSeconds(), challenge.notes());
    return challenge;
  }

  /** The challenge, left where it is. */
  public Optional<Challenge> live() {
    return Optional.ofNullable(store.get(key))
        .map(Challenge::from)
        .filter(challenge -> !challenge.isOver());
  }

  /** Takes the challenge away: of several callers, on whatever nodes, one gets it. */
  public Optional<Challenge> take() {
    return Optional.ofNullable(store.remove(key))
        .map(Challenge::from)
        .filter(challenge -> !challenge.isOver());
  }
}

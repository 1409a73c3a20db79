package hu.ugyfelkapu.keycloak.identification;

import java.time.Duration;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A change that citizens start themselves ({@code kc_action}) and that not every identification is
 * good enough for. Single sign-on and the chooser read the demand beforehand, so that the right
 * method is asked for at once; the action itself must look again in challenge and process.
 */
public abstract class DemandingAction implements RequiredActionProvider, RequiredActionFactory {

  /** A client note, since it must survive the way back into the flow. */
  private static final String DEMANDED_METHOD = "ugyfelkapu.demanded-method";

  private final String id;
  private final String displayText;

  protected DemandingAction(String id, String displayText) {
    this.id = id;
    this.displayText = displayText;
  }

  /** What is asked of that person's identification. */
  public abstract Demand demand(UserModel user);

  /** What is asked before it is known who comes. */
  public abstract Demand leastDemand();

  /** The action that the relying party has started with this login, if it is one of ours. */
  static Optional<DemandingAction> startedBy(
      KeycloakSession session, AuthenticationSessionModel login) {
    return Optional.ofNullable(login.getClientNote(Constants.KC_ACTION))
        .map(action -> session.getProvider(RequiredActionProvider.class, action))
        .filter(DemandingAction.class::isInstance)
        .map(DemandingAction.class::cast);
  }

  /** The demand of the action that was started with this login; nobody may be known yet. */
  static Optional<Demand> demandOf(
      KeycloakSession session, AuthenticationSessionModel login, UserModel user) {
    return startedBy(session, login)
        .map(action -> user == null ? action.leastDemand() : action.demand(user));
  }

  /**
   * How old an identification may be for the running action: Keycloak asks for a fresh one when the
   * action begins; the rest is the time for its pages.
   */
  public static Duration longestAge(
      KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
    int atTheBeginning =
        startedBy(session, login)
            .map(action -> action.getMaxAuthAge(session))
            .orElse(Constants.KC_ACTION_MAX_AGE);
    return Duration.ofSeconds((long) atTheBeginning + realm.getAccessCodeLifespanUserAction());
  }

  /** Notes which method to lead to when the login begins anew. */
  public static void noteDemandedMethod(AuthenticationSessionModel login, Demand demand) {
    demand
        .method()
        .ifPresentOrElse(
            method -> login.setClientNote(DEMANDED_METHOD, method),
            () -> login.removeClientNote(DEMANDED_METHOD));
    login.removeClientNote(MethodChooser.PRESELECTION_USED);
  }

  static Optional<String> demandedMethod(AuthenticationSessionModel login) {
    return Optional.ofNullable(login.getClientNote(DEMANDED_METHOD));
  }

  /** Shows the page at which the action stands. */
  protected abstract void challenge(RequiredActionContext context);

  /**
   * Only for whoever has started it: set by an administrator, it would stand in the way of logins.
   */
  @Override
  public final void requiredActionChallenge(RequiredActionContext context) {
    if (id.equals(context.getAuthenticationSession().getClientNote(Constants.KC_ACTION))) {
      challenge(context);
    } else {
      // It would make a silent login impossible for as long as it stands there.
      context.getUser().removeRequiredAction(id);
      context.ignore();
    }
  }

  @Override
  public InitiatedActionSupport initiatedActionSupport() {
    return InitiatedActionSupport.SUPPORTED;
  }

  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    // only citizens start it
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return this;
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public String getDisplayText() {
    return displayText;
  }

  @Override
  public void init(Config.Scope config) {
    // no server option
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    // nothing to prepare
  }

  @Override
  public void close() {
    // holds nothing
  }
}

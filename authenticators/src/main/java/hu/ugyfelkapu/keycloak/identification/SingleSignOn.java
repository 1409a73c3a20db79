package hu.ugyfelkapu.keycloak.identification;

import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.CookieAuthenticator;
import org.keycloak.authentication.authenticators.util.AcrStore;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.storage.StorageUnavailableException;

/**
 * Single sign-on by Keycloak's own cookie authenticator, with three more reasons to ask again: the
 * session's method has closed (mission.md §2), the relying party named a method of a higher level,
 * or the change that the citizen has started needs another identification (mission.md §3). The
 * person stays, as in any step-up.
 */
final class SingleSignOn extends CookieAuthenticator {

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    try {
      AuthResult result =
          AuthenticationManager.authenticateIdentityCookie(
              context.getSession(), context.getRealm(), true);
      if (result != null && !mayServe(context, result.session())) {
        context.setUser(result.user());
        AuthenticationSessionModel session = context.getAuthenticationSession();
        session.setAuthNote(Constants.LOA_MAP, result.session().getNote(Constants.LOA_MAP));
        new AcrStore(context.getSession(), session)
            .setLevelAuthenticatedToCurrentRequest(Constants.NO_LOA);
        context.attempted();
        return;
      }
      super.authenticate(context);
    } catch (StorageUnavailableException e) {
      // The registry does not answer: the method's own page says so, in its own words.
      context.clearUser();
      context.attempted();
    }
  }

  private static boolean mayServe(AuthenticationFlowContext context, UserSessionModel session) {
    RealmModel realm = context.getRealm();
    List<MethodSubFlow> methods = methodsOf(context);
    int asked = RequestedIdentification.of(context, methods).level();
    String level = session.getNote(RecordedIdentification.LEVEL);
    boolean tooLow = level != null && asked > Integer.parseInt(level);
    return !tooLow
        && SessionStanding.maySignOn(context.getSession(), realm, session)
        && meetsTheDemandOfTheAction(context, session);
  }

  private static boolean meetsTheDemandOfTheAction(
      AuthenticationFlowContext context, UserSessionModel session) {
    Optional<Demand> demand =
        DemandingAction.demandOf(
            context.getSession(), context.getAuthenticationSession(), session.getUser());
    return demand.isEmpty()
        || CurrentIdentification.of(context.getSession(), context.getRealm(), session)
            .filter(demand.get()::isMetBy)
            .isPresent();
  }

  /** The methods of the sibling sub-flow, e.g. „azonosítás”. */
  private static List<MethodSubFlow> methodsOf(AuthenticationFlowContext context) {
    RealmModel realm = context.getRealm();
    return realm
        .getAuthenticationExecutionsStream(context.getTopLevelFlow().getId())
        .filter(AuthenticationExecutionModel::isAuthenticatorFlow)
        .filter(AuthenticationExecutionModel::isEnabled)
        .flatMap(e -> MethodSubFlow.in(realm, e.getFlowId()).stream())
        .toList();
  }
}

package hu.ugyfelkapu.keycloak.identification;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** True when the citizen chose the method that this condition's configuration names. */
public final class MethodCondition implements ConditionalAuthenticator {

  static final MethodCondition SINGLETON = new MethodCondition();

  private MethodCondition() {}

  @Override
  public boolean matchCondition(AuthenticationFlowContext context) {
    RealmModel realm = context.getRealm();
    String flowOfMethods =
        realm
            .getAuthenticationExecutionByFlowId(context.getExecution().getParentFlow())
            .getParentFlow();
    String chosen = ChosenMethod.get(context.getAuthenticationSession(), flowOfMethods);
    return chosen != null
        && MethodSubFlow.methodOf(realm, context.getExecution())
            .filter(method -> method.id().equals(chosen))
            .isPresent();
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    // a condition shows no page
  }

  @Override
  public boolean requiresUser() {
    return false;
  }

  @Override
  public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
    // none
  }

  @Override
  public void close() {
    // holds nothing
  }
}

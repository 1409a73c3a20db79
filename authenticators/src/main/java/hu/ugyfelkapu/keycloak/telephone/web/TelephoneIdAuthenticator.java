package hu.ugyfelkapu.keycloak.telephone.web;

import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticator;
import hu.ugyfelkapu.keycloak.telephone.KeyMissingException;
import hu.ugyfelkapu.keycloak.telephone.KeyRing;
import hu.ugyfelkapu.keycloak.telephone.TelephoneSettings;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * The page of the telephone id (mission.md §6). Whether anybody has the id is not looked at here:
 * known and unknown ones go on alike.
 */
final class TelephoneIdAuthenticator extends PackAuthenticator {

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    try {
      // Nobody shall type for nothing.
      new KeyRing(context.getSession(), TelephoneSettings.of(context.getRealm()).keyId()).check();
      new TelephoneIdEntry(context).show();
    } catch (KeyMissingException e) {
      Unavailable.show(context, e);
    }
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    FormInput input = new FormInput(context.getHttpRequest());
    if (input.has(FormInput.BACK)) {
      context.resetFlow();
    } else if (new TelephoneIdEntry(context).take(input)) {
      context.success();
    }
  }
}

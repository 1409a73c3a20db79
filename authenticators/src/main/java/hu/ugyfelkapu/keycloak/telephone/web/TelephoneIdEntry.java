package hu.ugyfelkapu.keycloak.telephone.web;

import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.telephone.TelephoneId;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/**
 * Asks for the telephone id and notes it for the executions of this sub-flow. The digits' page uses
 * it too, for whoever has mistyped the id.
 */
final class TelephoneIdEntry {

  static final String FIELD = "telephoneId";
  static final String TEMPLATE = "telephone-id.ftl";

  /** Far above what anybody types, spaces included. */
  private static final int LONGEST_INPUT = 64;

  private final AuthenticationFlowContext context;

  TelephoneIdEntry(AuthenticationFlowContext context) {
    this.context = context;
  }

  /** The id that was typed in this login. */
  Optional<TelephoneId> noted() {
    return Optional.ofNullable(context.getAuthenticationSession().getAuthNote(key()))
        .map(TelephoneId::new);
  }

  void forget() {
    context.getAuthenticationSession().removeAuthNote(key());
  }

  void show(FormMessage... mistakes) {
    show("", mistakes);
  }

  /**
   * Takes the posted page.
   *
   * @return false when it was no telephone id; then the page was shown again and nothing is noted
   */
  boolean take(FormInput input) {
    String typed = input.text(FIELD);
    Optional<TelephoneId> id = TelephoneId.parse(typed);
    if (id.isPresent()) {
      context.getAuthenticationSession().setAuthNote(key(), id.get().digits());
      return true;
    }
    show(
        typed.length() > LONGEST_INPUT ? "" : typed,
        new FormMessage(
            FIELD,
            typed.isBlank() ? "ugyfelkapuTelephoneIdMissing" : "ugyfelkapuTelephoneIdLength"));
    return false;
  }

  private void show(String typed, FormMessage... mistakes) {
    LoginFormsProvider form = context.form();
    for (FormMessage mistake : mistakes) {
      form.addError(mistake);
    }
    context.forceChallenge(form.setAttribute(FIELD, typed).createForm(TEMPLATE));
  }

  /** Both executions stand in the method's sub-flow. */
  private String key() {
    return "ugyfelkapu-telephone-id." + context.getExecution().getParentFlow();
  }
}

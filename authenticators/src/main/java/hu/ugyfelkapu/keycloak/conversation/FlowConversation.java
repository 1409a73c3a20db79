package hu.ugyfelkapu.keycloak.conversation;

import hu.ugyfelkapu.keycloak.identification.EarnedMethods;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A conversation inside a login flow; its notes belong to the running execution. */
public record FlowConversation(AuthenticationFlowContext context) implements Conversation {

  @Override
  public KeycloakSession session() {
    return context.getSession();
  }

  @Override
  public RealmModel realm() {
    return context.getRealm();
  }

  @Override
  public UserModel user() {
    return context.getUser();
  }

  @Override
  public AuthenticationSessionModel authenticationSession() {
    return context.getAuthenticationSession();
  }

  @Override
  public EventBuilder event() {
    return context.getEvent().clone().user(user());
  }

  @Override
  public LoginFormsProvider form() {
    return context.form();
  }

  /** Never {@code failureChallenge}: wrong secrets are counted elsewhere, once. */
  @Override
  public void show(Response page) {
    context.forceChallenge(page);
  }

  @Override
  public FormInput input() {
    return new FormInput(context.getHttpRequest());
  }

  @Override
  public boolean inSettings() {
    return false;
  }

  @Override
  public String methodFlow() {
    return EarnedMethods.flowAround(context);
  }

  @Override
  public Notes notes() {
    return new Notes(
        authenticationSession(),
        context.getExecution().getAuthenticator() + "." + context.getExecution().getId() + ".");
  }
}

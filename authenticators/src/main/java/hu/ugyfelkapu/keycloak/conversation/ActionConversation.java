package hu.ugyfelkapu.keycloak.conversation;

import hu.ugyfelkapu.keycloak.identification.CurrentIdentification;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A conversation in an application-initiated action; its notes belong to that action. */
public record ActionConversation(RequiredActionContext context) implements Conversation {

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

  @Override
  public void show(Response page) {
    context.challenge(page);
  }

  @Override
  public FormInput input() {
    return new FormInput(context.getHttpRequest());
  }

  @Override
  public boolean inSettings() {
    return true;
  }

  @Override
  public String methodFlow() {
    return CurrentIdentification.of(session(), realm(), authenticationSession())
        .map(CurrentIdentification::flow)
        .orElse("");
  }

  @Override
  public Notes notes() {
    return new Notes(authenticationSession(), context.getAction() + ".");
  }
}

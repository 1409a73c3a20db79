package hu.ugyfelkapu.keycloak.conversation;

import hu.ugyfelkapu.keycloak.identification.FormInput;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Pages and answers exchanged with one person, be it inside a login flow or in an action that the
 * person has started. What the pages do is the same in both; where Keycloak keeps and counts things
 * is not.
 */
public interface Conversation {

  KeycloakSession session();

  RealmModel realm();

  UserModel user();

  AuthenticationSessionModel authenticationSession();

  /**
   * A builder of its own for one event about this person; it does not disturb the request's own.
   */
  EventBuilder event();

  /** A fresh form whose action leads back to this conversation. */
  LoginFormsProvider form();

  /** Answers the request with a page; nothing counts as success or failure. */
  void show(Response page);

  /** What the person has posted. */
  FormInput input();

  /** Whether this is an action from the settings, and not a login. */
  boolean inSettings();

  /**
   * Id of the flow that holds the methods: settings of the methods are read from there. Empty when
   * no identification led here.
   */
  String methodFlow();

  /**
   * Notes of this conversation, lost with the login: scoped, so that no other one reads them (H20).
   */
  Notes notes();

  /** The language that the person uses now. */
  default Locale locale() {
    return session().getContext().resolveLocale(user());
  }

  /** A form that says what is wrong. */
  default LoginFormsProvider page(FormMessage... mistakes) {
    LoginFormsProvider form = form();
    for (FormMessage mistake : mistakes) {
      form.addError(mistake);
    }
    return form.setAttribute("inSettings", inSettings());
  }

  /** Short-lived notes under a prefix of their own. */
  record Notes(AuthenticationSessionModel session, String prefix) {

    /** The same notes, one level deeper. */
    public Notes of(String part) {
      return new Notes(session, prefix + part + ".");
    }

    public Optional<String> get(String name) {
      return Optional.ofNullable(session.getAuthNote(prefix + name));
    }

    public boolean has(String name) {
      return get(name).isPresent();
    }

    public void set(String name, String value) {
      session.setAuthNote(prefix + name, value);
    }

    public void remove(String... names) {
      for (String name : names) {
        session.removeAuthNote(prefix + name);
      }
    }
  }
}

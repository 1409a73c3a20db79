package hu.ugyfelkapu.keycloak.plus;

import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.notice.Change;
import java.net.URI;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.util.ResolveRelative;

/** The end of a change after which nobody is signed in: there is no way on but a new login. */
public final class SignedOutPage {

  private SignedOutPage() {}

  /** Ends this login, too, and shows the page. The user sessions were ended with the change. */
  public static void show(Conversation conversation, Change change) {
    KeycloakSession session = conversation.session();
    ClientModel client = conversation.authenticationSession().getClient();
    LoginFormsProvider form = conversation.page().setAttribute("change", change.id());
    String service =
        ResolveRelative.resolveRelativeUri(session, client.getRootUrl(), client.getBaseUrl());
    if (isWebAddress(service)) {
      form.setAttribute("serviceUrl", service);
    }
    AuthenticationManager.expireIdentityCookie(session);
    conversation.show(form.createForm("plus-signed-out.ftl"));
    new AuthenticationSessionManager(session)
        .removeAuthenticationSession(
            conversation.realm(), conversation.authenticationSession(), true);
  }

  private static boolean isWebAddress(String address) {
    try {
      return address != null
          && URI.create(address).isAbsolute()
          && URI.create(address).getScheme().matches("https?");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

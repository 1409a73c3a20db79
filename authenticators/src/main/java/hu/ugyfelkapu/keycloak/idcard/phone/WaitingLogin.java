package hu.ugyfelkapu.keycloak.idcard.phone;

import hu.ugyfelkapu.keycloak.idcard.challenge.StoreKey;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/**
 * The login that waits for a phone.
 *
 * @param browser names the browser that it runs in, for {@link #isHere} only
 * @param resume where it goes on there
 */
public record WaitingLogin(String browser, String resume) {

  public static WaitingLogin of(RootAuthenticationSessionModel login, String resume) {
    return new WaitingLogin(nameOf(login), resume);
  }

  /** Whether the present request comes from that very browser: then it is the phone's own login. */
  boolean isHere(KeycloakSession session) {
    RootAuthenticationSessionModel here =
        new AuthenticationSessionManager(session)
            .getCurrentRootAuthenticationSession(session.getContext().getRealm());
    return here != null && browser.equals(nameOf(here));
  }

  private static String nameOf(RootAuthenticationSessionModel login) {
    return StoreKey.of("login", login.getId());
  }
}

package hu.ugyfelkapu.keycloak.plus.app;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** {@code ugyfelkapu-plus-app-code}: the code of the authenticator app. */
public final class AppCodeFactory extends AppFactorFactory {

  public static final String ID = "ugyfelkapu-plus-app-code";
  private static final AppCodeAuthenticator SINGLETON = new AppCodeAuthenticator();

  public AppCodeFactory() {
    super(
        ID,
        "Ügyfélkapu+ - App code",
        "Asks for the code of the authenticator app (Keycloak's OTP credential). Stands behind the password.");
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return SINGLETON;
  }
}

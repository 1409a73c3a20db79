package hu.ugyfelkapu.keycloak.plus;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** {@code ugyfelkapu-plus-factor}: the second factor of whoever has one. */
public final class FactorFactory extends SecondFactorFactory {

  public static final String ID = "ugyfelkapu-plus-factor";
  private static final FactorAuthenticator SINGLETON = new FactorAuthenticator();

  public FactorFactory() {
    super(
        ID,
        "Ügyfélkapu+ - Second factor",
        "Stands between password and enrolment: asks for the app's or the mailed code of whoever has that factor, for the one they choose if they have both, and for nothing of whoever has none.");
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return SINGLETON;
  }
}

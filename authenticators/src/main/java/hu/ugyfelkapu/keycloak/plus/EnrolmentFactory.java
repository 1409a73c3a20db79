package hu.ugyfelkapu.keycloak.plus;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** {@code ugyfelkapu-plus-enrolment}: Ügyfélkapu+ igénylése, inside the flow of the password. */
public final class EnrolmentFactory extends SecondFactorFactory {

  public static final String ID = "ugyfelkapu-plus-enrolment";
  private static final EnrolmentAuthenticator SINGLETON = new EnrolmentAuthenticator();

  public EnrolmentFactory() {
    super(
        ID,
        "Ügyfélkapu+ - Enrolment",
        "Stands behind the password: offers Ügyfélkapu+ to whoever has none. It can be skipped until the closing date of the method, unless the relying party asks for more.");
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return SINGLETON;
  }
}

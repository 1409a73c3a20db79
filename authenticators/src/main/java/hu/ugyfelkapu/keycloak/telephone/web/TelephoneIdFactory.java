package hu.ugyfelkapu.keycloak.telephone.web;

import hu.ugyfelkapu.keycloak.identification.PackAuthenticatorFactory;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** {@code ugyfelkapu-telephone-id}: asks for the telephone id; proves nothing by itself. */
public final class TelephoneIdFactory extends PackAuthenticatorFactory {

  public static final String ID = "ugyfelkapu-telephone-id";
  private static final TelephoneIdAuthenticator SINGLETON = new TelephoneIdAuthenticator();

  public TelephoneIdFactory() {
    super(
        ID,
        "Ügyfélkapu+ - Telephone id",
        "Asks for the telephone id. Stands before the digits of the telephone password, in the same sub-flow.",
        List.of());
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return SINGLETON;
  }
}

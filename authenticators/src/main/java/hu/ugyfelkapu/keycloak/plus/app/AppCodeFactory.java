package hu.ugyfelkapu.keycloak.plus.app;

import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticatorFactory;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** {@code ugyfelkapu-plus-app-code}: the code of the authenticator app. */
public final class AppCodeFactory extends PackAuthenticatorFactory {

  public static final String ID = "ugyfelkapu-plus-app-code";
  private static final AppCodeAuthenticator SINGLETON = new AppCodeAuthenticator();

  public AppCodeFactory() {
    super(
        ID,
        "Ügyfélkapu+ - App code",
        "Asks for the code of the authenticator app (Keycloak's OTP credential). Stands behind the password.",
        List.of());
  }

  /** Counted by the brute-force protector, and shown by the consoles as Keycloak's own OTP. */
  @Override
  public String getReferenceCategory() {
    return OTPCredentialModel.TYPE;
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return SINGLETON;
  }

  @Override
  public Optional<String> completes() {
    return Optional.of(IdentificationMethod.PLUS_APP);
  }

  /** Not once an official has removed the app in the meantime (mission.md §5). */
  @Override
  public boolean isEnoughFor(UserModel user) {
    return AppFactor.isActive(user);
  }
}

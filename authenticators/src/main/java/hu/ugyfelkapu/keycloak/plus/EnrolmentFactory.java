package hu.ugyfelkapu.keycloak.plus;

import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticatorFactory;
import hu.ugyfelkapu.keycloak.plus.app.AppFactor;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** {@code ugyfelkapu-plus-enrolment}: Ügyfélkapu+ igénylése, inside the flow of the password. */
public final class EnrolmentFactory extends PackAuthenticatorFactory {

  public static final String ID = "ugyfelkapu-plus-enrolment";
  private static final EnrolmentAuthenticator SINGLETON = new EnrolmentAuthenticator();

  public EnrolmentFactory() {
    super(
        ID,
        "Ügyfélkapu+ - Enrolment",
        "Stands behind the password: offers Ügyfélkapu+ to whoever has none. It can be skipped until the closing date of the method, unless the relying party asks for more.",
        List.of());
  }

  /** A wrong code here is counted as one of the authenticator app. */
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

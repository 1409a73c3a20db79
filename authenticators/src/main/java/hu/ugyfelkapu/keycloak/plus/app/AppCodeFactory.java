package hu.ugyfelkapu.keycloak.plus.app;

import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.identification.NumberSetting;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticatorFactory;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCodeCredential;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCodeSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.Authenticator;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** {@code ugyfelkapu-plus-app-code}: the code of the authenticator app. */
public final class AppCodeFactory extends PackAuthenticatorFactory {

  public static final String ID = "ugyfelkapu-plus-app-code";
  public static final AppCodeAuthenticator SINGLETON = new AppCodeAuthenticator();

  public AppCodeFactory() {
    super(
        ID,
        "Ügyfélkapu+ - App code",
        "Asks for the code of the authenticator app (Keycloak's OTP credential), or for the deletion code of those who have lost it. Stands behind the password. Its settings hold wherever the deletion code is used.",
        DeletionCodeSettings.ALL.stream().map(NumberSetting::property).toList());
  }

  @Override
  public void validate(Map<String, String> config) {
    DeletionCodeSettings.from(config);
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return SINGLETON;
  }

  /** Counted by the brute-force protector, and known to the consoles as Keycloak's own OTP. */
  @Override
  public String getReferenceCategory() {
    return OTPCredentialModel.TYPE;
  }

  /** Lets the account console show the deletion code beside the app it belongs to. */
  @Override
  public Set<String> getOptionalReferenceCategories(KeycloakSession session) {
    return Set.of(DeletionCodeCredential.TYPE);
  }

  @Override
  public Set<String> completes() {
    return Set.of(IdentificationMethod.PLUS_APP);
  }

  /** The app itself: not once it was removed or replaced in the meantime (mission.md §5). */
  @Override
  public Optional<String> proof(UserModel user, String methodId) {
    return AppFactor.credential(user).map(CredentialModel::getId);
  }
}

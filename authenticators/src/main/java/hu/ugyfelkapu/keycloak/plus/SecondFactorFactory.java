package hu.ugyfelkapu.keycloak.plus;

import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticatorFactory;
import hu.ugyfelkapu.keycloak.plus.app.AppFactor;
import hu.ugyfelkapu.keycloak.plus.email.EmailFactor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** What the executions have in common that can end with either factor of Ügyfélkapu+. */
abstract class SecondFactorFactory extends PackAuthenticatorFactory {

  protected SecondFactorFactory(String id, String displayType, String helpText) {
    super(id, displayType, helpText, List.of());
  }

  /** Known to the consoles as Keycloak's own OTP. */
  @Override
  public String getReferenceCategory() {
    return OTPCredentialModel.TYPE;
  }

  @Override
  public Set<String> completes() {
    return Set.of(IdentificationMethod.PLUS_APP, IdentificationMethod.PLUS_EMAIL);
  }

  @Override
  public Optional<String> proof(UserModel user, String methodId) {
    return switch (methodId) {
      case IdentificationMethod.PLUS_APP -> AppFactor.credential(user).map(CredentialModel::getId);
      case IdentificationMethod.PLUS_EMAIL ->
          EmailFactor.credential(user).map(CredentialModel::getId);
      default -> Optional.empty();
    };
  }
}

package hu.ugyfelkapu.keycloak.plus.app;

import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticatorFactory;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** What the executions that end with an app's code have in common: login and enrolment. */
public abstract class AppFactorFactory extends PackAuthenticatorFactory {

  protected AppFactorFactory(String id, String displayType, String helpText) {
    super(id, displayType, helpText, List.of());
  }

  /** Counted by the brute-force protector, and known to the consoles as Keycloak's own OTP. */
  @Override
  public String getReferenceCategory() {
    return OTPCredentialModel.TYPE;
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

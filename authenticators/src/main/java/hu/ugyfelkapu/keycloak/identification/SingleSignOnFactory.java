package hu.ugyfelkapu.keycloak.identification;

import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/**
 * {@code ugyfelkapu-single-sign-on}: Keycloak's cookie authenticator, but for sessions whose method
 * has closed.
 */
public final class SingleSignOnFactory extends PackAuthenticatorFactory {

  public static final String ID = "ugyfelkapu-single-sign-on";
  private static final SingleSignOn SINGLETON = new SingleSignOn();

  public SingleSignOnFactory() {
    super(
        ID,
        "Ügyfélkapu+ - Single sign-on",
        "Takes the place of Cookie: a session that was won with a method closed since then, or below the level of the method asked for, does not log in.",
        List.of());
  }

  @Override
  public Requirement[] getRequirementChoices() {
    return new Requirement[] {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return SINGLETON;
  }
}

package hu.ugyfelkapu.keycloak.password;

import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticatorFactory;
import hu.ugyfelkapu.keycloak.plus.SecondFactors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** {@code ugyfelkapu-password-form}: exact-case user name and password of a registration. */
public final class PasswordFormFactory extends PackAuthenticatorFactory {

  public static final String ID = "ugyfelkapu-password-form";
  private static final PasswordForm SINGLETON = new PasswordForm();

  private static final List<ProviderConfigProperty> SETTINGS =
      ProviderConfigurationBuilder.create()
          .property()
          .name(PasswordSettings.REGISTRY)
          .label("Registry provider")
          .helpText(
              "Id of the user storage provider that holds the registrations; users of other stores cannot sign in here. Empty: ugyfelkapu-registry.")
          .type(ProviderConfigProperty.STRING_TYPE)
          .defaultValue(PasswordSettings.DEFAULT_REGISTRY)
          .add()
          .build();

  public PasswordFormFactory() {
    super(
        ID,
        "Ügyfélkapu+ - User name and password",
        "Asks for user name (case-sensitive) and password of a registration of the legacy registry.",
        SETTINGS);
  }

  @Override
  public void validate(Map<String, String> config) {
    PasswordSettings.from(config);
  }

  /** Lets Keycloak count wrong passwords and reset the count after a right one. */
  @Override
  public String getReferenceCategory() {
    return PasswordCredentialModel.TYPE;
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return SINGLETON;
  }

  @Override
  public Set<String> completes() {
    return Set.of(IdentificationMethod.UGYFELKAPU);
  }

  /**
   * Whoever has an active second factor is never logged in by the password alone (mission.md §2).
   */
  @Override
  public Optional<String> proof(UserModel user, String methodId) {
    return SecondFactors.anyActive(user)
        ? Optional.empty()
        : Optional.of(PasswordCredentialModel.TYPE);
  }
}

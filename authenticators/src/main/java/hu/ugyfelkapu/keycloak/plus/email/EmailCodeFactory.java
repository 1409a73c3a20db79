package hu.ugyfelkapu.keycloak.plus.email;

import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.identification.NumberSetting;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticatorFactory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.Authenticator;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** {@code ugyfelkapu-plus-email-code}: the code that is mailed to the registered address. */
public final class EmailCodeFactory extends PackAuthenticatorFactory {

  public static final String ID = "ugyfelkapu-plus-email-code";
  public static final EmailCodeAuthenticator SINGLETON = new EmailCodeAuthenticator();

  public EmailCodeFactory() {
    super(
        ID,
        "Ügyfélkapu+ - E-mail code",
        "Mails a code to the registered address and asks for it. Stands behind the password. Its settings hold for every code that the pack mails in this flow.",
        EmailCodeSettings.ALL.stream().map(NumberSetting::property).toList());
  }

  @Override
  public void validate(Map<String, String> config) {
    EmailCodeSettings.from(config);
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return SINGLETON;
  }

  /**
   * Lets the account console show the factor. Wrong codes are counted by ourselves, as one-time
   * codes.
   */
  @Override
  public Set<String> getOptionalReferenceCategories(KeycloakSession session) {
    return Set.of(EmailFactorCredential.TYPE);
  }

  @Override
  public Set<String> completes() {
    return Set.of(IdentificationMethod.PLUS_EMAIL);
  }

  @Override
  public Optional<String> proof(UserModel user, String methodId) {
    return EmailFactor.credential(user).map(CredentialModel::getId);
  }
}

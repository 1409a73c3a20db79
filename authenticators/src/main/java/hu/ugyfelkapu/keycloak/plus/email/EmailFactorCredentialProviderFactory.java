package hu.ugyfelkapu.keycloak.plus.email;

import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** {@code ugyfelkapu-plus-email}: credential provider of the e-mail variant. */
public final class EmailFactorCredentialProviderFactory
    implements CredentialProviderFactory<EmailFactorCredentialProvider> {

  @Override
  public String getId() {
    return EmailFactorCredential.TYPE;
  }

  @Override
  public EmailFactorCredentialProvider create(KeycloakSession session) {
    return new EmailFactorCredentialProvider(session);
  }
}

package hu.ugyfelkapu.keycloak.plus.deletioncode;

import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** {@code ugyfelkapu-deletion-code}: credential provider of the deletion code. */
public final class DeletionCodeCredentialProviderFactory
    implements CredentialProviderFactory<DeletionCodeCredentialProvider> {

  @Override
  public String getId() {
    return DeletionCodeCredential.TYPE;
  }

  @Override
  public DeletionCodeCredentialProvider create(KeycloakSession session) {
    return new DeletionCodeCredentialProvider(session);
  }
}

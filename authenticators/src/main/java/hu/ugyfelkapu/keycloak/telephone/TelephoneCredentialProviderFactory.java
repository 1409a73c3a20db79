package hu.ugyfelkapu.keycloak.telephone;

import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** {@code ugyfelkapu-telephone}: credential provider of telephone identification. */
public final class TelephoneCredentialProviderFactory
    implements CredentialProviderFactory<TelephoneCredentialProvider> {

  @Override
  public String getId() {
    return TelephoneCredential.TYPE;
  }

  @Override
  public TelephoneCredentialProvider create(KeycloakSession session) {
    return new TelephoneCredentialProvider(session);
  }
}

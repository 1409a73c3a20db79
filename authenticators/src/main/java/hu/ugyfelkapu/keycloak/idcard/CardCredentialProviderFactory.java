package hu.ugyfelkapu.keycloak.idcard;

import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** {@code ugyfelkapu-id-card}: credential provider of the card login. */
public final class CardCredentialProviderFactory
    implements CredentialProviderFactory<CardCredentialProvider> {

  @Override
  public String getId() {
    return CardCredential.TYPE;
  }

  @Override
  public CardCredentialProvider create(KeycloakSession session) {
    return new CardCredentialProvider(session);
  }
}

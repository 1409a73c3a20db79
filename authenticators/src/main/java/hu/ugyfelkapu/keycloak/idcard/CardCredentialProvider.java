package hu.ugyfelkapu.keycloak.idcard;

import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Makes the cards that a person has come with a credential type that Keycloak's consoles can name.
 */
public final class CardCredentialProvider implements CredentialProvider<CardCredential> {

  private final KeycloakSession session;

  CardCredentialProvider(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public String getType() {
    return CardCredential.TYPE;
  }

  @Override
  public CredentialModel createCredential(
      RealmModel realm, UserModel user, CardCredential credential) {
    return user.credentialManager().createStoredCredential(credential);
  }

  @Override
  public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
    return user.credentialManager().removeStoredCredentialById(credentialId);
  }

  @Override
  public CardCredential getCredentialFromModel(CredentialModel model) {
    return CardCredential.from(model);
  }

  @Override
  public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
    return CredentialTypeMetadata.builder()
        .type(getType())
        .category(CredentialTypeMetadata.Category.PASSWORDLESS)
        .displayName("ugyfelkapu-id-card-display-name")
        .helpText("ugyfelkapu-id-card-help-text")
        .removeable(false)
        .build(session);
  }
}

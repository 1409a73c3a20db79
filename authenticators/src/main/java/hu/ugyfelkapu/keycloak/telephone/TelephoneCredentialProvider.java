package hu.ugyfelkapu.keycloak.telephone;

import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Makes telephone identification a credential type that Keycloak's consoles can name. Only an
 * official sets it up and takes it away.
 */
public final class TelephoneCredentialProvider implements CredentialProvider<TelephoneCredential> {

  private final KeycloakSession session;

  TelephoneCredentialProvider(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public String getType() {
    return TelephoneCredential.TYPE;
  }

  @Override
  public CredentialModel createCredential(
      RealmModel realm, UserModel user, TelephoneCredential credential) {
    return user.credentialManager().createStoredCredential(credential);
  }

  @Override
  public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
    return user.credentialManager().removeStoredCredentialById(credentialId);
  }

  @Override
  public TelephoneCredential getCredentialFromModel(CredentialModel model) {
    return TelephoneCredential.from(model);
  }

  @Override
  public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
    return CredentialTypeMetadata.builder()
        .type(getType())
        .category(CredentialTypeMetadata.Category.BASIC_AUTHENTICATION)
        .displayName("ugyfelkapu-telephone-display-name")
        .helpText("ugyfelkapu-telephone-help-text")
        .removeable(false)
        .build(session);
  }
}

package hu.ugyfelkapu.keycloak.plus.deletioncode;

import hu.ugyfelkapu.keycloak.plus.app.AppFactor;
import hu.ugyfelkapu.keycloak.plus.settings.SettingsAction;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Makes the deletion code a credential type that Keycloak's consoles can name and lead to. It logs
 * no one in.
 */
public final class DeletionCodeCredentialProvider
    implements CredentialProvider<DeletionCodeCredential> {

  private final KeycloakSession session;

  DeletionCodeCredentialProvider(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public String getType() {
    return DeletionCodeCredential.TYPE;
  }

  @Override
  public CredentialModel createCredential(
      RealmModel realm, UserModel user, DeletionCodeCredential credential) {
    return user.credentialManager().createStoredCredential(credential);
  }

  @Override
  public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
    return user.credentialManager().removeStoredCredentialById(credentialId);
  }

  @Override
  public DeletionCodeCredential getCredentialFromModel(CredentialModel model) {
    return DeletionCodeCredential.from(model);
  }

  @Override
  public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
    CredentialTypeMetadata.CredentialTypeMetadataBuilder metadata =
        CredentialTypeMetadata.builder()
            .type(getType())
            .category(CredentialTypeMetadata.Category.TWO_FACTOR)
            .displayName("ugyfelkapu-deletion-code-display-name")
            .helpText("ugyfelkapu-deletion-code-help-text")
            .removeable(false);
    UserModel user = context.getUser();
    if (user != null && DeletionCodeCredential.of(user).isPresent()) {
      metadata.updateAction(SettingsAction.ID);
    } else if (user != null && AppFactor.isActive(user)) {
      metadata.createAction(SettingsAction.ID);
    }
    return metadata.build(session);
  }
}

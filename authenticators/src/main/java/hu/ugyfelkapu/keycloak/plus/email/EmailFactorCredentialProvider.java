package hu.ugyfelkapu.keycloak.plus.email;

import hu.ugyfelkapu.keycloak.plus.settings.SettingsAction;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Makes the e-mail variant a credential type that Keycloak's consoles can name and lead to. */
public final class EmailFactorCredentialProvider
    implements CredentialProvider<EmailFactorCredential> {

  private final KeycloakSession session;

  EmailFactorCredentialProvider(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public String getType() {
    return EmailFactorCredential.TYPE;
  }

  @Override
  public CredentialModel createCredential(
      RealmModel realm, UserModel user, EmailFactorCredential credential) {
    return user.credentialManager().createStoredCredential(credential);
  }

  @Override
  public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
    return user.credentialManager().removeStoredCredentialById(credentialId);
  }

  @Override
  public EmailFactorCredential getCredentialFromModel(CredentialModel model) {
    return EmailFactorCredential.from(model);
  }

  @Override
  public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
    CredentialTypeMetadata.CredentialTypeMetadataBuilder metadata =
        CredentialTypeMetadata.builder()
            .type(getType())
            .category(CredentialTypeMetadata.Category.TWO_FACTOR)
            .displayName("ugyfelkapu-plus-email-display-name")
            .helpText("ugyfelkapu-plus-email-help-text")
            .removeable(false);
    if (context.getUser() != null && EmailFactor.isActive(context.getUser())) {
      metadata.updateAction(SettingsAction.ID);
    } else {
      metadata.createAction(SettingsAction.ID);
    }
    return metadata.build(session);
  }
}

package hu.ugyfelkapu.keycloak.plus.deletioncode;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.util.JsonSerialization;

/**
 * The stored side of a deletion code: a hash by Keycloak's own password hashing, and the id of the
 * app credential it belongs to, without which it is worthless.
 */
public final class DeletionCodeCredential extends CredentialModel {

  public static final String TYPE = "ugyfelkapu-deletion-code";

  private static final long serialVersionUID = 1L;

  /**
   * What the consoles may see.
   *
   * @param appCredentialId id of the OTP credential that the code removes
   * @param hash parameters of the hash, in the form of Keycloak's password credential
   */
  record PublicData(
      @JsonProperty("appCredentialId") String appCredentialId, @JsonProperty("hash") String hash) {}

  private DeletionCodeCredential() {
    setType(TYPE);
  }

  /** The credential to store for a code that removes that app. */
  public static DeletionCodeCredential of(
      KeycloakSession session, DeletionCode code, String appCredentialId) {
    PasswordCredentialModel hash =
        session.getProvider(PasswordHashProvider.class).encodedCredential(code.text(), -1);
    DeletionCodeCredential credential = new DeletionCodeCredential();
    try {
      credential.setCredentialData(
          JsonSerialization.writeValueAsString(
              new PublicData(appCredentialId, hash.getCredentialData())));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    credential.setSecretData(hash.getSecretData());
    credential.setCreatedDate(Time.currentTimeMillis());
    return credential;
  }

  /** A stored credential of this type. */
  static DeletionCodeCredential from(CredentialModel stored) {
    DeletionCodeCredential credential = new DeletionCodeCredential();
    credential.setId(stored.getId());
    credential.setCreatedDate(stored.getCreatedDate());
    credential.setUserLabel(stored.getUserLabel());
    credential.setCredentialData(stored.getCredentialData());
    credential.setSecretData(stored.getSecretData());
    return credential;
  }
}

package hu.ugyfelkapu.keycloak.plus.email;

import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;

/**
 * Says that a person has Ügyfélkapu+ with e-mail code (mission.md §4). It holds no secret and no
 * address: codes go to the registered address of the moment.
 */
public final class EmailFactorCredential extends CredentialModel {

  public static final String TYPE = "ugyfelkapu-plus-email";

  private static final long serialVersionUID = 1L;

  private EmailFactorCredential() {
    setType(TYPE);
    setCredentialData("{}");
    setSecretData("{}");
  }

  /** One to be stored now. */
  static EmailFactorCredential create() {
    EmailFactorCredential credential = new EmailFactorCredential();
    credential.setCreatedDate(Time.currentTimeMillis());
    return credential;
  }

  /** A stored credential of this type. */
  static EmailFactorCredential from(CredentialModel stored) {
    EmailFactorCredential credential = new EmailFactorCredential();
    credential.setId(stored.getId());
    credential.setCreatedDate(stored.getCreatedDate());
    credential.setUserLabel(stored.getUserLabel());
    return credential;
  }
}

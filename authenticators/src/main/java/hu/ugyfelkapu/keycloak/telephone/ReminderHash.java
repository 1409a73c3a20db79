package hu.ugyfelkapu.keycloak.telephone;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * The answer to a reminder question, hashed by Keycloak's own password hashing.
 *
 * @param data parameters of the hash, in the form of Keycloak's password credential
 * @param secret hash and salt, in the same form
 */
record ReminderHash(@JsonProperty("data") String data, @JsonProperty("secret") String secret) {

  /**
   * @param answer normalised
   */
  static ReminderHash of(KeycloakSession session, String answer) {
    PasswordCredentialModel hash =
        session.getProvider(PasswordHashProvider.class).encodedCredential(answer, -1);
    return new ReminderHash(hash.getCredentialData(), hash.getSecretData());
  }

  /** Whether it is the hash of that normalised answer. */
  boolean matches(KeycloakSession session, String answer) {
    CredentialModel stored = new CredentialModel();
    stored.setType(PasswordCredentialModel.TYPE);
    stored.setCredentialData(data);
    stored.setSecretData(secret);
    PasswordCredentialModel hash = PasswordCredentialModel.createFromCredentialModel(stored);
    PasswordHashProvider provider =
        session.getProvider(
            PasswordHashProvider.class, hash.getPasswordCredentialData().getAlgorithm());
    return provider != null && provider.verify(answer, hash);
  }
}

package hu.ugyfelkapu.keycloak.helpdesk;

import com.fasterxml.jackson.annotation.JsonProperty;
import hu.ugyfelkapu.keycloak.identification.LoginLock;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCodeCredential;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What the help desk may know of a registration: no name, no address, no identity data.
 *
 * @param id Keycloak's id of the user
 * @param enabled whether registry and Keycloak let the citizen in at all
 * @param factors the factors of Ügyfélkapu+ and what belongs to them
 * @param locked whether wrong passwords or codes have locked the login
 * @param lockedUntil epoch milliseconds; missing when it is open, or locked until an official opens
 *     it
 */
record RegistrationView(
    @JsonProperty("id") String id,
    @JsonProperty("enabled") boolean enabled,
    @JsonProperty("factors") List<Factor> factors,
    @JsonProperty("locked") boolean locked,
    @JsonProperty("lockedUntil") Long lockedUntil) {

  /**
   * @param id id of the credential
   * @param type {@code otp}, {@code ugyfelkapu-plus-email} or {@code ugyfelkapu-deletion-code}
   * @param createdDate epoch milliseconds
   * @param lockedUntil epoch milliseconds, when wrong codes have locked the deletion code
   */
  record Factor(
      @JsonProperty("id") String id,
      @JsonProperty("type") String type,
      @JsonProperty("createdDate") Long createdDate,
      @JsonProperty("lockedUntil") Long lockedUntil) {}

  static RegistrationView of(KeycloakSession session, RealmModel realm, UserModel user) {
    return new RegistrationView(
        user.getId(),
        user.isEnabled(),
        user.credentialManager()
            .getStoredCredentialsStream()
            .filter(credential -> FactorRemoval.TYPES.contains(credential.getType()))
            .map(credential -> factor(user, credential))
            .toList(),
        LoginLock.of(session, realm, user).isPresent(),
        millis(LoginLock.endsAt(session, realm, user)));
  }

  private static Factor factor(UserModel user, CredentialModel credential) {
    Optional<Instant> lock =
        DeletionCodeCredential.of(user)
            .filter(code -> code.getId().equals(credential.getId()))
            .flatMap(DeletionCodeCredential::lockedUntil);
    return new Factor(
        credential.getId(), credential.getType(), credential.getCreatedDate(), millis(lock));
  }

  private static Long millis(Optional<Instant> end) {
    return end.map(Instant::toEpochMilli).orElse(null);
  }
}

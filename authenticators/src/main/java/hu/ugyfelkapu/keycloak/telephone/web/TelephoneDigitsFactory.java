package hu.ugyfelkapu.keycloak.telephone.web;

import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticatorFactory;
import hu.ugyfelkapu.keycloak.telephone.KeyMissingException;
import hu.ugyfelkapu.keycloak.telephone.KeyRing;
import hu.ugyfelkapu.keycloak.telephone.TelephoneCredential;
import hu.ugyfelkapu.keycloak.telephone.TelephoneSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.Authenticator;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * {@code ugyfelkapu-telephone-digits}: asks for digits of the telephone password. Its configuration
 * holds for the voice line and the officials, too.
 */
public final class TelephoneDigitsFactory extends PackAuthenticatorFactory {

  private static final TelephoneDigitsAuthenticator SINGLETON = new TelephoneDigitsAuthenticator();

  public TelephoneDigitsFactory() {
    super(
        TelephoneSettings.PLACE,
        "Ügyfélkapu+ - Telephone digits",
        "Asks for some digits of the telephone password, or for the whole one-time password and a new one. Its settings in the browser flow hold for the voice line and the officials, too.",
        TelephoneSettings.properties());
  }

  @Override
  public void validate(Map<String, String> config) {
    TelephoneSettings.from(config);
  }

  /** Without a key the method does not work, and says so when it is set up. */
  @Override
  public void validateHere(KeycloakSession session, Map<String, String> config) {
    try {
      new KeyRing(session, TelephoneSettings.from(config).keyId()).check();
    } catch (KeyMissingException e) {
      throw new InvalidSettingException(
          TelephoneSettings.KEY,
          "names no usable key, and without one the method does not work. " + e.getMessage());
    }
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return SINGLETON;
  }

  /** Lets the account console show the credential. */
  @Override
  public Set<String> getOptionalReferenceCategories(KeycloakSession session) {
    return Set.of(TelephoneCredential.TYPE);
  }

  @Override
  public Set<String> completes() {
    return Set.of(IdentificationMethod.TELEPHONE);
  }

  @Override
  public Optional<String> proof(UserModel user, String methodId) {
    return TelephoneCredential.of(user).map(CredentialModel::getId);
  }

  /**
   * Failures of this method and of the others do not lock one another (mission.md §6 [W]; H6): the
   * method has its own lock, which the credential's row keeps.
   */
  @Override
  public boolean heedsLoginLock() {
    return false;
  }
}

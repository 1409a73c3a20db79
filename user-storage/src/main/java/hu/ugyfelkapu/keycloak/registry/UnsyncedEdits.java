package hu.ugyfelkapu.keycloak.registry;

import hu.ugyfelkapu.keycloak.registry.query.RegistrationRow;
import hu.ugyfelkapu.keycloak.registry.query.RegistryChanges;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelValidationException;
import org.keycloak.models.RealmModel;
import org.keycloak.storage.UserStorageUtil;
import org.keycloak.storage.adapter.AbstractUserAdapterFederatedStorage;
import org.keycloak.storage.federated.UserFederatedStorageProvider;

/**
 * Edit mode UNSYNCED: a new address is kept in Keycloak's federated storage, and shown from then on
 * whatever the registry says. Address and proof stay together, so that the proof of one never falls
 * on another that the registry got meanwhile.
 */
final class UnsyncedEdits implements Edits {

  private static final String EMAIL = AbstractUserAdapterFederatedStorage.EMAIL_ATTRIBUTE;
  private static final String VERIFIED =
      AbstractUserAdapterFederatedStorage.EMAIL_VERIFIED_ATTRIBUTE;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final String userId;

  UnsyncedEdits(KeycloakSession session, RealmModel realm, String userId) {
    this.session = session;
    this.realm = realm;
    this.userId = userId;
  }

  @Override
  public RegistrationRow shown(RegistrationRow row) {
    MultivaluedHashMap<String, String> kept = storage().getAttributes(realm, userId);
    String email = kept == null ? null : kept.getFirst(EMAIL);
    return email == null
        ? row
        : row.withEmail(email, Boolean.parseBoolean(kept.getFirst(VERIFIED)));
  }

  @Override
  public RegistrationRow write(RegistrationRow row, OwnedAttribute owned, String value) {
    WritableEdits.requireAddress(owned, value);
    return keep(row, value, false);
  }

  @Override
  public RegistrationRow verify(RegistrationRow row, boolean verified) {
    String email = shown(row).email();
    if (email == null) {
      throw Edits.readOnly("emailVerified");
    }
    return keep(row, email, verified);
  }

  /** What was kept counts no more: the registry has got an address since. */
  void forget() {
    storage().removeAttribute(realm, userId, EMAIL);
    storage().removeAttribute(realm, userId, VERIFIED);
  }

  private UserFederatedStorageProvider storage() {
    return UserStorageUtil.userFederatedStorage(session);
  }

  private RegistrationRow keep(RegistrationRow row, String email, boolean verified) {
    if (!isEntitled(row)) {
      throw new ModelValidationException(RegistryChanges.NOT_CHANGEABLE);
    }
    storage().setSingleAttribute(realm, userId, EMAIL, email);
    storage().setSingleAttribute(realm, userId, VERIFIED, Boolean.toString(verified));
    return row;
  }
}

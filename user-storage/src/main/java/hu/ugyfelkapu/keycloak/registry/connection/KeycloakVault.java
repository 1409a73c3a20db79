package hu.ugyfelkapu.keycloak.registry.connection;

import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.vault.VaultStringSecret;

/**
 * Keycloak's vault, read as the administration's realm. Keycloak keeps a vault's secrets apart by
 * realm, a connection belongs to the whole server: with any other realm that realm's administrator
 * could name the same secret in settings of his own, and have it sent where he likes. In a vault of
 * plain files the secret {@code regdb} is the file {@code master_regdb}.
 */
final class KeycloakVault implements Vault {

  private volatile KeycloakSessionFactory sessions;

  /** Known only once all of Keycloak's providers are there; until then the vault is empty. */
  void connect(KeycloakSessionFactory factory) {
    sessions = factory;
  }

  /** In a session of its own: whoever waits for the connection may be in the middle of another. */
  @Override
  public Optional<String> secret(String key) {
    KeycloakSessionFactory factory = sessions;
    if (factory == null) {
      return Optional.empty();
    }
    return KeycloakModelUtils.runJobInTransactionWithResult(
        factory,
        session -> {
          RealmModel realm = session.realms().getRealmByName(Config.getAdminRealm());
          if (realm == null) {
            return Optional.empty();
          }
          session.getContext().setRealm(realm);
          try (VaultStringSecret secret = session.vault().getStringSecret(expression(key))) {
            return secret.get();
          }
        });
  }

  /** How settings of Keycloak name a secret. */
  static String expression(String key) {
    return "${vault." + key + "}";
  }
}

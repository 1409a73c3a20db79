package hu.ugyfelkapu.keycloak.telephone.store;

import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** {@code ugyfelkapu-telephone}: federated storage has no index on what a telephone id needs. */
public final class TelephoneTablesFactory implements JpaEntityProviderFactory {

  static final String ID = "ugyfelkapu-telephone";

  @Override
  public JpaEntityProvider create(KeycloakSession session) {
    return new TelephoneTables();
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(TelephoneTablesFactory::follow);
  }

  /** Keycloak knows nothing of these tables when it removes a user or a realm. */
  private static void follow(ProviderEvent event) {
    if (event instanceof UserModel.UserRemovedEvent removed) {
      new TelephoneRegister(removed.getKeycloakSession(), removed.getRealm())
          .removeUser(removed.getUser().getId());
    } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
      new TelephoneRegister(removed.getKeycloakSession(), removed.getRealm()).removeAll();
    }
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void init(Config.Scope config) {
    // no server option
  }

  @Override
  public void close() {
    // holds nothing
  }
}

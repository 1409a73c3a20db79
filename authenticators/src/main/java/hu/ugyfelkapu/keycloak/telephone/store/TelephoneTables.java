package hu.ugyfelkapu.keycloak.telephone.store;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** The two tables of telephone identification in Keycloak's own database. */
final class TelephoneTables implements JpaEntityProvider {

  @Override
  public List<Class<?>> getEntities() {
    return List.of(TelephoneEntity.class, FailureEntity.class);
  }

  @Override
  public String getChangelogLocation() {
    return "META-INF/ugyfelkapu-telephone-changelog.xml";
  }

  @Override
  public String getFactoryId() {
    return TelephoneTablesFactory.ID;
  }

  @Override
  public void close() {
    // holds nothing
  }
}

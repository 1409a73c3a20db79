package hu.ugyfelkapu.keycloak.docker.benchmark.probe;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Serves {@code /realms/{realm}/ugyfelkapu-benchmark}. */
public final class ProbeResourceFactory implements RealmResourceProviderFactory {
  public static final String ID = "ugyfelkapu-benchmark";

  @Override
  public RealmResourceProvider create(KeycloakSession session) {
    return new ProbeResource(session);
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void init(Config.Scope config) {
    // nothing to set
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    // nothing to prepare
  }

  @Override
  public void close() {
    // nothing to release
  }
}

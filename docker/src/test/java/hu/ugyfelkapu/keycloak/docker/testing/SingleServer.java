package hu.ugyfelkapu.keycloak.docker.testing;

import hu.ugyfelkapu.keycloak.docker.server.KeycloakServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A node that stands alone on this machine. */
public abstract class SingleServer implements KeycloakNodes {
  /** Null until it is started. */
  protected KeycloakServer server;

  @Override
  public final URI url() {
    return server.url();
  }

  @Override
  public final URI managementUrl() {
    return server.managementUrl();
  }

  @Override
  public final List<Path> logs() {
    return List.of(server.log());
  }

  @Override
  public final void close() {
    if (server != null) {
      server.close();
    }
  }
}

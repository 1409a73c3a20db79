package hu.ugyfelkapu.keycloak.identification;

import jakarta.ws.rs.ForbiddenException;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;

/** Demands https of the pack's own resources as the realm has Keycloak demand it of its own. */
public final class TransportSecurity {

  private TransportSecurity() {}

  /**
   * @throws ForbiddenException when the present request should have come by https
   */
  public static void require(KeycloakSession session) {
    KeycloakContext context = session.getContext();
    if (!"https".equals(context.getUri().getBaseUri().getScheme())
        && context.getRealm().getSslRequired().isRequired(context.getConnection())) {
      throw new ForbiddenException("HTTPS required");
    }
  }
}

package hu.ugyfelkapu.keycloak.idcard.phone;

import hu.ugyfelkapu.keycloak.identification.TransportSecurity;
import jakarta.ws.rs.ForbiddenException;
import org.keycloak.http.HttpResponse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.util.CacheControlUtil;

/** Serves phones; nobody needs to be known here. */
record PhoneResourceProvider(KeycloakSession session) implements RealmResourceProvider {

  @Override
  public Object getResource() {
    CacheControlUtil.noBackButtonCacheControlHeader(session);
    HttpResponse response = session.getContext().getHttpResponse();
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    TransportSecurity.require(session);
    if (!session.getContext().getRealm().isEnabled()) {
      throw new ForbiddenException();
    }
    return new PhoneResource(session);
  }

  @Override
  public void close() {
    // holds nothing
  }
}

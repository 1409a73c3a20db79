package hu.ugyfelkapu.keycloak.telephone.voice;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.util.CacheControlUtil;

/**
 * Lets the voice system in, and nobody else: Keycloak itself asks nobody who calls a realm's
 * resource (H86).
 */
record VoiceLineProvider(KeycloakSession session) implements RealmResourceProvider {

  /**
   * @throws jakarta.ws.rs.NotAuthorizedException without a valid token of this realm
   * @throws jakarta.ws.rs.ForbiddenException when the token is not one of a voice system
   */
  @Override
  public Object getResource() {
    // For the answers that are not made by the resource, such as 401 and 404.
    CacheControlUtil.noBackButtonCacheControlHeader(session);
    return new VoiceLine(session, VoiceSystem.of(session));
  }

  @Override
  public void close() {
    // holds nothing
  }
}

package hu.ugyfelkapu.keycloak.telephone.voice;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** {@code ugyfelkapu-telephone-voice}: {@code /realms/{realm}/ugyfelkapu-telephone-voice}. */
public final class VoiceLineFactory implements RealmResourceProviderFactory {

  public static final String ID = "ugyfelkapu-telephone-voice";

  @Override
  public RealmResourceProvider create(KeycloakSession session) {
    return new VoiceLineProvider(session);
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
  public void postInit(KeycloakSessionFactory factory) {
    // nothing to prepare
  }

  @Override
  public void close() {
    // holds nothing
  }
}

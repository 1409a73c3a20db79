package hu.ugyfelkapu.keycloak.identification;

import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** {@code ugyfelkapu-recorder}: last execution of the flow, records what was proven. */
public final class IdentificationRecorderFactory extends PackAuthenticatorFactory {

  public static final String ID = "ugyfelkapu-recorder";
  private static final IdentificationRecorder SINGLETON = new IdentificationRecorder();

  public IdentificationRecorderFactory() {
    super(
        ID,
        "Ügyfélkapu+ - Recorder",
        "Must stand, required, behind the method sub-flows: checks what was really proven, then sets level, session notes and event details. Without it no level is ever recorded.",
        List.of());
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return SINGLETON;
  }
}

package hu.ugyfelkapu.keycloak.identification;

import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** {@code ugyfelkapu-method-chooser}: the first page, one button per method of the flow. */
public final class MethodChooserFactory extends PackAuthenticatorFactory {

  public static final String ID = "ugyfelkapu-method-chooser";
  private static final MethodChooser SINGLETON = new MethodChooser();

  public MethodChooserFactory() {
    super(
        ID,
        "Ügyfélkapu+ - Method chooser",
        "Offers the methods whose conditional sub-flows stand beside it in the flow and reach the level the relying party asked for.",
        List.of());
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return SINGLETON;
  }
}

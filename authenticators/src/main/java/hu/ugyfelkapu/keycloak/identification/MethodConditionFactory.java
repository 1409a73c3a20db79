package hu.ugyfelkapu.keycloak.identification;

import java.util.List;
import java.util.Map;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * {@code ugyfelkapu-method-condition}: binds a conditional sub-flow to an identification method.
 */
public final class MethodConditionFactory extends PackAuthenticatorFactory
    implements ConditionalAuthenticatorFactory {

  public static final String ID = "ugyfelkapu-method-condition";
  public static final String METHOD = "method";
  public static final String URI = "uri";
  public static final String LEVEL = "level";
  public static final String CLOSING_DATE = "closing-date";

  private static final List<ProviderConfigProperty> SETTINGS =
      ProviderConfigurationBuilder.create()
          .property()
          .name(METHOD)
          .label("Method id")
          .helpText(
              "Form value of the method, e.g. ugyfelkapu or ugyfelkapu-plus-app: 1 to 64 lower-case letters, digits and hyphens.")
          .type(ProviderConfigProperty.STRING_TYPE)
          .required(true)
          .add()
          .property()
          .name(URI)
          .label("Method URI")
          .helpText(
              "What relying parties read as azonositasModja. Empty: the pack's URI of a method it knows.")
          .type(ProviderConfigProperty.STRING_TYPE)
          .add()
          .property()
          .name(LEVEL)
          .label("eIDAS level")
          .helpText(
              "1 (low), 2 (substantial) or 3 (high). Empty: the pack's level of a method it knows.")
          .type(ProviderConfigProperty.LIST_TYPE)
          .options("1", "2", "3")
          .add()
          .property()
          .name(CLOSING_DATE)
          .label("Closing date")
          .helpText(
              "From this moment the method alone logs no one in: 2025-01-16 or 2025-01-16T00:00 (Budapest time), or the word never. Empty: 2025-01-16 for ugyfelkapu, never for the others.")
          .type(ProviderConfigProperty.STRING_TYPE)
          .add()
          .build();

  public MethodConditionFactory() {
    super(
        ID,
        "Condition - Ügyfélkapu+ method chosen",
        "The sub-flow runs when the citizen chose this method; the chooser page has a button for it.",
        SETTINGS);
  }

  @Override
  public void validate(Map<String, String> config) {
    IdentificationMethod.from(config);
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return MethodCondition.SINGLETON;
  }

  @Override
  public ConditionalAuthenticator getSingleton() {
    return MethodCondition.SINGLETON;
  }
}

package hu.ugyfelkapu.keycloak.registry.username;

import java.util.List;
import org.keycloak.provider.ConfiguredProvider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.validate.AbstractStringValidator;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.ValidationError;
import org.keycloak.validate.ValidatorConfig;

/**
 * Validator {@code ugyfelkapu-username} for the realm's user profile: the rules of mission.md §2,
 * one message per broken rule. It takes the place of Keycloak's {@code
 * username-prohibited-characters}, which forbids spaces. No configuration.
 */
public class UsernameValidator extends AbstractStringValidator implements ConfiguredProvider {

  public static final String ID = "ugyfelkapu-username";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  protected void doValidate(
      String value, String inputHint, ValidationContext context, ValidatorConfig config) {
    for (UsernameRule rule : UsernameRule.brokenBy(value)) {
      context.addError(new ValidationError(ID, inputHint, rule.messageKey()));
    }
  }

  @Override
  public String getHelpText() {
    return "User name of at least 4 Hungarian letters, digits and spaces, at least 3 of them different";
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return List.of();
  }
}

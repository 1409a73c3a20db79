package hu.ugyfelkapu.keycloak.identification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * What the factories of this pack have in common. None lets Keycloak count a missing set-up as
 * success ({@code isUserSetupAllowed} is false).
 */
public abstract class PackAuthenticatorFactory implements AuthenticatorFactory {

  private static final Requirement[] CHOICES = {Requirement.REQUIRED, Requirement.DISABLED};

  private final String id;
  private final String displayType;
  private final String helpText;
  private final List<ProviderConfigProperty> settings;

  protected PackAuthenticatorFactory(
      String id, String displayType, String helpText, List<ProviderConfigProperty> settings) {
    this.id = id;
    this.displayType = displayType;
    this.helpText = helpText;
    this.settings = List.copyOf(settings);
  }

  /**
   * Ids of the methods that this authenticator's success can complete; none for those that prove
   * nothing. The chooser reads from it which levels a sub-flow can reach.
   */
  public Set<String> completes() {
    return Set.of();
  }

  /**
   * What a completed method of that person stands on: the id of the factor's credential, or a word
   * of the authenticator's own where there is none. A claim and a session hold only as long as this
   * stays the same.
   *
   * @return empty when the method is not enough for that person, as a password is not for whoever
   *     has a second factor
   */
  public Optional<String> proof(UserModel user, String methodId) {
    return Optional.empty();
  }

  /**
   * Checks a configuration that an administrator wants to save.
   *
   * @throws InvalidSettingException with the reason when it makes no sense
   */
  public void validate(Map<String, String> config) {
    // a factory without settings has nothing to refuse
  }

  /**
   * Checks what a configuration needs of this very server, such as a key in its vault. Refused when
   * an administrator saves it; in a realm that is imported only logged, since the server may be
   * made ready later.
   *
   * @param session in whose context the realm stands
   * @param config one that {@link #validate} has let pass
   * @throws InvalidSettingException with the reason when the server has it not
   */
  public void validateHere(KeycloakSession session, Map<String, String> config) {
    // most settings need nothing
  }

  /**
   * Whether a person whom Keycloak's brute-force protector has locked is refused by this method,
   * too.
   */
  public boolean heedsLoginLock() {
    return true;
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public String getDisplayType() {
    return displayType;
  }

  @Override
  public String getHelpText() {
    return helpText;
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return settings;
  }

  @Override
  public boolean isConfigurable() {
    return !settings.isEmpty();
  }

  @Override
  public Requirement[] getRequirementChoices() {
    return CHOICES.clone();
  }

  @Override
  public boolean isUserSetupAllowed() {
    return false;
  }

  @Override
  public String getReferenceCategory() {
    return null;
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

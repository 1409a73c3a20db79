package hu.ugyfelkapu.keycloak.identification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** What every authenticator factory of the pack promises to Keycloak and to administrators. */
class FactoriesTest {

  private static List<PackAuthenticatorFactory> factories() {
    return ServiceLoader.load(AuthenticatorFactory.class).stream()
        .filter(provider -> PackAuthenticatorFactory.class.isAssignableFrom(provider.type()))
        .map(ServiceLoader.Provider::get)
        .map(PackAuthenticatorFactory.class::cast)
        .toList();
  }

  @Test
  void allAreRegisteredUnderThePacksPrefix() {
    assertThat(factories())
        .extracting(PackAuthenticatorFactory::getId)
        .containsExactlyInAnyOrder(
            "ugyfelkapu-single-sign-on",
            "ugyfelkapu-method-chooser",
            "ugyfelkapu-method-condition",
            "ugyfelkapu-recorder",
            "ugyfelkapu-password-form",
            "ugyfelkapu-plus-app-code",
            "ugyfelkapu-plus-enrolment",
            "ugyfelkapu-plus-factor",
            "ugyfelkapu-plus-email-code",
            "ugyfelkapu-telephone-id",
            "ugyfelkapu-telephone-digits",
            "ugyfelkapu-id-card");
  }

  /** H2: another category would be ignored by the brute-force protector. */
  @Test
  void referenceCategoriesAreOnesThatTheProtectorCounts_H2() {
    Set<String> counted = Set.of("password", "otp", "recovery-authn-codes");

    assertThat(factories())
        .extracting(PackAuthenticatorFactory::getReferenceCategory)
        .allMatch(category -> category == null || counted.contains(category));
  }

  /** A missing set-up counts as success to Keycloak where this is allowed. */
  @Test
  void noneLetsAMissingSetUpPass() {
    assertThat(factories()).noneMatch(PackAuthenticatorFactory::isUserSetupAllowed);
  }

  @Test
  void everySettingHasLabelAndHelp() {
    List<ProviderConfigProperty> settings =
        factories().stream().flatMap(f -> f.getConfigProperties().stream()).toList();

    assertThat(settings).isNotEmpty();
    assertThat(settings)
        .allSatisfy(
            setting -> {
              assertThat(setting.getLabel()).isNotBlank();
              assertThat(setting.getHelpText()).isNotBlank();
            });
  }

  /** H43: no configuration means defaults; only a method condition needs its method. */
  @Test
  void missingConfigurationIsValid_H43() {
    Set<String> refusing =
        factories().stream()
            .filter(factory -> refuses(factory, Map.of()))
            .map(PackAuthenticatorFactory::getId)
            .collect(Collectors.toSet());

    assertThat(refusing).containsExactly(MethodConditionFactory.ID);
  }

  private static boolean refuses(PackAuthenticatorFactory factory, Map<String, String> config) {
    try {
      factory.validate(config);
      return false;
    } catch (InvalidSettingException e) {
      return true;
    }
  }
}

package hu.ugyfelkapu.keycloak.password;

import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import java.util.Map;

/**
 * Settings of the password form.
 *
 * @param registry provider id of the user store that holds the registrations
 */
record PasswordSettings(String registry) {

  static final String REGISTRY = "registry";
  static final String DEFAULT_REGISTRY = "ugyfelkapu-registry";

  /**
   * @param config the execution's configuration, may be null
   * @throws InvalidSettingException when the id cannot be one of a provider
   */
  static PasswordSettings from(Map<String, String> config) {
    String registry = config == null ? null : config.get(REGISTRY);
    if (registry == null || registry.isBlank()) {
      return new PasswordSettings(DEFAULT_REGISTRY);
    }
    if (!registry.strip().matches("[A-Za-z0-9._-]{1,36}")) {
      throw new InvalidSettingException(
          REGISTRY,
          "must be the id of a user storage provider, 1 to 36 letters, digits, dots, hyphens");
    }
    return new PasswordSettings(registry.strip());
  }
}

package hu.ugyfelkapu.keycloak.identification;

import java.util.Map;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * A whole number that administrators set, with its bounds.
 *
 * @param key key in the configuration
 * @param label name in the admin console
 * @param help what it does, with unit and bounds
 * @param defaultValue what an empty or missing setting means
 * @param least lowest value
 * @param most highest value
 */
public record NumberSetting(
    String key, String label, String help, int defaultValue, int least, int most) {

  /**
   * Reads the setting.
   *
   * @param config may be null
   * @throws InvalidSettingException when it is no whole number within the bounds
   */
  public int in(Map<String, String> config) {
    String text = config == null ? null : config.get(key);
    if (text == null || text.isBlank()) {
      return defaultValue;
    }
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, with the same words as one out of bounds
    }
    throw new InvalidSettingException(key, "must be a whole number from " + least + " to " + most);
  }

  /** As the admin console shows it. */
  public ProviderConfigProperty property() {
    return new ProviderConfigProperty(
        key, label, help, ProviderConfigProperty.STRING_TYPE, Integer.toString(defaultValue));
  }
}

package hu.ugyfelkapu.keycloak.registry;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.keycloak.storage.UserStorageProvider.EditMode;

/**
 * What a component lets its citizens change.
 *
 * @param writable setting {@code editMode}: {@code READ_ONLY}, the default, or {@code WRITABLE}
 * @param validity setting {@code validityDays}: how long a registration is valid after its password
 *     was changed, 1–1826 whole days. 1826, the default, is the 5 years of mission.md §8; the later
 *     law's 2 years are 730
 */
record EditSettings(boolean writable, Duration validity) {

  static final String EDIT_MODE = "editMode";
  static final String VALIDITY_DAYS = "validityDays";

  static final List<String> MODES = List.of(EditMode.READ_ONLY.name(), EditMode.WRITABLE.name());
  static final int MOST_DAYS = 1826;

  /**
   * @param setting answers the component's setting for a key; null or blank means the default
   * @throws IllegalArgumentException with a sentence that names the setting
   */
  static EditSettings from(UnaryOperator<String> setting) {
    String mode = value(setting, EDIT_MODE, EditMode.READ_ONLY.name());
    if (!MODES.contains(mode)) {
      throw new IllegalArgumentException(
          "The setting " + EDIT_MODE + " must be " + String.join(" or ", MODES) + ".");
    }
    return new EditSettings(
        mode.equals(EditMode.WRITABLE.name()), Duration.ofDays(validityDays(setting)));
  }

  private static int validityDays(UnaryOperator<String> setting) {
    try {
      int days = Integer.parseInt(value(setting, VALIDITY_DAYS, Integer.toString(MOST_DAYS)));
      if (days >= 1 && days <= MOST_DAYS) {
        return days;
      }
    } catch (NumberFormatException e) {
      // Same sentence as for a number out of bounds.
    }
    throw new IllegalArgumentException(
        "The setting " + VALIDITY_DAYS + " must be a whole number from 1 to " + MOST_DAYS + ".");
  }

  private static String value(UnaryOperator<String> setting, String key, String standard) {
    String value = setting.apply(key);
    return value == null || value.isBlank() ? standard : value.strip();
  }
}

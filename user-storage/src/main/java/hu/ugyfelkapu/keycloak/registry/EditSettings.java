package hu.ugyfelkapu.keycloak.registry;

import hu.ugyfelkapu.keycloak.registry.query.NewIds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.storage.UserStorageProvider.EditMode;

/**
 * What a component lets people change.
 *
 * @param mode setting {@code editMode}: {@code READ_ONLY}, the default, {@code WRITABLE}, or {@code
 *     UNSYNCED}, where Keycloak keeps new passwords and addresses beside the registry
 * @param validity setting {@code validityDays}: how long a registration is valid after its password
 *     was changed, 1–1826 whole days. 1826, the default, is the 5 years of mission.md §8; the later
 *     law's 2 years are 730
 * @param newIds setting {@code newRegistrations}: where the ids of registrations come from that are
 *     made in Keycloak; empty, the default, if none are
 */
record EditSettings(EditMode mode, Duration validity, Optional<NewIds> newIds) {

  static final String EDIT_MODE = "editMode";
  static final String VALIDITY_DAYS = "validityDays";
  static final String NEW_REGISTRATIONS = "newRegistrations";

  static final String OFF = "off";

  static final int MOST_DAYS = 1826;

  private static final List<EditMode> MODES =
      List.of(EditMode.READ_ONLY, EditMode.WRITABLE, EditMode.UNSYNCED);

  /**
   * @param setting answers the component's setting for a key; null or blank means the default
   * @throws IllegalArgumentException with a sentence that names the setting
   */
  static EditSettings from(UnaryOperator<String> setting) {
    String word = value(setting, EDIT_MODE, EditMode.READ_ONLY.name());
    EditMode mode =
        MODES.stream()
            .filter(each -> each.name().equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The setting "
                            + EDIT_MODE
                            + " must be "
                            + String.join(" or ", words())
                            + "."));
    String created = value(setting, NEW_REGISTRATIONS, OFF);
    if (!created.equals(OFF) && mode != EditMode.WRITABLE) {
      throw new IllegalArgumentException(
          "The setting " + NEW_REGISTRATIONS + " must be off, unless the edit mode is WRITABLE.");
    }
    return new EditSettings(
        mode,
        Duration.ofDays(validityDays(setting)),
        created.equals(OFF) ? Optional.empty() : Optional.of(newIds(created)));
  }

  boolean writable() {
    return mode == EditMode.WRITABLE;
  }

  boolean unsynced() {
    return mode == EditMode.UNSYNCED;
  }

  static List<ProviderConfigProperty> properties() {
    ProviderConfigProperty editMode =
        new ProviderConfigProperty(
            EDIT_MODE,
            "Edit mode",
            "READ_ONLY: nothing is ever written. WRITABLE: citizens can change their password and"
                + " e-mail address and end their registration; the connection's account needs the right to update these columns."
                + " UNSYNCED: new passwords and addresses are kept in Keycloak beside the registry, which is not written",
            ProviderConfigProperty.LIST_TYPE,
            EditMode.READ_ONLY.name());
    editMode.setOptions(words());
    return List.of(
        editMode,
        new ProviderConfigProperty(
            VALIDITY_DAYS,
            "Validity in days",
            "For how many days a registration is valid after its password was changed, 1 to "
                + MOST_DAYS
                + "; used where the edit mode is WRITABLE",
            ProviderConfigProperty.STRING_TYPE,
            Integer.toString(MOST_DAYS)),
        new ProviderConfigProperty(
            NEW_REGISTRATIONS,
            "New registrations",
            "off: users added in Keycloak are no registrations. Otherwise, where the edit mode is WRITABLE, they become rows, and this says"
                + " where their ids come from: database (the column numbers itself), uuid, or sequence: and the sequence's name",
            ProviderConfigProperty.STRING_TYPE,
            OFF));
  }

  private static List<String> words() {
    return MODES.stream().map(EditMode::name).toList();
  }

  private static NewIds newIds(String typed) {
    try {
      return NewIds.parse(typed);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The setting " + NEW_REGISTRATIONS + " " + e.getMessage() + ".", e);
    }
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

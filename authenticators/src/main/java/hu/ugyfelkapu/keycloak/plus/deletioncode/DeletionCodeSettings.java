package hu.ugyfelkapu.keycloak.plus.deletioncode;

import hu.ugyfelkapu.keycloak.identification.NumberSetting;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Settings of the deletion code's use (mission.md §5).
 *
 * @param tries wrong codes after which the function is locked
 * @param lock how long it stays locked
 */
public record DeletionCodeSettings(int tries, Duration lock) {

  static final NumberSetting TRIES =
      new NumberSetting(
          "deletion-code-tries",
          "Wrong deletion codes",
          "Wrong deletion codes after which a person's deletion code is locked: 1 to 10.",
          5,
          1,
          10);
  static final NumberSetting LOCK =
      new NumberSetting(
          "deletion-code-lock-hours",
          "Lock of the deletion code",
          "Hours for which it stays locked then: 1 to 168.",
          24,
          1,
          168);

  public static final List<NumberSetting> ALL = List.of(TRIES, LOCK);

  /**
   * @param config the configuration of the app code's execution, may be null
   * @throws hu.ugyfelkapu.keycloak.identification.InvalidSettingException when a setting makes no
   *     sense
   */
  public static DeletionCodeSettings from(Map<String, String> config) {
    return new DeletionCodeSettings(TRIES.in(config), Duration.ofHours(LOCK.in(config)));
  }
}

package hu.ugyfelkapu.keycloak.plus.email;

import hu.ugyfelkapu.keycloak.code.CodeLimits;
import hu.ugyfelkapu.keycloak.identification.MethodSubFlow;
import hu.ugyfelkapu.keycloak.identification.NumberSetting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.keycloak.models.RealmModel;

/**
 * Settings of e-mailed codes. They stand in one place, the configuration of the method's code
 * execution, and hold for every code that the pack mails.
 */
public final class EmailCodeSettings {

  static final NumberSetting LIFETIME =
      new NumberSetting(
          "code-lifetime-seconds",
          "Lifetime of a code",
          "Seconds from sending until the code is refused: 60 to 3600.",
          600,
          60,
          3600);
  static final NumberSetting COOLDOWN =
      new NumberSetting(
          "resend-after-seconds",
          "Time between two mails",
          "Seconds before the same person can be sent another code: 10 to 3600.",
          60,
          10,
          3600);
  static final NumberSetting MAILS =
      new NumberSetting(
          "mails-per-hour",
          "Mails per hour",
          "Codes that the same person can be sent within any hour: 1 to 60.",
          5,
          1,
          60);
  static final NumberSetting TRIES =
      new NumberSetting(
          "wrong-tries", "Wrong tries", "Tries after which a code is void: 1 to 20.", 5, 1, 20);

  static final List<NumberSetting> ALL = List.of(LIFETIME, COOLDOWN, MAILS, TRIES);

  private EmailCodeSettings() {}

  /**
   * @param config the execution's configuration, may be null
   * @throws hu.ugyfelkapu.keycloak.identification.InvalidSettingException when a setting makes no
   *     sense
   */
  static CodeLimits from(Map<String, String> config) {
    return new CodeLimits(
        Duration.ofSeconds(LIFETIME.in(config)),
        Duration.ofSeconds(COOLDOWN.in(config)),
        MAILS.in(config),
        TRIES.in(config));
  }

  /** The limits that hold in that flow of methods. */
  public static CodeLimits of(RealmModel realm, String methodFlow) {
    return from(MethodSubFlow.settingsOf(realm, methodFlow, EmailCodeFactory.ID));
  }
}

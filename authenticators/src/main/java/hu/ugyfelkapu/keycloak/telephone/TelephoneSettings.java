package hu.ugyfelkapu.keycloak.telephone;

import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import hu.ugyfelkapu.keycloak.identification.MethodSubFlow;
import hu.ugyfelkapu.keycloak.identification.NumberSetting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * Settings of telephone identification. They stand in one place, the configuration of the execution
 * {@code ugyfelkapu-telephone-digits} in the realm's browser flow, and hold for the web, the voice
 * line and the officials.
 *
 * @param keyId id of the key that encrypts now: 1 to 16 lower-case letters and digits; empty when
 *     none is set, and then the method does not work
 * @param whole whether the web asks the whole password
 * @param firstPassword how long a one-time password can be used
 * @param perAddress failures from one source address within an hour
 * @param perRealm failures in the realm within an hour
 */
public record TelephoneSettings(
    String keyId, boolean whole, Duration firstPassword, int perAddress, int perRealm) {

  /** The authenticator whose configuration this is. */
  public static final String PLACE = "ugyfelkapu-telephone-digits";

  /** Key of the setting that names the encrypting key. */
  public static final String KEY = "key-id";

  static final String WHOLE = "whole-password";

  private static final Pattern KEY_ID = Pattern.compile("[a-z0-9]{1,16}");

  static final NumberSetting DAYS =
      new NumberSetting(
          "first-password-days",
          "Days of the one-time password",
          "Days within which a one-time password must be replaced: 1 to 30.",
          5,
          1,
          30);
  static final NumberSetting PER_ADDRESS =
      new NumberSetting(
          "failures-per-address",
          "Failures per address",
          "Failed identifications from one source address (web) or calling number (voice line) within an hour: 3 to 10000.",
          30,
          3,
          10_000);
  static final NumberSetting PER_REALM =
      new NumberSetting(
          "failures-per-realm",
          "Failures in the realm",
          "Failed identifications in the whole realm within an hour: 10 to 1000000.",
          300,
          10,
          1_000_000);

  private static final List<NumberSetting> NUMBERS = List.of(DAYS, PER_ADDRESS, PER_REALM);

  /** What the admin console shows. */
  public static List<ProviderConfigProperty> properties() {
    List<ProviderConfigProperty> properties =
        new ArrayList<>(
            ProviderConfigurationBuilder.create()
                .property()
                .name(KEY)
                .label("Key id")
                .helpText(
                    "Which key encrypts telephone passwords: 1 to 16 lower-case letters and digits. The vault holds it as telephone_<id>: 32 bytes in Base64. Earlier keys must stay in the vault as long as a password is encrypted with them. Without a key the method does not work.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .required(true)
                .add()
                .property()
                .name(WHOLE)
                .label("Ask the whole password")
                .helpText(
                    "On the web all six digits are asked instead of three. The voice line is not affected.")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue("false")
                .add()
                .build());
    NUMBERS.forEach(number -> properties.add(number.property()));
    return List.copyOf(properties);
  }

  /**
   * @param config the execution's configuration, may be null
   * @throws InvalidSettingException when a setting makes no sense; whether the key is there is for
   *     {@link KeyRing} to say
   */
  public static TelephoneSettings from(Map<String, String> config) {
    Map<String, String> given = config == null ? Map.of() : config;
    String keyId = given.get(KEY) == null ? "" : given.get(KEY).strip();
    if (!keyId.isEmpty() && !KEY_ID.matcher(keyId).matches()) {
      throw new InvalidSettingException(KEY, "must be 1 to 16 lower-case letters and digits");
    }
    String whole = given.get(WHOLE) == null ? "" : given.get(WHOLE).strip();
    if (!List.of("", "true", "false").contains(whole)) {
      throw new InvalidSettingException(WHOLE, "must be true or false");
    }
    return new TelephoneSettings(
        keyId,
        Boolean.parseBoolean(whole),
        Duration.ofDays(DAYS.in(given)),
        PER_ADDRESS.in(given),
        PER_REALM.in(given));
  }

  /** The settings that hold in the realm, whoever asks. */
  public static TelephoneSettings of(RealmModel realm) {
    return flows(realm, realm.getBrowserFlow().getId())
        .map(flow -> MethodSubFlow.settingsOf(realm, flow, PLACE))
        .filter(config -> !config.isEmpty())
        .findFirst()
        .map(TelephoneSettings::from)
        .orElseGet(() -> from(null));
  }

  /** The flow and every enabled one below it. */
  private static Stream<String> flows(RealmModel realm, String flowId) {
    return Stream.concat(
        Stream.of(flowId),
        realm
            .getAuthenticationExecutionsStream(flowId)
            .filter(execution -> execution.isAuthenticatorFlow() && execution.isEnabled())
            .flatMap(execution -> flows(realm, execution.getFlowId())));
  }
}

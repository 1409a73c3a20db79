package hu.ugyfelkapu.keycloak.idcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

class CardSettingsTest {

  @Test
  void withoutConfigurationTheDefaultsHold() {
    CardSettings settings = CardSettings.from((AuthenticatorConfigModel) null);

    assertThat(settings.anchors()).isEmpty();
    assertThat(settings.phoneAppLink()).contains("web-eid-mobile://auth");
    assertThat(settings.clientUrl()).contains("https://web-eid.eu/");
    assertThat(settings.revocation().open()).isFalse();
    assertThat(settings.rules().issuedAfter()).isEqualTo("2015-12-31T23:00:00Z");
  }

  /** Off is a word: an empty setting means the default. */
  @Test
  void phonesAndTheClientsAddressCanBeTurnedOff() {
    CardSettings settings = CardSettings.from(Map.of("phone-app-link", "off", "client-url", "off"));

    assertThat(settings.phoneAppLink()).isEmpty();
    assertThat(settings.clientUrl()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript://x/%0aalert(1)",
        "data://x",
        "web-eid-mobile:auth",
        "https://app.pelda.test/auth#x",
        "https://app.pelda.test/\"onclick"
      })
  void appLinkThatRunsOrBreaksIsRefused(String link) {
    assertThatThrownBy(() -> CardSettings.from(Map.of("phone-app-link", link)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("phone-app-link");
  }

  @Test
  void clientsAddressIsAWebAddress() {
    assertThatThrownBy(() -> CardSettings.from(Map.of("client-url", "javascript:alert(1)")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("client-url");
  }

  /** Who leaves the defaults of the admin console as they are has the defaults. */
  @Test
  void defaultsOfTheConsoleAreTheDefaults() {
    assertThat(
            CardSettings.from(
                CardSettings.properties().stream()
                    .filter(property -> property.getDefaultValue() != null)
                    .collect(
                        Collectors.toMap(
                            ProviderConfigProperty::getName,
                            property -> property.getDefaultValue().toString()))))
        .isEqualTo(CardSettings.from(Map.of()));
  }
}

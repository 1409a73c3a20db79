package hu.ugyfelkapu.keycloak.idcard;

import hu.ugyfelkapu.keycloak.idcard.certificate.CertificateRules;
import hu.ugyfelkapu.keycloak.idcard.certificate.TrustStore;
import hu.ugyfelkapu.keycloak.idcard.challenge.CardOrigin;
import hu.ugyfelkapu.keycloak.idcard.person.PersonFields;
import hu.ugyfelkapu.keycloak.idcard.revocation.RevocationSettings;
import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.Config;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * Settings of the card login, from the configuration of its execution.
 *
 * @param anchors PEM of the trust anchors, or {@code file:NAME}; empty when none are set, and then
 *     the method does not work
 * @param issuers PEM of issuers below the anchors, or {@code file:NAME}; may be empty
 * @param rules what a certificate must be like
 * @param revocation how its status is asked for
 * @param person how its holder is recognised
 * @param phoneAppLink what opens the card's app on a phone; empty when phones are not used
 * @param clientUrl where the client program can be got; empty when pages name none
 */
public record CardSettings(
    String anchors,
    String issuers,
    CertificateRules rules,
    RevocationSettings revocation,
    PersonFields person,
    Optional<String> phoneAppLink,
    Optional<String> clientUrl) {

  private static final String PHONE_APP_LINK = "phone-app-link";
  private static final String CLIENT_URL = "client-url";

  /** The custom scheme of the protocol "Web eID for Mobile". */
  private static final String DEFAULT_APP_LINK = "web-eid-mobile://auth";

  private static final String DEFAULT_CLIENT_URL = "https://web-eid.eu/";

  private static final String OFF = "off";

  private static final Pattern LINK = Pattern.compile("[a-z][a-z0-9+.-]*://[^\\s#\"'<>]{1,300}");
  private static final Pattern RUNNING = Pattern.compile("(javascript|data|vbscript|blob|file):.*");
  private static final Pattern WEB = Pattern.compile("https?://[^\\s\"'<>]{1,300}");

  /** What the admin console shows. */
  public static List<ProviderConfigProperty> properties() {
    List<ProviderConfigProperty> properties =
        new ArrayList<>(
            ProviderConfigurationBuilder.create()
                .property()
                .name(TrustStore.ANCHORS)
                .label("Trust anchors")
                .helpText(
                    "Certificates of the authorities that end every card's path, one or more, as PEM; or file:NAME for a file in the server's trust directory. Without them the method does not work.")
                .type(ProviderConfigProperty.TEXT_TYPE)
                .required(true)
                .add()
                .property()
                .name(TrustStore.ISSUERS)
                .label("Issuers")
                .helpText(
                    "Certificates of issuers between cards and trust anchors, as PEM or file:NAME. Cards bring only their own certificate.")
                .type(ProviderConfigProperty.TEXT_TYPE)
                .add()
                .property()
                .name(CertificateRules.REQUIRED_POLICIES)
                .label("Required policies")
                .helpText(
                    "Object identifiers of certificate policies, separated by commas. A card's certificate must have one of them; empty requires none.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(CertificateRules.FORBIDDEN_POLICIES)
                .label("Forbidden policies")
                .helpText("Object identifiers that no card's certificate may have.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(CertificateRules.ISSUED_AFTER)
                .label("Issued after")
                .helpText("The first day, such as 2016-01-01, on which accepted cards were issued.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(CertificateRules.DEFAULT_ISSUED_AFTER)
                .add()
                .build());
    properties.addAll(RevocationSettings.properties());
    properties.addAll(PersonFields.properties());
    properties.addAll(
        ProviderConfigurationBuilder.create()
            .property()
            .name(PHONE_APP_LINK)
            .label("Link to the card's app")
            .helpText(
                "What opens the card's app on a phone, such as its App Link or Universal Link, which no other app can claim; or off: phones are not used as readers.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .defaultValue(DEFAULT_APP_LINK)
            .add()
            .property()
            .name(CLIENT_URL)
            .label("Where to get the client program")
            .helpText("Address that pages name when the client program is missing; or off.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .defaultValue(DEFAULT_CLIENT_URL)
            .add()
            .build());
    return List.copyOf(properties);
  }

  /**
   * What these settings need besides making sense.
   *
   * @throws InvalidSettingException when the realm must not let anybody in with them
   */
  public void requireUsable(RealmModel realm, TrustStore trusted) {
    person.requireAccepted();
    if (!trusted.isDemo() && !CardOrigin.isSet(realm, Config.scope("hostname", "v2"))) {
      throw new InvalidSettingException(
          "hostname",
          "of the server, or the realm's frontend URL, must be set: otherwise visitors could choose the origin that cards sign");
    }
  }

  /** The settings of an execution; a missing configuration means the defaults. */
  public static CardSettings from(AuthenticatorConfigModel config) {
    return from(config == null ? null : config.getConfig());
  }

  /**
   * @param config the execution's configuration, may be null
   * @throws InvalidSettingException when a setting makes no sense; what the certificates are is for
   *     {@link TrustFiles} to say
   */
  public static CardSettings from(Map<String, String> config) {
    Map<String, String> given = config == null ? Map.of() : config;
    return new CardSettings(
        text(given, TrustStore.ANCHORS, ""),
        text(given, TrustStore.ISSUERS, ""),
        CertificateRules.from(
            given.get(CertificateRules.REQUIRED_POLICIES),
            given.get(CertificateRules.FORBIDDEN_POLICIES),
            given.get(CertificateRules.ISSUED_AFTER)),
        RevocationSettings.from(given),
        PersonFields.from(given),
        appLink(text(given, PHONE_APP_LINK, DEFAULT_APP_LINK)),
        clientUrl(text(given, CLIENT_URL, DEFAULT_CLIENT_URL)));
  }

  private static Optional<String> appLink(String link) {
    if (OFF.equals(link)) {
      return Optional.empty();
    }
    if (!LINK.matcher(link).matches() || RUNNING.matcher(link).matches()) {
      throw new InvalidSettingException(PHONE_APP_LINK, "must be a link without #, or off");
    }
    return Optional.of(link);
  }

  private static Optional<String> clientUrl(String url) {
    if (OFF.equals(url)) {
      return Optional.empty();
    }
    if (!WEB.matcher(url).matches()) {
      throw new InvalidSettingException(CLIENT_URL, "must be a web address, or off");
    }
    return Optional.of(url);
  }

  private static String text(Map<String, String> given, String key, String otherwise) {
    String text = given.get(key);
    return text == null || text.isBlank() ? otherwise : text.strip();
  }
}

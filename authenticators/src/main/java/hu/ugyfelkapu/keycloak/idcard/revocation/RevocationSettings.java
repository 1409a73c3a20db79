package hu.ugyfelkapu.keycloak.idcard.revocation;

import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import hu.ugyfelkapu.keycloak.identification.NumberSetting;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * How the status of a card's certificate is asked. Part of the configuration of the execution that
 * checks cards.
 *
 * @param open whether a card passes whose status nobody can tell; a revoked one never does
 * @param responder the OCSP responder for cards, instead of those that their certificates name
 * @param responderCertificates if there are any, only they may sign that responder's answers
 * @param nonceRequired whether an answer without the request's nonce is refused
 * @param mostAge age that a status may have where nothing else bounds it
 * @param list address of the list of revoked cards, instead of those that their certificates name
 * @param hosts the only hosts that are asked
 * @param skew by how much clocks may differ
 * @param timeout for all that one source is asked about one certificate
 * @param cached how long a good answer of a responder is kept at most
 */
public record RevocationSettings(
    boolean open,
    Optional<URI> responder,
    List<X509Certificate> responderCertificates,
    boolean nonceRequired,
    Duration mostAge,
    Optional<URI> list,
    RevocationHosts hosts,
    Duration skew,
    Duration timeout,
    Duration cached) {

  /** Key of the setting that says what happens to a card whose status nobody can tell. */
  public static final String REVOCATION = "revocation";

  static final String RESPONDER = "ocsp-responder";
  static final String RESPONDER_CERTIFICATES = "ocsp-responder-certificates";
  static final String NONCE = "ocsp-nonce";
  static final String LIST = "crl-url";
  static final String HOSTS = "revocation-hosts";

  static final NumberSetting MOST_AGE =
      new NumberSetting(
          "ocsp-max-age-minutes",
          "Age of an OCSP status",
          "Minutes since a responder's thisUpdate after which an answer without nonce, or without nextUpdate, is refused: 1 to 10080.",
          60,
          1,
          10_080);
  static final NumberSetting SKEW =
      new NumberSetting(
          "clock-skew-seconds",
          "Difference of clocks",
          "Seconds by which the clocks of responders and issuers may differ from this server's: 0 to 600.",
          60,
          0,
          600);
  static final NumberSetting TIMEOUT =
      new NumberSetting(
          "revocation-timeout-seconds",
          "Time for a status",
          "Seconds for all that responders, and again for all that lists, are asked about one certificate, repetition included: 1 to 30.",
          5,
          1,
          30);
  static final NumberSetting CACHED =
      new NumberSetting(
          "status-cache-seconds",
          "Keep good answers",
          "Seconds for which a responder's good answer is kept, never longer than it allows itself: 0 to 3600. Within this time a revocation goes unnoticed. 0 asks each time.",
          0,
          0,
          3600);

  private static final String STRICT = "strict";
  private static final String OPEN = "open";
  private static final String REQUIRED = "required";
  private static final String OPTIONAL = "optional";

  private static final Logger LOG = Logger.getLogger(RevocationSettings.class);

  public RevocationSettings {
    responderCertificates = List.copyOf(responderCertificates);
  }

  /** What the admin console shows. */
  public static List<ProviderConfigProperty> properties() {
    List<ProviderConfigProperty> properties =
        new ArrayList<>(
            ProviderConfigurationBuilder.create()
                .property()
                .name(REVOCATION)
                .label("Cards of unknown status")
                .helpText(
                    "'strict' refuses a card if nobody can tell whether it is revoked. 'open' LETS IT PASS: while responder and list cannot be reached, or somebody keeps them from being reached, stolen and revoked cards log in at the highest level. Each such login is a warning in the log. A card that is known to be revoked never passes.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(STRICT, OPEN)
                .defaultValue(STRICT)
                .add()
                .property()
                .name(HOSTS)
                .label("Hosts to be asked")
                .helpText(
                    "The only hosts that are asked for the status of certificates, whatever these name: 'host' for the usual port of http and https, 'host:port' for another one; with commas or spaces between them. Those of the two addresses below need not be repeated. Without any host no status can be told.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(RESPONDER)
                .label("OCSP responder")
                .helpText(
                    "Address of the responder that is asked about cards; http or https. Empty: the one that the card's certificate names.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(RESPONDER_CERTIFICATES)
                .label("Certificates of that responder")
                .helpText(
                    "In PEM. If there are any, only they may sign that responder's answers. Empty: the cards' issuer, and those to whom it gave a certificate for OCSP.")
                .type(ProviderConfigProperty.TEXT_TYPE)
                .add()
                .property()
                .name(NONCE)
                .label("OCSP nonce")
                .helpText(
                    "'required' refuses answers that do not repeat the request's nonce. 'optional' takes them from responders that prepare their answers, within the age below; an answer with another nonce is always refused.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(REQUIRED, OPTIONAL)
                .defaultValue(REQUIRED)
                .add()
                .property()
                .name(LIST)
                .label("List of revoked cards")
                .helpText(
                    "Address of the CRL that is read if no responder tells; http or https. Empty: the one that the card's certificate names.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .build());
    Stream.of(MOST_AGE, SKEW, TIMEOUT, CACHED).forEach(number -> properties.add(number.property()));
    return List.copyOf(properties);
  }

  /**
   * @param config the execution's configuration, may be null
   * @throws InvalidSettingException when a setting makes no sense
   */
  public static RevocationSettings from(Map<String, String> config) {
    Map<String, String> given = config == null ? Map.of() : config;
    Optional<URI> responder = address(given, RESPONDER);
    Optional<URI> list = address(given, LIST);
    List<X509Certificate> certificates = certificates(text(given, RESPONDER_CERTIFICATES));
    if (responder.isEmpty() && !certificates.isEmpty()) {
      throw new InvalidSettingException(
          RESPONDER_CERTIFICATES, "must be empty unless '" + RESPONDER + "' is set");
    }
    return new RevocationSettings(
        isSecond(given, REVOCATION, STRICT, OPEN),
        responder,
        certificates,
        !isSecond(given, NONCE, REQUIRED, OPTIONAL),
        Duration.ofMinutes(MOST_AGE.in(given)),
        list,
        RevocationHosts.parse(HOSTS, text(given, HOSTS))
            .and(Stream.concat(responder.stream(), list.stream())),
        Duration.ofSeconds(SKEW.in(given)),
        Duration.ofSeconds(TIMEOUT.in(given)),
        Duration.ofSeconds(CACHED.in(given)));
  }

  /**
   * What cannot be told from the settings' form: whether they let any card pass at that time.
   *
   * @throws InvalidSettingException when they do not
   */
  public void requireUsable(Instant now) {
    if (!open && hosts.names().isEmpty()) {
      throw new InvalidSettingException(
          HOSTS, "is empty, and without any host to be asked every card is refused");
    }
    for (X509Certificate certificate : responderCertificates) {
      try {
        certificate.checkValidity(Date.from(now));
      } catch (CertificateExpiredException | CertificateNotYetValidException e) {
        throw new InvalidSettingException(
            RESPONDER_CERTIFICATES, "holds a certificate that is not valid now");
      }
    }
  }

  /** Says in the log, when settings are saved or a realm is imported, what the open one means. */
  public void warnIfOpen(String realmName) {
    if (open) {
      LOG.warnf(
          "Realm %s: '%s' is '%s': a card whose status nobody can tell logs in, even if it is revoked. This is not for production.",
          realmName, REVOCATION, OPEN);
    }
  }

  private static boolean isSecond(
      Map<String, String> config, String setting, String first, String second) {
    String text = text(config, setting);
    if (!List.of("", first, second).contains(text)) {
      throw new InvalidSettingException(setting, "must be '" + first + "' or '" + second + "'");
    }
    return text.equals(second);
  }

  private static Optional<URI> address(Map<String, String> config, String setting) {
    String text = text(config, setting);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI address = new URI(text);
      if (address.getHost() != null
          && address.getRawFragment() == null
          && new RevocationHosts(Set.of()).and(Stream.of(address)).permit(address)) {
        return Optional.of(address);
      }
    } catch (URISyntaxException e) {
      // told below, without the text: it may hold a password
    }
    throw new InvalidSettingException(
        setting, "must be an http or https address without user name and fragment");
  }

  private static List<X509Certificate> certificates(String pem) {
    if (pem.isEmpty()) {
      return List.of();
    }
    try {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!certificates.isEmpty()) {
        return certificates;
      }
    } catch (CertificateException e) {
      // told below
    }
    throw new InvalidSettingException(RESPONDER_CERTIFICATES, "must be certificates in PEM");
  }

  private static String text(Map<String, String> config, String setting) {
    return config.get(setting) == null ? "" : config.get(setting).strip();
  }
}

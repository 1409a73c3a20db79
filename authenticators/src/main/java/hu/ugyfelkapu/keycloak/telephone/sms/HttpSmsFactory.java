package hu.ugyfelkapu.keycloak.telephone.sms;

import java.util.List;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** {@code http}: messages by a gateway; the server's options are those of the settings. */
public final class HttpSmsFactory implements SmsProviderFactory {

  static final String ID = "http";

  private Optional<GatewaySettings> gateway = Optional.empty();

  /** A bad option must show at the start, not at the first message. */
  @Override
  public void init(Config.Scope config) {
    gateway = GatewaySettings.from(config);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    if (!isSetUp() && factory.getProviderFactory(SmsProvider.class) == this) {
      throw new IllegalArgumentException(SmsSpi.option(ID, GatewaySettings.URL) + " is missing.");
    }
  }

  @Override
  public SmsProvider create(KeycloakSession session) {
    return new HttpSms(
        session.getProvider(HttpClientProvider.class).getHttpClient(), gateway.orElseThrow());
  }

  @Override
  public boolean isSetUp() {
    return gateway.isPresent();
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    ProviderConfigurationBuilder options = ProviderConfigurationBuilder.create();
    option(options, GatewaySettings.URL, "URL of the gateway; https, or http on loopback.", false);
    option(options, GatewaySettings.TOKEN, "Bearer token for the gateway.", true);
    option(options, GatewaySettings.TOKEN_FILE, "File whose first line is the token.", false);
    option(options, GatewaySettings.USERNAME, "User name for the gateway, HTTP Basic.", false);
    option(options, GatewaySettings.PASSWORD, "Password for the gateway.", true);
    option(options, GatewaySettings.PASSWORD_FILE, "File whose first line is the password.", false);
    option(options, GatewaySettings.TIMEOUT, "Time-out in seconds, 1 to 60; 10.", false);
    return options.build();
  }

  private static void option(
      ProviderConfigurationBuilder options, String name, String help, boolean secret) {
    options
        .property()
        .name(name)
        .type(ProviderConfigProperty.STRING_TYPE)
        .helpText(help)
        .secret(secret)
        .add();
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void close() {
    // Keycloak closes its own client
  }
}

package hu.ugyfelkapu.keycloak.telephone.sms;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** {@code ugyfelkapu-sms}: how text messages are sent; see {@link SmsSending} for which way. */
public final class SmsSpi implements Spi {

  public static final String NAME = "ugyfelkapu-sms";

  /** How the operator writes an option of a provider of this SPI, for messages. */
  static String option(String provider, String option) {
    return "Server option spi-" + NAME + "--" + provider + "--" + option;
  }

  @Override
  public boolean isInternal() {
    return false;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public Class<? extends Provider> getProviderClass() {
    return SmsProvider.class;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends ProviderFactory> getProviderFactoryClass() {
    return SmsProviderFactory.class;
  }
}

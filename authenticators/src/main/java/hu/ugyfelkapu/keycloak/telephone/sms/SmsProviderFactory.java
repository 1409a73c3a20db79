package hu.ugyfelkapu.keycloak.telephone.sms;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link SmsProvider}s. */
public interface SmsProviderFactory extends ProviderFactory<SmsProvider> {

  /** Whether the server's operator has set its options. */
  boolean isSetUp();
}

package hu.ugyfelkapu.keycloak.telephone.sms;

import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Which provider sends. Keycloak fixes its choice when the server is built ({@code
 * spi-ugyfelkapu-sms--provider}); a server that was built without one takes the provider that has
 * its options, so that an image need not be built again for a gateway.
 */
public final class SmsSending {

  private SmsSending() {}

  /** Empty when none is chosen, and not just one has its options. */
  public static Optional<SmsProvider> of(KeycloakSession session) {
    SmsProvider chosen = session.getProvider(SmsProvider.class);
    if (chosen != null) {
      return Optional.of(chosen);
    }
    List<String> ready =
        session
            .getKeycloakSessionFactory()
            .getProviderFactoriesStream(SmsProvider.class)
            .map(SmsProviderFactory.class::cast)
            .filter(SmsProviderFactory::isSetUp)
            .map(SmsProviderFactory::getId)
            .toList();
    return ready.size() == 1
        ? Optional.of(session.getProvider(SmsProvider.class, ready.get(0)))
        : Optional.empty();
  }
}

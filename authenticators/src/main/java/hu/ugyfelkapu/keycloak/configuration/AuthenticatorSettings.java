package hu.ugyfelkapu.keycloak.configuration;

import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticatorFactory;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The settings of the pack's authenticators in one realm. */
record AuthenticatorSettings(KeycloakSession session, RealmModel realm) {

  /** Every execution of every flow of the realm. */
  Stream<AuthenticationExecutionModel> executions() {
    return realm
        .getAuthenticationFlowsStream()
        .flatMap(flow -> realm.getAuthenticationExecutionsStream(flow.getId()));
  }

  /** What makes no sense in the configuration of that execution; empty for those of others. */
  Optional<InvalidSettingException> mistake(AuthenticationExecutionModel execution) {
    AuthenticatorConfigModel config =
        execution.getAuthenticatorConfig() == null
            ? null
            : realm.getAuthenticatorConfigById(execution.getAuthenticatorConfig());
    if (config == null || execution.getAuthenticator() == null) {
      return Optional.empty();
    }
    if (session
            .getKeycloakSessionFactory()
            .getProviderFactory(Authenticator.class, execution.getAuthenticator())
        instanceof PackAuthenticatorFactory factory) {
      try {
        factory.validate(config.getConfig());
      } catch (InvalidSettingException e) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }
}

package hu.ugyfelkapu.keycloak.configuration;

import hu.ugyfelkapu.keycloak.identification.InvalidSettingException;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticatorFactory;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The settings of the pack's authenticators in one realm. */
record AuthenticatorSettings(KeycloakSession session, RealmModel realm) {

  /** Every execution of every flow of the realm. */
  Stream<AuthenticationExecutionModel> executions() {
    return realm
        .getAuthenticationFlowsStream()
        .flatMap(flow -> realm.getAuthenticationExecutionsStream(flow.getId()));
  }

  /** Whether the execution, and every flow around it, is switched on. */
  boolean isInUse(AuthenticationExecutionModel execution) {
    AuthenticationExecutionModel around = execution;
    while (around != null && around.isEnabled()) {
      around = realm.getAuthenticationExecutionByFlowId(around.getParentFlow());
    }
    return around == null;
  }

  /** What makes no sense in the configuration of that execution; empty for those of others. */
  Optional<InvalidSettingException> mistake(AuthenticationExecutionModel execution) {
    return refusal(execution, PackAuthenticatorFactory::validate);
  }

  /** What the configuration of that execution, which makes sense, needs and this server has not. */
  Optional<InvalidSettingException> lack(AuthenticationExecutionModel execution) {
    return refusal(
        execution,
        (factory, config) ->
            // A session keeps the vault of the realm that it was first asked in.
            KeycloakModelUtils.runJobInTransaction(
                session.getKeycloakSessionFactory(),
                own -> {
                  own.getContext().setRealm(realm);
                  factory.validateHere(own, config);
                }));
  }

  private Optional<InvalidSettingException> refusal(
      AuthenticationExecutionModel execution,
      BiConsumer<PackAuthenticatorFactory, Map<String, String>> check) {
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
        check.accept(factory, config.getConfig());
      } catch (InvalidSettingException e) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }
}

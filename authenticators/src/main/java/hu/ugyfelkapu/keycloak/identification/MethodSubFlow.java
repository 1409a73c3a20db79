package hu.ugyfelkapu.keycloak.identification;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A method as the realm's flow holds it: a conditional sub-flow and the method its condition names.
 * The flow is the only list of methods there is.
 *
 * @param method the method
 * @param execution the execution of the sub-flow in its parent flow
 */
public record MethodSubFlow(IdentificationMethod method, AuthenticationExecutionModel execution) {

  private static final Logger LOG = Logger.getLogger(MethodSubFlow.class);

  /**
   * The enabled methods of a flow, in the flow's order. A method with a broken condition is left
   * out and logged.
   */
  public static List<MethodSubFlow> in(RealmModel realm, String flowId) {
    return realm
        .getAuthenticationExecutionsStream(flowId)
        .filter(e -> e.isAuthenticatorFlow() && e.isConditional())
        .flatMap(e -> methodOf(realm, e.getFlowId()).map(m -> new MethodSubFlow(m, e)).stream())
        .toList();
  }

  /**
   * The method whose sub-flow this is, or nothing when the flow has no (sound) method condition.
   */
  public static Optional<IdentificationMethod> methodOf(RealmModel realm, String flowId) {
    return condition(realm, flowId).flatMap(c -> methodOf(realm, c));
  }

  /** The method that a condition names, or nothing when its configuration is missing or broken. */
  static Optional<IdentificationMethod> methodOf(
      RealmModel realm, AuthenticationExecutionModel condition) {
    AuthenticatorConfigModel config =
        condition.getAuthenticatorConfig() == null
            ? null
            : realm.getAuthenticatorConfigById(condition.getAuthenticatorConfig());
    try {
      return Optional.of(IdentificationMethod.from(config == null ? null : config.getConfig()));
    } catch (InvalidSettingException e) {
      LOG.warnf(
          "Realm %s: method condition %s is ignored. %s",
          realm.getName(), condition.getId(), e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<AuthenticationExecutionModel> condition(RealmModel realm, String flowId) {
    return realm
        .getAuthenticationExecutionsStream(flowId)
        .filter(e -> e.isEnabled() && MethodConditionFactory.ID.equals(e.getAuthenticator()))
        .findFirst();
  }

  /**
   * The highest level that a login through this sub-flow can end with now: that of the method, or
   * of a stronger one that stands in it (the password leads to enrolment).
   *
   * @param known by {@link #known} of its flow
   * @return empty when all of them have closed
   */
  OptionalInt reach(
      KeycloakSession session, RealmModel realm, Collection<IdentificationMethod> known) {
    List<IdentificationMethod> completed =
        leaves(realm)
            .map(
                leaf ->
                    session
                        .getKeycloakSessionFactory()
                        .getProviderFactory(Authenticator.class, leaf.getAuthenticator()))
            .filter(PackAuthenticatorFactory.class::isInstance)
            .map(PackAuthenticatorFactory.class::cast)
            .flatMap(factory -> factory.completes().stream())
            .flatMap(id -> definition(known, id).stream())
            .toList();
    return (completed.isEmpty() ? List.of(method) : completed)
        .stream()
            .filter(each -> !each.closes().isClosed())
            .mapToInt(each -> each.level().number())
            .max();
  }

  /** A method as the flow's conditions define it, or else as the pack knows it. */
  public static Optional<IdentificationMethod> definition(
      RealmModel realm, String flowId, String methodId) {
    return definition(known(in(realm, flowId)), methodId);
  }

  private static Optional<IdentificationMethod> definition(
      Collection<IdentificationMethod> known, String methodId) {
    return known.stream().filter(method -> method.id().equals(methodId)).findFirst();
  }

  /**
   * Every method that a flow's conditions define, and the pack's own that it leaves out.
   *
   * @param subFlows all of the flow
   */
  static List<IdentificationMethod> known(List<MethodSubFlow> subFlows) {
    Map<String, IdentificationMethod> known = new LinkedHashMap<>();
    subFlows.forEach(subFlow -> known.putIfAbsent(subFlow.method().id(), subFlow.method()));
    IdentificationMethod.ofThePack().forEach(method -> known.putIfAbsent(method.id(), method));
    return List.copyOf(known.values());
  }

  /** Whether the flow has an enabled method of that id. */
  public static boolean offers(RealmModel realm, String flowId, String methodId) {
    return in(realm, flowId).stream().anyMatch(subFlow -> subFlow.method().id().equals(methodId));
  }

  /**
   * The configuration of the first enabled execution of that authenticator below the flow's
   * methods: the one place where its settings stand, for whatever else needs them.
   *
   * @return empty also when it has none, which means the defaults
   */
  public static Map<String, String> settingsOf(
      RealmModel realm, String flowId, String authenticator) {
    return in(realm, flowId).stream()
        .flatMap(subFlow -> subFlow.leaves(realm))
        .filter(execution -> authenticator.equals(execution.getAuthenticator()))
        .findFirst()
        .map(AuthenticationExecutionModel::getAuthenticatorConfig)
        .map(realm::getAuthenticatorConfigById)
        .map(AuthenticatorConfigModel::getConfig)
        .orElse(Map.of());
  }

  /** Every execution below the sub-flow, at any depth, that is no flow itself. */
  Stream<AuthenticationExecutionModel> leaves(RealmModel realm) {
    return leaves(realm, execution.getFlowId());
  }

  private static Stream<AuthenticationExecutionModel> leaves(RealmModel realm, String flowId) {
    return realm
        .getAuthenticationExecutionsStream(flowId)
        .filter(AuthenticationExecutionModel::isEnabled)
        .flatMap(e -> e.isAuthenticatorFlow() ? leaves(realm, e.getFlowId()) : Stream.of(e));
  }
}

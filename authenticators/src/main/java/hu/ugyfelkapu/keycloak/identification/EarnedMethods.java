package hu.ugyfelkapu.keycloak.identification;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/**
 * What the authenticators of this login have proven. An authenticator claims a method at the very
 * moment it succeeds, under its own execution's id; a claim counts only while Keycloak holds that
 * execution for successful (hazard H20).
 */
public final class EarnedMethods {

  private EarnedMethods() {}

  /**
   * Claims that this execution's success completes the method. To be called just before {@code
   * context.success}.
   */
  public static void claim(AuthenticationFlowContext context, String methodId) {
    context.getAuthenticationSession().setAuthNote(key(context.getExecution()), methodId);
  }

  /** Whether an execution below the given flow has completed that method in this login. */
  public static boolean contains(AuthenticationFlowContext context, String methodId) {
    return subFlowAround(context)
        .filter(subFlow -> claims(context, subFlow).anyMatch(methodId::equals))
        .isPresent();
  }

  /**
   * The strongest method that was proven inside the sub-flow.
   *
   * @return empty when nothing was claimed, or only methods that neither the flow nor mission.md
   *     define
   */
  static Optional<IdentificationMethod> strongest(
      AuthenticationFlowContext context, MethodSubFlow subFlow) {
    RealmModel realm = context.getRealm();
    String flowOfMethods = subFlow.execution().getParentFlow();
    return claims(context, subFlow)
        .flatMap(id -> MethodSubFlow.definition(realm, flowOfMethods, id).stream())
        .max(Comparator.comparing(IdentificationMethod::level));
  }

  private static Stream<String> claims(AuthenticationFlowContext context, MethodSubFlow subFlow) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    Map<String, ExecutionStatus> status = session.getExecutionStatus();
    return subFlow
        .leaves(context.getRealm())
        .filter(execution -> status.get(execution.getId()) == ExecutionStatus.SUCCESS)
        .filter(execution -> stillHolds(context, execution))
        .map(execution -> session.getAuthNote(key(execution)))
        .filter(Objects::nonNull);
  }

  /**
   * A claim is looked at again when it is used: another tab may have changed the person's factors
   * since (H24).
   */
  private static boolean stillHolds(
      AuthenticationFlowContext context, AuthenticationExecutionModel execution) {
    return !(context
                .getSession()
                .getKeycloakSessionFactory()
                .getProviderFactory(Authenticator.class, execution.getAuthenticator())
            instanceof PackAuthenticatorFactory factory)
        || factory.isEnoughFor(context.getUser());
  }

  /** The method's sub-flow that the running execution stands in, at any depth. */
  private static Optional<MethodSubFlow> subFlowAround(AuthenticationFlowContext context) {
    RealmModel realm = context.getRealm();
    AuthenticationExecutionModel flow =
        realm.getAuthenticationExecutionByFlowId(context.getExecution().getParentFlow());
    while (flow != null) {
      Optional<IdentificationMethod> method = MethodSubFlow.methodOf(realm, flow.getFlowId());
      if (method.isPresent()) {
        return Optional.of(new MethodSubFlow(method.get(), flow));
      }
      flow = realm.getAuthenticationExecutionByFlowId(flow.getParentFlow());
    }
    return Optional.empty();
  }

  /** The method whose sub-flow the running execution stands in, at any depth. */
  public static Optional<IdentificationMethod> methodAround(AuthenticationFlowContext context) {
    return subFlowAround(context).map(MethodSubFlow::method);
  }

  /** All methods of the flow that the running execution's method stands in. */
  static List<MethodSubFlow> methodsAround(AuthenticationFlowContext context) {
    return subFlowAround(context)
        .map(subFlow -> MethodSubFlow.in(context.getRealm(), subFlow.execution().getParentFlow()))
        .orElse(List.of());
  }

  private static String key(AuthenticationExecutionModel execution) {
    return "ugyfelkapu.earned." + execution.getId();
  }
}

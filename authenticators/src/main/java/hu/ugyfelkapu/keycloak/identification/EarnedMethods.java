package hu.ugyfelkapu.keycloak.identification;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
 * moment it succeeds, under its own execution's id and for the person of that moment; a claim
 * counts only while Keycloak holds that execution for successful (hazard H20).
 */
public final class EarnedMethods {

  private EarnedMethods() {}

  /**
   * Claims that this execution's success completes the method. To be called, with the user set,
   * just before {@code context.success}.
   */
  public static void claim(AuthenticationFlowContext context, String methodId) {
    AuthenticationExecutionModel execution = context.getExecution();
    AuthenticationSessionModel session = context.getAuthenticationSession();
    session.setAuthNote(
        key(execution),
        claimOf(context, methodId) + proof(context, execution, methodId).orElse(""));
    session.setAuthNote(timeKey(execution), Long.toString(BudapestTime.now().toEpochMilli()));
  }

  /**
   * Whether an execution of the running execution's method has claimed that method, be it enough
   * for the person or not.
   */
  public static boolean claims(AuthenticationFlowContext context, String methodId) {
    return subFlowAround(context).stream()
        .flatMap(subFlow -> claimants(context, subFlow, methodId))
        .findAny()
        .isPresent();
  }

  /**
   * Whether an execution of the running execution's method has completed that method in this login.
   */
  public static boolean contains(AuthenticationFlowContext context, String methodId) {
    return subFlowAround(context).stream()
        .flatMap(subFlow -> claimants(context, subFlow, methodId))
        .anyMatch(execution -> isEnough(context, execution, methodId));
  }

  /** The method whose sub-flow the running execution stands in, at any depth. */
  public static Optional<IdentificationMethod> methodAround(AuthenticationFlowContext context) {
    return subFlowAround(context).map(MethodSubFlow::method);
  }

  /**
   * What the method's proof stands on now, for the session to keep.
   *
   * @see PackAuthenticatorFactory#proof
   */
  static Optional<String> proofOf(
      AuthenticationFlowContext context, MethodSubFlow subFlow, String methodId) {
    return claimants(context, subFlow, methodId)
        .filter(execution -> isEnough(context, execution, methodId))
        .flatMap(execution -> proof(context, execution, methodId).stream())
        .findFirst();
  }

  /** Whether what has proven the method heeds Keycloak's lock of the person. */
  static boolean heedLoginLock(
      AuthenticationFlowContext context, MethodSubFlow subFlow, String methodId) {
    return claimants(context, subFlow, methodId)
        .flatMap(execution -> factory(context, execution).stream())
        .anyMatch(PackAuthenticatorFactory::heedsLoginLock);
  }

  /**
   * Whether an enabled execution of that authenticator stands in the running execution's method.
   */
  public static boolean methodAroundHas(AuthenticationFlowContext context, String authenticator) {
    return subFlowAround(context).stream()
        .flatMap(subFlow -> subFlow.leaves(context.getRealm()))
        .anyMatch(execution -> authenticator.equals(execution.getAuthenticator()));
  }

  /** Id of the flow of methods that the running execution stands in; empty when in none. */
  public static String flowAround(AuthenticationFlowContext context) {
    return subFlowAround(context).map(subFlow -> subFlow.execution().getParentFlow()).orElse("");
  }

  /** The level that the relying party asked for: 0 when none, else 1 to 3. */
  public static int requestedLevel(AuthenticationFlowContext context) {
    List<MethodSubFlow> methods =
        subFlowAround(context)
            .map(
                subFlow ->
                    MethodSubFlow.in(context.getRealm(), subFlow.execution().getParentFlow()))
            .orElse(List.of());
    return RequestedIdentification.of(context, methods).level();
  }

  /**
   * Whether an enabled recorder stands beside the running execution's method, without which nothing
   * that is proven counts.
   */
  public static boolean areRecorded(AuthenticationFlowContext context) {
    return subFlowAround(context).stream()
        .flatMap(
            subFlow ->
                context
                    .getRealm()
                    .getAuthenticationExecutionsStream(subFlow.execution().getParentFlow()))
        .anyMatch(
            execution ->
                execution.isRequired()
                    && IdentificationRecorderFactory.ID.equals(execution.getAuthenticator()));
  }

  /**
   * The strongest method that was proven inside the sub-flow.
   *
   * @return empty when nothing was claimed, or only methods that neither the flow nor the pack
   *     define
   */
  static Optional<IdentificationMethod> strongest(
      AuthenticationFlowContext context, MethodSubFlow subFlow) {
    RealmModel realm = context.getRealm();
    return MethodSubFlow.known(MethodSubFlow.in(realm, subFlow.execution().getParentFlow()))
        .stream()
        .filter(
            method ->
                claimants(context, subFlow, method.id())
                    .anyMatch(execution -> isEnough(context, execution, method.id())))
        .max(Comparator.comparing(IdentificationMethod::level));
  }

  private static Stream<AuthenticationExecutionModel> claimants(
      AuthenticationFlowContext context, MethodSubFlow subFlow, String methodId) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    Map<String, ExecutionStatus> status = session.getExecutionStatus();
    String claim = claimOf(context, methodId);
    return subFlow
        .leaves(context.getRealm())
        .filter(execution -> status.get(execution.getId()) == ExecutionStatus.SUCCESS)
        .filter(
            execution ->
                Optional.ofNullable(session.getAuthNote(key(execution)))
                    .filter(note -> note.startsWith(claim))
                    .isPresent())
        .filter(execution -> isUntouched(context, execution));
  }

  /** What was proven before a change elsewhere does not outlive it, such as the old password. */
  private static boolean isUntouched(
      AuthenticationFlowContext context, AuthenticationExecutionModel execution) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    return Optional.ofNullable(session.getAuthNote(timeKey(execution)))
        .map(Long::parseLong)
        .map(Instant::ofEpochMilli)
        .filter(
            provenAt ->
                context.getUser() == null
                    || LastChange.leavesStanding(
                        context.getSession(),
                        context.getRealm(),
                        context.getUser(),
                        session.getParentSession().getId(),
                        provenAt))
        .isPresent();
  }

  /**
   * Looked at when the claim is used: another tab may have changed the person's factors since
   * (H24).
   */
  private static boolean isEnough(
      AuthenticationFlowContext context, AuthenticationExecutionModel execution, String methodId) {
    return proof(context, execution, methodId)
        .map(proof -> claimOf(context, methodId) + proof)
        .filter(
            claim -> claim.equals(context.getAuthenticationSession().getAuthNote(key(execution))))
        .isPresent();
  }

  private static Optional<String> proof(
      AuthenticationFlowContext context, AuthenticationExecutionModel execution, String methodId) {
    return factory(context, execution)
        .flatMap(factory -> factory.proof(context.getUser(), methodId));
  }

  private static Optional<PackAuthenticatorFactory> factory(
      AuthenticationFlowContext context, AuthenticationExecutionModel execution) {
    return context
                .getSession()
                .getKeycloakSessionFactory()
                .getProviderFactory(Authenticator.class, execution.getAuthenticator())
            instanceof PackAuthenticatorFactory factory
        ? Optional.of(factory)
        : Optional.empty();
  }

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

  private static String claimOf(AuthenticationFlowContext context, String methodId) {
    return methodId + " " + (context.getUser() == null ? "" : context.getUser().getId()) + " ";
  }

  private static String timeKey(AuthenticationExecutionModel execution) {
    return key(execution) + ".at";
  }

  private static String key(AuthenticationExecutionModel execution) {
    return "ugyfelkapu.earned." + execution.getId();
  }
}

package hu.ugyfelkapu.keycloak.identification;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/**
 * Records the finished identification, trusting nothing but success: the chosen method's sub-flow
 * must have succeeded, and what is recorded is the strongest method that its authenticators proved,
 * never the choice itself.
 */
final class IdentificationRecorder extends PackAuthenticator {

  private static final Logger LOG = Logger.getLogger(IdentificationRecorder.class);

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    // A factor may have been removed while its code was checked (H24).
    CredentialsRead.forget(context.getSession());
    Optional<MethodSubFlow> finished = finishedSubFlow(context);
    Optional<IdentificationMethod> earned =
        finished.flatMap(subFlow -> EarnedMethods.strongest(context, subFlow));
    if (context.getUser() == null
        || earned.isEmpty()
        || earned.get().level().compareTo(finished.get().method().level()) < 0) {
      LOG.warnf(
          "Realm %s: no identification recorded, the flow's chosen method was not proven by any of its authenticators.",
          context.getRealm().getName());
      refuse(context, "ugyfelkapuStartAgain");
      return;
    }
    IdentificationMethod method = earned.get();
    if (EarnedMethods.heedLoginLock(context, finished.get(), method.id())
        && LoginLock.of(context.getSession(), context.getRealm(), context.getUser()).isPresent()) {
      // Locked since the last page: an open login must not get around the lock (H7).
      refuse(context, LockedMessage.of(context, context.getUser()));
      return;
    }
    if (method.closes().isClosed()) {
      refuse(
          context,
          method.id().equals(IdentificationMethod.UGYFELKAPU)
              ? "ugyfelkapuOneFactorClosed"
              : "ugyfelkapuMethodClosed");
      return;
    }
    int requested =
        RequestedIdentification.of(
                context,
                MethodSubFlow.in(context.getRealm(), context.getExecution().getParentFlow()))
            .level();
    if (method.level().number() < requested) {
      refuse(context, "ugyfelkapuLevelNotReached");
      return;
    }
    Optional<String> proof = EarnedMethods.proofOf(context, finished.get(), method.id());
    if (proof.isEmpty()) {
      // The factor went away between two looks at it.
      refuse(context, "ugyfelkapuStartAgain");
      return;
    }
    record(context, method, proof.get());
    context.success();
  }

  private static void record(
      AuthenticationFlowContext context, IdentificationMethod method, String proof) {
    RecordedIdentification recorded = RecordedIdentification.now(method, proof);
    recorded.store(
        context.getSession(),
        context.getAuthenticationSession(),
        context.getExecution().getParentFlow());
    context
        .getEvent()
        .detail("ugyfelkapu_method", method.id())
        .detail("ugyfelkapu_level", Integer.toString(method.level().number()))
        .detail("ugyfelkapu_transaction", recorded.transactionId());
  }

  private static Optional<MethodSubFlow> finishedSubFlow(AuthenticationFlowContext context) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    String flowId = context.getExecution().getParentFlow();
    String chosen = ChosenMethod.get(session, flowId);
    Map<String, ExecutionStatus> status = session.getExecutionStatus();
    return MethodSubFlow.in(context.getRealm(), flowId).stream()
        .filter(subFlow -> subFlow.method().id().equals(chosen))
        .filter(subFlow -> status.get(subFlow.execution().getId()) == ExecutionStatus.SUCCESS)
        .findFirst();
  }

  private static void refuse(AuthenticationFlowContext context, String messageKey) {
    refuse(context, new FormMessage(null, messageKey));
  }

  private static void refuse(AuthenticationFlowContext context, FormMessage message) {
    context.getEvent().error(Errors.GENERIC_AUTHENTICATION_ERROR);
    // No failure of the person: the demand came from outside, and nobody guessed a secret.
    context.forceChallenge(
        context
            .form()
            .setError(message.getMessage(), message.getParameters())
            .createErrorPage(Response.Status.BAD_REQUEST));
  }
}

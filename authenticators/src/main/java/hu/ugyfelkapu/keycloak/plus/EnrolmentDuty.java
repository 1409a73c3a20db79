package hu.ugyfelkapu.keycloak.plus;

import hu.ugyfelkapu.keycloak.identification.AssuranceLevel;
import hu.ugyfelkapu.keycloak.identification.ClosingDate;
import hu.ugyfelkapu.keycloak.identification.EarnedMethods;
import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Whether the offer may be answered with „Később” (mission.md §3, step 1). */
final class EnrolmentDuty {

  private EnrolmentDuty() {}

  /**
   * Before the closing date of the method around, and only where the password alone completes that
   * method and its level is enough for the relying party.
   */
  static boolean isSkippable(AuthenticationFlowContext context) {
    return !closingDate(context).isClosed()
        && EarnedMethods.contains(context, methodAround(context))
        && EarnedMethods.requestedLevel(context)
            <= EarnedMethods.methodAround(context)
                .map(IdentificationMethod::level)
                .orElse(AssuranceLevel.LOW)
                .number();
  }

  private static String methodAround(AuthenticationFlowContext context) {
    return EarnedMethods.methodAround(context).map(IdentificationMethod::id).orElse("");
  }

  /** The closing date of the method whose sub-flow the enrolment stands in. */
  static ClosingDate closingDate(AuthenticationFlowContext context) {
    return EarnedMethods.methodAround(context)
        .map(IdentificationMethod::closes)
        .orElse(ClosingDate.NEVER);
  }
}

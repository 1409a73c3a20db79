package hu.ugyfelkapu.keycloak.identification;

import org.keycloak.authentication.AuthenticationFlowContext;

/** The level that the relying party asked for, seen from inside a method's sub-flow. */
public final class RequestedLevel {

  private RequestedLevel() {}

  /** 0 when no level was asked for, else 1 to 3. */
  public static int of(AuthenticationFlowContext context) {
    return RequestedIdentification.of(context, EarnedMethods.methodsAround(context)).level();
  }
}

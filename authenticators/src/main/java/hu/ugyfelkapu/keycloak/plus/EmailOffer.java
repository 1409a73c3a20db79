package hu.ugyfelkapu.keycloak.plus;

import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.identification.MethodSubFlow;
import hu.ugyfelkapu.keycloak.plus.email.EmailFactor;

/** Whether Ügyfélkapu+ with e-mail code is offered. */
public final class EmailOffer {

  private EmailOffer() {}

  /**
   * Only where the flow lets people sign in that way afterwards, only to someone with a registered
   * address, and only once.
   */
  public static boolean isOpen(Conversation conversation) {
    return MethodSubFlow.offers(
            conversation.realm(), conversation.methodFlow(), IdentificationMethod.PLUS_EMAIL)
        && EmailFactor.hasAddress(conversation.user())
        && !EmailFactor.isActive(conversation.user());
  }
}

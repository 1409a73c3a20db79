package hu.ugyfelkapu.keycloak.plus.settings;

import hu.ugyfelkapu.keycloak.conversation.ActionConversation;
import hu.ugyfelkapu.keycloak.identification.CurrentIdentification;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;

/**
 * The identification of the running settings, which an enrolment carries over to the factor that
 * was proven in it. It must be looked up before the change, since it may not hold any more
 * afterwards.
 */
record RenewedIdentification(
    ActionConversation conversation, Optional<CurrentIdentification> before) {

  static RenewedIdentification of(ActionConversation conversation) {
    return new RenewedIdentification(
        conversation,
        CurrentIdentification.of(
            conversation.session(), conversation.realm(), conversation.authenticationSession()));
  }

  /** This session goes on as one of that method and factor. */
  void renew(String methodId, Optional<CredentialModel> factor) {
    factor.ifPresent(
        proven ->
            before.ifPresent(
                identification ->
                    identification.renew(
                        conversation.session(),
                        conversation.realm(),
                        conversation.authenticationSession(),
                        methodId,
                        proven.getId())));
  }
}

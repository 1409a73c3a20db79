package hu.ugyfelkapu.keycloak.registration;

import hu.ugyfelkapu.keycloak.conversation.ActionConversation;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.notice.Change;
import hu.ugyfelkapu.keycloak.notice.ChangedCredential;
import hu.ugyfelkapu.keycloak.plus.FactorChange;
import hu.ugyfelkapu.keycloak.plus.PasswordProof;
import hu.ugyfelkapu.keycloak.plus.SignedOutPage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ModelException;
import org.keycloak.models.UserManager;
import org.keycloak.models.utils.FormMessage;

/**
 * {@code ugyfelkapu-end-registration}: „Ügyfélkapu törlése” (mission.md §8). Ends this one
 * registration; another one of the same person stays.
 */
public final class EndOfRegistrationAction extends RegistrationAction {

  public static final String ID = "ugyfelkapu-end-registration";

  private static final String END = "end";
  private static final String CONFIRMED = "endConfirmed";

  public EndOfRegistrationAction() {
    super(ID, "End of the registration", "end", Change.REGISTRATION_ENDED);
  }

  @Override
  void show(ActionConversation conversation, FormMessage... mistakes) {
    conversation.show(
        conversation
            .page(mistakes)
            .setAttribute("username", conversation.user().getUsername())
            .createForm("end-registration.ftl"));
  }

  @Override
  void take(ActionConversation conversation, FormInput input) {
    if (!input.has(END)) {
      show(conversation);
      return;
    }
    List<FormMessage> mistakes =
        Stream.concat(
                PasswordProof.mistake(input.text(PasswordProof.FIELD)).stream(),
                input.has(CONFIRMED)
                    ? Stream.empty()
                    : Stream.of(new FormMessage(CONFIRMED, "ugyfelkapuEndNotConfirmed")))
            .toList();
    if (mistakes.isEmpty()) {
      mistakes =
          PasswordProof.check(conversation, input).or(() -> end(conversation)).stream().toList();
    }
    if (mistakes.isEmpty()) {
      SignedOutPage.show(conversation, Change.REGISTRATION_ENDED);
    } else {
      show(conversation, mistakes.toArray(FormMessage[]::new));
    }
  }

  /** The row has to say so: what Keycloak keeps beside it cannot end a registration. */
  @Override
  boolean isWritable(ActionConversation conversation) {
    return RegistryEditMode.isWritable(conversation.realm(), conversation.user());
  }

  /**
   * Ends sessions and registration. Keycloak wipes the person's factors before it asks the
   * registry, so a refusal undoes the whole request: nobody loses a factor or a session and keeps
   * the registration. Event and notice wait for the commit.
   */
  private static Optional<FormMessage> end(ActionConversation conversation) {
    FactorChange.reportEndingAll(conversation)
        .tell(Change.REGISTRATION_ENDED, ChangedCredential.NONE);
    Optional<FormMessage> refusal =
        RegistryRefusal.of(
            conversation,
            null,
            () -> {
              if (!new UserManager(conversation.session())
                  .removeUser(conversation.realm(), conversation.user())) {
                throw new ModelException("ugyfelkapuChangedMeanwhile");
              }
            });
    refusal.ifPresent(message -> conversation.session().getTransactionManager().setRollbackOnly());
    return refusal;
  }
}

package hu.ugyfelkapu.keycloak.plus.settings;

import hu.ugyfelkapu.keycloak.conversation.ActionConversation;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.plus.Progress;
import hu.ugyfelkapu.keycloak.plus.app.AppFactor;
import hu.ugyfelkapu.keycloak.plus.email.EmailEnrolment;
import hu.ugyfelkapu.keycloak.plus.email.EmailFactor;
import org.keycloak.models.utils.FormMessage;

/** „E-mailes kód bekapcsolása”. */
final class EmailTask implements TaskPages {

  private final ActionConversation conversation;
  private final EmailEnrolment enrolment;
  private final RenewedIdentification identification;

  EmailTask(ActionConversation conversation) {
    this.conversation = conversation;
    this.enrolment = new EmailEnrolment(conversation);
    this.identification = RenewedIdentification.of(conversation);
  }

  @Override
  public void show(FormMessage... mistakes) {
    enrolment.show(mistakes);
  }

  @Override
  public Progress take(FormInput input) {
    return enrolment.take(input);
  }

  @Override
  public boolean isDone() {
    return enrolment.stands();
  }

  @Override
  public void clear() {
    enrolment.clear();
  }

  /**
   * As the only factor it makes this session one of its own; beside the app the session stays the
   * app's.
   */
  @Override
  public void afterChange() {
    if (AppFactor.isActive(conversation.user())) {
      return;
    }
    identification.renew(
        IdentificationMethod.PLUS_EMAIL, EmailFactor.credential(conversation.user()));
  }
}

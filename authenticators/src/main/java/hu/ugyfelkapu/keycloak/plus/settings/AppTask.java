package hu.ugyfelkapu.keycloak.plus.settings;

import hu.ugyfelkapu.keycloak.conversation.ActionConversation;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.plus.Progress;
import hu.ugyfelkapu.keycloak.plus.app.AppEnrolment;
import hu.ugyfelkapu.keycloak.plus.app.AppFactor;
import org.keycloak.models.utils.FormMessage;

/** „Ügyfélkapu+ igénylése” with an app, and „Beállítás más eszközre”. */
final class AppTask implements TaskPages {

  private final ActionConversation conversation;
  private final AppEnrolment enrolment;
  private final RenewedIdentification identification;

  private AppTask(ActionConversation conversation) {
    this.conversation = conversation;
    this.enrolment = new AppEnrolment(conversation);
    this.identification = RenewedIdentification.of(conversation);
  }

  static AppTask first(ActionConversation conversation) {
    return new AppTask(conversation);
  }

  static AppTask otherDevice(ActionConversation conversation) {
    AppTask task = new AppTask(conversation);
    if (!task.enrolment.isBegun()) {
      task.enrolment.replacePresentApp();
    }
    return task;
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

  /** Password and a code of the new app were proven: this session goes on as one of that app. */
  @Override
  public void afterChange() {
    identification.renew(IdentificationMethod.PLUS_APP, AppFactor.credential(conversation.user()));
  }
}

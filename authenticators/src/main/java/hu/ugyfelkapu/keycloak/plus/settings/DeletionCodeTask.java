package hu.ugyfelkapu.keycloak.plus.settings;

import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.plus.Progress;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCodeUse;
import org.keycloak.models.utils.FormMessage;

/** „Ügyfélkapu+ törlése törlőkóddal”. */
record DeletionCodeTask(DeletionCodeUse use) implements TaskPages {

  DeletionCodeTask(Conversation conversation) {
    this(new DeletionCodeUse(conversation));
  }

  @Override
  public void show(FormMessage... mistakes) {
    use.show(mistakes);
  }

  @Override
  public Progress take(FormInput input) {
    return use.take(input);
  }

  @Override
  public boolean isDone() {
    return use.isRemoved();
  }

  @Override
  public void clear() {
    use.clear();
  }
}

package hu.ugyfelkapu.keycloak.plus.settings;

import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.notice.Change;
import hu.ugyfelkapu.keycloak.notice.ChangedCredential;
import hu.ugyfelkapu.keycloak.plus.DonePage;
import hu.ugyfelkapu.keycloak.plus.FactorChange;
import hu.ugyfelkapu.keycloak.plus.PasswordProof;
import hu.ugyfelkapu.keycloak.plus.Progress;
import hu.ugyfelkapu.keycloak.plus.app.AppFactor;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCode;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCodeCredential;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCodePage;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** „Új törlőkód kérése”: the old code holds until the saving of the new one is acknowledged. */
final class NewDeletionCode implements TaskPages {

  private static final String CODE = "code";
  private static final String CREATED = "created";
  private static final String APP = "app-id";
  private static final String DONE = "done";

  private final Conversation conversation;
  private final Conversation.Notes notes;

  NewDeletionCode(Conversation conversation) {
    this.conversation = conversation;
    this.notes = conversation.notes().of("new-deletion-code");
  }

  @Override
  public void show(FormMessage... mistakes) {
    if (isDone()) {
      DonePage.show(conversation, Change.DELETION_CODE_RENEWED);
      return;
    }
    if (!notes.has(CODE)) {
      notes.set(CODE, DeletionCode.generate().text());
      notes.set(CREATED, Long.toString(BudapestTime.now().toEpochMilli()));
      presentApp().ifPresent(app -> notes.set(APP, app));
    }
    conversation.show(
        DeletionCodePage.of(
            conversation,
            code(),
            Instant.ofEpochMilli(Long.parseLong(notes.get(CREATED).orElseThrow())),
            mistakes));
  }

  @Override
  public Progress take(FormInput input) {
    if (isDone()) {
      return DonePage.take(conversation, input, true, Change.DELETION_CODE_RENEWED);
    }
    if (!notes.has(CODE) || !notes.get(APP).equals(presentApp())) {
      return Progress.OUTDATED;
    }
    Optional<FormMessage> mistake =
        DeletionCodePage.isFinishing(input)
            ? DeletionCodePage.mistake(input).or(() -> PasswordProof.lock(conversation))
            : Optional.empty();
    if (!DeletionCodePage.isFinishing(input) || mistake.isPresent()) {
      show(mistake.stream().toArray(FormMessage[]::new));
      return Progress.ASKING;
    }
    return renew();
  }

  private Progress renew() {
    UserModel user = conversation.user();
    if (!user.isEnabled()
        || !FactorChange.takeTurn(conversation.session(), user)
        || !FactorChange.isStillAllowed(conversation)
        || !notes.get(APP).equals(presentApp())) {
      return Progress.OUTDATED;
    }
    DeletionCodeCredential.removeAll(user);
    CredentialModel credential =
        user.credentialManager()
            .createStoredCredential(
                DeletionCodeCredential.of(
                    conversation.session(), code(), presentApp().orElseThrow()));
    notes.set(DONE, "true");
    notes.remove(CODE, CREATED);
    FactorChange.report(conversation)
        .tell(Change.DELETION_CODE_RENEWED, ChangedCredential.of(credential));
    DonePage.show(conversation, Change.DELETION_CODE_RENEWED);
    return Progress.CHANGED;
  }

  @Override
  public boolean isDone() {
    return notes.has(DONE);
  }

  @Override
  public void clear() {
    notes.remove(CODE, CREATED, APP, DONE);
  }

  private DeletionCode code() {
    return new DeletionCode(notes.get(CODE).orElseThrow());
  }

  private Optional<String> presentApp() {
    return AppFactor.credential(conversation.user()).map(CredentialModel::getId);
  }
}

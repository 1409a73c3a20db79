package hu.ugyfelkapu.keycloak.plus.settings;

import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.identification.MethodSubFlow;
import hu.ugyfelkapu.keycloak.notice.Change;
import hu.ugyfelkapu.keycloak.notice.ChangedCredential;
import hu.ugyfelkapu.keycloak.plus.DonePage;
import hu.ugyfelkapu.keycloak.plus.FactorChange;
import hu.ugyfelkapu.keycloak.plus.PasswordProof;
import hu.ugyfelkapu.keycloak.plus.Progress;
import hu.ugyfelkapu.keycloak.plus.SecondFactors;
import hu.ugyfelkapu.keycloak.plus.SignedOutPage;
import hu.ugyfelkapu.keycloak.plus.app.AppFactor;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCodeCredential;
import hu.ugyfelkapu.keycloak.plus.email.EmailFactor;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * „E-mailes kód kikapcsolása” and „Ügyfélkapu+ törlése”: one page that says what will be, one that
 * it is.
 */
final class Removal implements TaskPages {

  private static final String CONFIRM = "confirm";
  private static final String DONE = "done";

  private final Conversation conversation;
  private final Conversation.Notes notes;
  private final String task;
  private final Change change;

  Removal(Conversation conversation, String task, Change change) {
    this.conversation = conversation;
    this.notes = conversation.notes().of(task);
    this.task = task;
    this.change = change;
  }

  @Override
  public void show(FormMessage... mistakes) {
    if (isDone()) {
      DonePage.show(conversation, change);
      return;
    }
    UserModel user = conversation.user();
    conversation.show(
        conversation
            .page(mistakes)
            .setAttribute("task", task)
            .setAttribute("appActive", AppFactor.isActive(user))
            .setAttribute("emailActive", EmailFactor.isActive(user))
            .setAttribute("closed", isPasswordClosed())
            .createForm("plus-confirm.ftl"));
  }

  private boolean isPasswordClosed() {
    return MethodSubFlow.definition(
            conversation.realm(), conversation.methodFlow(), IdentificationMethod.UGYFELKAPU)
        .filter(method -> method.closes().isClosed())
        .isPresent();
  }

  @Override
  public Progress take(FormInput input) {
    if (isDone()) {
      return DonePage.take(conversation, input, true, change);
    }
    if (!isStillThere()) {
      return Progress.OUTDATED;
    }
    Optional<FormMessage> lock =
        input.has(CONFIRM) ? PasswordProof.lock(conversation) : Optional.empty();
    if (!input.has(CONFIRM) || lock.isPresent()) {
      show(lock.stream().toArray(FormMessage[]::new));
      return Progress.ASKING;
    }
    if (!FactorChange.takeTurn(conversation.session(), conversation.user())
        || !FactorChange.isStillAllowed(conversation)
        || !isStillThere()) {
      return Progress.OUTDATED;
    }
    return change == Change.PLUS_REMOVED ? removeAll() : removeEmail();
  }

  private boolean isStillThere() {
    return change == Change.PLUS_REMOVED
        ? SecondFactors.anyActive(conversation.user())
        : SecondFactors.bothActive(conversation.user());
  }

  private Progress removeEmail() {
    Optional<CredentialModel> removed = EmailFactor.remove(conversation.user());
    notes.set(DONE, "true");
    FactorChange.report(conversation).tell(change, credential(removed.stream()));
    DonePage.show(conversation, change);
    return Progress.CHANGED;
  }

  /** Whoever has nothing but the password left is signed in nowhere. */
  private Progress removeAll() {
    UserModel user = conversation.user();
    Stream<CredentialModel> removed =
        Stream.concat(AppFactor.removeAll(user).stream(), EmailFactor.remove(user).stream());
    DeletionCodeCredential.removeAll(user);
    FactorChange.reportEndingAll(conversation).tell(change, credential(removed));
    SignedOutPage.show(conversation, change);
    return Progress.CHANGED;
  }

  private static ChangedCredential credential(Stream<CredentialModel> removed) {
    return removed.findFirst().map(ChangedCredential::of).orElse(ChangedCredential.NONE);
  }

  @Override
  public boolean isDone() {
    return notes.has(DONE);
  }

  @Override
  public void clear() {
    notes.remove(DONE);
  }
}

package hu.ugyfelkapu.keycloak.plus.deletioncode;

import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.identification.CurrentIdentification;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.identification.MethodSubFlow;
import hu.ugyfelkapu.keycloak.identification.WrongSecret;
import hu.ugyfelkapu.keycloak.notice.Change;
import hu.ugyfelkapu.keycloak.notice.ChangedCredential;
import hu.ugyfelkapu.keycloak.plus.FactorChange;
import hu.ugyfelkapu.keycloak.plus.PasswordProof;
import hu.ugyfelkapu.keycloak.plus.Progress;
import hu.ugyfelkapu.keycloak.plus.SignedOutPage;
import hu.ugyfelkapu.keycloak.plus.app.AppCodeFactory;
import hu.ugyfelkapu.keycloak.plus.app.AppFactor;
import hu.ugyfelkapu.keycloak.plus.email.EmailFactor;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.credential.CredentialModel;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * „Ügyfélkapu+ törlése törlőkóddal” (mission.md §5): the right code removes the app, its secret and
 * the code itself. It logs nobody in.
 */
public final class DeletionCodeUse {

  private static final String FIELD = "deletionCode";
  private static final String BEGUN = "begun";
  private static final String REMOVED = "removed-app";
  private static final String CONTINUE = "continue";

  /** Not scoped to the execution: Keycloak asks without one. Bound to the person. */
  private static final String USED = "ugyfelkapu.deletion-code-used";

  private final Conversation conversation;
  private final Conversation.Notes notes;
  private final DeletionCodeSettings settings;

  public DeletionCodeUse(Conversation conversation) {
    this.conversation = conversation;
    this.notes = conversation.notes().of("deletion-code-use");
    this.settings =
        DeletionCodeSettings.from(
            MethodSubFlow.settingsOf(
                conversation.realm(), conversation.methodFlow(), AppCodeFactory.ID));
  }

  /** Whether there is a code to use. */
  public static boolean isOffered(Conversation conversation) {
    return DeletionCodeCredential.of(conversation.user()).isPresent();
  }

  /** Whether this person has used the deletion code in this login, and reads the page about it. */
  public static boolean isDone(Conversation conversation) {
    return isDone(conversation.authenticationSession(), conversation.user().getId());
  }

  /** The same for Keycloak's own question whether an execution fits the person. */
  public static boolean isDone(AuthenticationSessionModel login, String userId) {
    return login != null && userId.equals(login.getAuthNote(USED));
  }

  /** Whether the person is on these pages. */
  public boolean isBegun() {
    return notes.has(BEGUN) || isRemoved();
  }

  /** Whether the app was removed here. */
  public boolean isRemoved() {
    return notes.has(REMOVED);
  }

  public void begin() {
    notes.set(BEGUN, "true");
  }

  public void leave() {
    notes.remove(BEGUN);
  }

  /** Forgets what was begun. */
  public void clear() {
    notes.remove(BEGUN, REMOVED);
  }

  /** Shows the page that asks for the code, or the one that says it has worked. */
  public void show(FormMessage... mistakes) {
    LoginFormsProvider form =
        conversation
            .page(mistakes)
            .setAttribute("emailRemains", EmailFactor.isActive(conversation.user()));
    if (isRemoved()) {
      conversation.show(form.createForm("plus-removed.ftl"));
      return;
    }
    lockedUntil()
        .ifPresent(
            end -> form.setAttribute("locked", true).setAttribute("lockedUntil", format(end)));
    conversation.show(form.createForm("plus-remove.ftl"));
  }

  /** Takes a posted form and answers it. */
  public Progress take(FormInput input) {
    if (isRemoved()) {
      if (input.has(CONTINUE)) {
        return Progress.FINISHED;
      }
      return ask();
    }
    Optional<DeletionCodeCredential> credential = DeletionCodeCredential.of(conversation.user());
    if (credential.isEmpty()) {
      return Progress.OUTDATED;
    }
    if (!input.has(FIELD)) {
      return ask();
    }
    Optional<FormMessage> lock = PasswordProof.lock(conversation);
    if (lock.isPresent()) {
      return ask(lock.get());
    }
    if (lockedUntil().isPresent()) {
      return ask(locked());
    }
    if (input.text(FIELD).isBlank()) {
      return ask(new FormMessage(FIELD, "ugyfelkapuDeletionCodeMissing"));
    }
    Optional<DeletionCode> typed = DeletionCode.read(input.text(FIELD));
    if (typed.isEmpty()) {
      // No code has this form, so nothing is compared and nothing counted.
      return ask(new FormMessage(FIELD, "ugyfelkapuDeletionCodeLength"));
    }
    return compare(credential.get(), typed.get());
  }

  /**
   * Each comparison takes one of the tries before it is made, so that parallel ones get no more
   * (H8).
   */
  private Progress compare(DeletionCodeCredential credential, DeletionCode typed) {
    OptionalInt slot = credential.tries(settings).take(conversation.session().singleUseObjects());
    if (slot.isEmpty()) {
      return ask(locked());
    }
    if (credential.matches(conversation.session(), typed)) {
      return remove(credential);
    }
    if (slot.getAsInt() == settings.tries()) {
      credential.lock(conversation.user(), BudapestTime.now().plus(settings.lock()));
    }
    WrongSecret.OTP.count(conversation.session(), conversation.event(), conversation.user());
    return ask(
        lockedUntil().isPresent()
            ? locked()
            : new FormMessage(FIELD, "ugyfelkapuWrongDeletionCode"));
  }

  private Progress remove(DeletionCodeCredential credential) {
    if (!conversation.user().isEnabled()
        || !FactorChange.takeTurn(conversation.session(), conversation.user())
        || DeletionCodeCredential.of(conversation.user())
            .filter(present -> present.getId().equals(credential.getId()))
            .isEmpty()) {
      return Progress.OUTDATED;
    }
    Optional<CredentialModel> app = AppFactor.removeAll(conversation.user()).stream().findFirst();
    DeletionCodeCredential.removeAll(conversation.user());
    notes.set(REMOVED, credential.appCredentialId());
    conversation.authenticationSession().setAuthNote(USED, conversation.user().getId());
    ChangedCredential removed = app.map(ChangedCredential::of).orElse(ChangedCredential.NONE);
    if (conversation.inSettings() && !isStillIdentified()) {
      // Won with the very app that is gone now.
      FactorChange.reportEndingAll(conversation).tell(Change.APP_REMOVED, removed);
      SignedOutPage.show(conversation, Change.PLUS_REMOVED);
      return Progress.CHANGED;
    }
    FactorChange.report(conversation).tell(Change.APP_REMOVED, removed);
    show();
    return Progress.CHANGED;
  }

  private boolean isStillIdentified() {
    return CurrentIdentification.of(
            conversation.session(), conversation.realm(), conversation.authenticationSession())
        .isPresent();
  }

  private Optional<Instant> lockedUntil() {
    return DeletionCodeCredential.of(conversation.user())
        .flatMap(DeletionCodeCredential::lockedUntil);
  }

  private FormMessage locked() {
    Instant end = lockedUntil().orElseGet(() -> BudapestTime.now().plus(settings.lock()));
    return new FormMessage(null, "ugyfelkapuDeletionCodeLocked", format(end));
  }

  private String format(Instant end) {
    return BudapestTime.dateAndClock(BudapestTime.nextMinute(end), conversation.locale());
  }

  private Progress ask(FormMessage... mistakes) {
    show(mistakes);
    return Progress.ASKING;
  }
}

package hu.ugyfelkapu.keycloak.plus.app;

import hu.ugyfelkapu.keycloak.code.SixDigits;
import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.identification.WrongSecret;
import hu.ugyfelkapu.keycloak.notice.Change;
import hu.ugyfelkapu.keycloak.plus.DonePage;
import hu.ugyfelkapu.keycloak.plus.PasswordProof;
import hu.ugyfelkapu.keycloak.plus.Progress;
import hu.ugyfelkapu.keycloak.plus.app.AppEnrolmentNotes.Step;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCode;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCodePage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.storage.StorageUnavailableException;

/**
 * Setting up an app (mission.md §3, steps 2 to 5), the first one or another device. Nothing is
 * stored before „Befejezés”; a post that belongs to another page than the present one (a second
 * tab, a double click) only shows the present one again.
 */
public final class AppEnrolment {

  private static final String CODE = "otp";

  private final Conversation conversation;
  private final AppEnrolmentNotes notes;

  public AppEnrolment(Conversation conversation) {
    this.conversation = conversation;
    this.notes = new AppEnrolmentNotes(conversation);
  }

  /**
   * Begins „Beállítás más eszközre”: the present app is to be replaced, if it still stands at the
   * end.
   */
  public void replacePresentApp() {
    presentApp().ifPresent(notes::replaces);
  }

  /** Whether the person's active app is the very one that was set up here. */
  public boolean stands() {
    return notes.begunApp().isPresent() && notes.begunApp().equals(presentApp());
  }

  /** Whether its first page was shown already. */
  public boolean isBegun() {
    return notes.begunApp().isPresent();
  }

  /** Whether what it began with is still so: no app yet, or the one that is to be replaced. */
  public boolean isTimely() {
    return notes.replaced().equals(presentApp());
  }

  /** Forgets what was begun. */
  public void clear() {
    notes.clear();
  }

  /** Shows the page at which the enrolment stands. */
  public void show(FormMessage... mistakes) {
    switch (notes.step()) {
      case APP -> conversation.show(AppEnrolmentPages.app(conversation, notes, mistakes));
      case DELETION_CODE ->
          conversation.show(AppEnrolmentPages.deletionCode(conversation, notes, mistakes));
      case DONE -> DonePage.show(conversation, change());
    }
  }

  /** Takes a posted form and answers it. */
  public Progress take(FormInput input) {
    if (notes.step() == Step.DONE) {
      return DonePage.take(conversation, input, stands(), change());
    }
    if (stands()) {
      // The double of a click on „Befejezés”.
      finish();
      return Progress.ASKING;
    }
    if (!isTimely()) {
      return Progress.OUTDATED;
    }
    return switch (notes.step()) {
      case APP -> takeApp(input);
      case DELETION_CODE -> takeDeletionCode(input);
      case DONE -> Progress.ASKING;
    };
  }

  private Progress takeApp(FormInput input) {
    if (!input.has(PasswordProof.FIELD) && !input.has(CODE)) {
      return ask();
    }
    Optional<FormMessage> lock = PasswordProof.lock(conversation);
    if (lock.isPresent()) {
      return ask(lock.get());
    }
    String password = input.text(PasswordProof.FIELD);
    Optional<String> code = SixDigits.read(input.text(CODE));
    List<FormMessage> mistakes = new ArrayList<>();
    PasswordProof.mistake(password).ifPresent(mistakes::add);
    if (code.isEmpty()) {
      boolean missing = input.text(CODE).isBlank();
      mistakes.add(
          new FormMessage(CODE, missing ? "ugyfelkapuCodeMissing" : "ugyfelkapuCodeLength"));
    }
    if (!mistakes.isEmpty()) {
      return ask(mistakes.toArray(FormMessage[]::new));
    }
    try {
      return proveApp(password, code.get());
    } catch (StorageUnavailableException e) {
      return ask(PasswordProof.outage(conversation));
    }
  }

  /**
   * The password is asked again together with the new app's code; one message for both (mission.md
   * §3, step 3).
   */
  private Progress proveApp(String password, String code) {
    boolean rightPassword = PasswordProof.isRight(conversation, password);
    // A wrong password must not use the code up.
    boolean rightCode =
        rightPassword && notes.app().accepts(conversation.session(), conversation.realm(), code);
    if (!rightCode) {
      (rightPassword ? WrongSecret.OTP : WrongSecret.PASSWORD)
          .count(conversation.session(), conversation.event(), conversation.user());
      return ask(new FormMessage(null, "ugyfelkapuWrongPasswordOrCode"));
    }
    notes.proven(DeletionCode.generate(), BudapestTime.now());
    return ask();
  }

  private Progress takeDeletionCode(FormInput input) {
    if (!DeletionCodePage.isFinishing(input)) {
      return ask();
    }
    Optional<FormMessage> mistake =
        DeletionCodePage.mistake(input).or(() -> PasswordProof.lock(conversation));
    if (mistake.isPresent()) {
      return ask(mistake.get());
    }
    if (!conversation.user().isEnabled()) {
      return Progress.OUTDATED;
    }
    return switch (AppActivation.complete(
        conversation, notes.app(), notes.deletionCode(), notes.replaced())) {
      case DONE -> {
        finish();
        yield Progress.CHANGED;
      }
      case BUSY -> ask();
      case OUTDATED -> Progress.OUTDATED;
    };
  }

  private void finish() {
    AppFactor.noteEnrolled(conversation.authenticationSession(), notes.app());
    notes.done();
    DonePage.show(conversation, change());
  }

  private Optional<String> presentApp() {
    return AppFactor.credential(conversation.user()).map(CredentialModel::getId);
  }

  private Progress ask(FormMessage... mistakes) {
    show(mistakes);
    return Progress.ASKING;
  }

  private Change change() {
    return notes.replaced().isPresent() ? Change.APP_SWITCHED : Change.APP_ENROLLED;
  }
}

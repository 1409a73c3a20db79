package hu.ugyfelkapu.keycloak.plus.email;

import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.notice.Change;
import hu.ugyfelkapu.keycloak.notice.ChangedCredential;
import hu.ugyfelkapu.keycloak.plus.DonePage;
import hu.ugyfelkapu.keycloak.plus.FactorChange;
import hu.ugyfelkapu.keycloak.plus.PasswordProof;
import hu.ugyfelkapu.keycloak.plus.Progress;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Enrolment in Ügyfélkapu+ with e-mail code (mission.md §4): password, then the mailed code. No
 * mail goes out before the password was right, and nothing is stored before the code was.
 */
public final class EmailEnrolment {

  private static final String TEMPLATE = "plus-enrol-email.ftl";
  private static final String STEP = "step";
  private static final String CODE_STEP = "code";
  private static final String DONE_STEP = "done";
  private static final String CREDENTIAL = "credential";

  private final Conversation conversation;
  private final Conversation.Notes notes;

  public EmailEnrolment(Conversation conversation) {
    this.conversation = conversation;
    this.notes = conversation.notes().of("enrol-email");
  }

  /** Whether the person's active factor is the very one that was made here. */
  public boolean stands() {
    return notes.has(CREDENTIAL)
        && notes
            .get(CREDENTIAL)
            .equals(EmailFactor.credential(conversation.user()).map(CredentialModel::getId));
  }

  /** Forgets what was begun. */
  public void clear() {
    notes.remove(STEP, CREDENTIAL);
  }

  /** Shows the page at which the enrolment stands. */
  public void show(FormMessage... mistakes) {
    if (stands()) {
      DonePage.show(conversation, Change.EMAIL_ENABLED);
    } else if (isAt(CODE_STEP)) {
      EmailCodeEntry entry = entry();
      showCode(entry, Optional.empty(), mistakes);
    } else {
      showPassword(mistakes);
    }
  }

  /** Takes a posted form and answers it. */
  public Progress take(FormInput input) {
    if (stands() || isAt(DONE_STEP)) {
      // Also the double of a click on „Megerősítés”, which finds its own factor made.
      return DonePage.take(conversation, input, stands(), Change.EMAIL_ENABLED);
    }
    if (EmailFactor.isActive(conversation.user()) || !EmailFactor.hasAddress(conversation.user())) {
      return Progress.OUTDATED;
    }
    if (!isAt(CODE_STEP)) {
      return takePassword(input);
    }
    EmailCodeEntry entry = entry();
    if (input.has(EmailCodeEntry.RESEND)) {
      showCode(entry, entry.send());
      return Progress.ASKING;
    }
    if (!input.has(EmailCodeEntry.CODE)) {
      showCode(entry, Optional.empty());
      return Progress.ASKING;
    }
    Optional<FormMessage> mistake = entry.enter(input.text(EmailCodeEntry.CODE));
    if (mistake.isPresent()) {
      showCode(entry, mistake);
      return Progress.ASKING;
    }
    return activate();
  }

  private Progress takePassword(FormInput input) {
    if (!input.has(PasswordProof.FIELD)) {
      showPassword();
      return Progress.ASKING;
    }
    Optional<FormMessage> mistake = PasswordProof.check(conversation, input);
    if (mistake.isPresent()) {
      showPassword(mistake.get());
      return Progress.ASKING;
    }
    notes.set(STEP, CODE_STEP);
    notes.set(CREDENTIAL, KeycloakModelUtils.generateId());
    EmailCodeEntry entry = entry();
    showCode(entry, entry.arrive());
    return Progress.ASKING;
  }

  private Progress activate() {
    if (!conversation.user().isEnabled()
        || !FactorChange.takeTurn(conversation.session(), conversation.user())
        || !FactorChange.isStillAllowed(conversation)
        || EmailFactor.isActive(conversation.user())) {
      return Progress.OUTDATED;
    }
    CredentialModel credential =
        EmailFactor.activate(conversation.user(), notes.get(CREDENTIAL).orElseThrow());
    notes.set(STEP, DONE_STEP);
    FactorChange.report(conversation).tell(Change.EMAIL_ENABLED, ChangedCredential.of(credential));
    DonePage.show(conversation, Change.EMAIL_ENABLED);
    return Progress.CHANGED;
  }

  private void showPassword(FormMessage... mistakes) {
    conversation.show(
        conversation
            .page(mistakes)
            .setAttribute("step", "password")
            .setAttribute("username", conversation.user().getUsername())
            .setAttribute("maskedEmail", MaskedAddress.of(conversation.user().getEmail()))
            .createForm(TEMPLATE));
  }

  private void showCode(
      EmailCodeEntry entry, Optional<FormMessage> mistake, FormMessage... others) {
    FormMessage[] mistakes = mistake.map(m -> new FormMessage[] {m}).orElse(others);
    conversation.show(
        entry
            .describe(conversation.page(mistakes))
            .setAttribute("step", CODE_STEP)
            .createForm(TEMPLATE));
  }

  private boolean isAt(String step) {
    return notes.get(STEP).filter(step::equals).isPresent();
  }

  private EmailCodeEntry entry() {
    return new EmailCodeEntry(
        conversation, EmailCodeEntry.Purpose.ENROLMENT, conversation.user().getEmail());
  }
}

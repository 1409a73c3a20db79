package hu.ugyfelkapu.keycloak.registration;

import hu.ugyfelkapu.keycloak.conversation.ActionConversation;
import hu.ugyfelkapu.keycloak.identification.AssuranceLevel;
import hu.ugyfelkapu.keycloak.identification.Demand;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.notice.Change;
import hu.ugyfelkapu.keycloak.notice.ChangedCredential;
import hu.ugyfelkapu.keycloak.plus.FactorChange;
import hu.ugyfelkapu.keycloak.plus.PasswordProof;
import hu.ugyfelkapu.keycloak.plus.email.EmailCodeEntry;
import hu.ugyfelkapu.keycloak.plus.email.EmailFactor;
import hu.ugyfelkapu.keycloak.plus.email.MaskedAddress;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ModelException;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.validation.Validation;
import org.keycloak.storage.ReadOnlyException;
import org.keycloak.storage.StorageUnavailableException;

/**
 * {@code ugyfelkapu-email}: „E-mail-cím módosítása”. Level 2 at least, the new address is proven by
 * a code, and the notice goes to the old one (mission.md §8), since whoever reads the mailbox reads
 * codes (H27).
 */
public final class EmailChangeAction extends RegistrationAction {

  public static final String ID = "ugyfelkapu-email";

  private static final Logger LOG = Logger.getLogger(EmailChangeAction.class);
  private static final String TEMPLATE = "change-email.ftl";
  private static final String FIELD = "email";
  private static final String TO_ADDRESS = "toAddress";

  /** Note: the address that waits for its code. */
  private static final String PENDING = "pending";

  /** As long as the exported realm's user profile lets an address be. */
  private static final int LONGEST_ADDRESS = 255;

  public EmailChangeAction() {
    super(ID, "Change of the e-mail address", "email", Change.EMAIL_CHANGED);
  }

  @Override
  public Demand demand(UserModel user) {
    return leastDemand().and(super.demand(user));
  }

  @Override
  public Demand leastDemand() {
    return Demand.of(AssuranceLevel.SUBSTANTIAL);
  }

  @Override
  void show(ActionConversation conversation, FormMessage... mistakes) {
    Optional<String> pending = pending(conversation);
    if (pending.isPresent()) {
      showCode(conversation, entry(conversation, pending.get()), pending.get(), mistakes);
    } else {
      showAddress(conversation, "", mistakes);
    }
  }

  @Override
  void take(ActionConversation conversation, FormInput input) {
    Optional<String> pending = pending(conversation);
    if (pending.isEmpty()) {
      takeAddress(conversation, input);
      return;
    }
    String address = pending.get();
    EmailCodeEntry entry = entry(conversation, address);
    if (input.has(TO_ADDRESS)) {
      entry.abandon();
      forget(conversation);
      showAddress(conversation, address);
    } else if (input.has(EmailCodeEntry.RESEND)) {
      showCode(conversation, entry, address, messages(entry.send()));
    } else if (input.has(EmailCodeEntry.CODE)) {
      Optional<FormMessage> mistake = entry.enter(input.text(EmailCodeEntry.CODE));
      if (mistake.isPresent()) {
        showCode(conversation, entry, address, messages(mistake));
      } else {
        change(conversation, address);
      }
    } else {
      showCode(conversation, entry, address);
    }
  }

  private static void takeAddress(ActionConversation conversation, FormInput input) {
    String address = Normalizer.normalize(input.text(FIELD).strip(), Normalizer.Form.NFC);
    List<FormMessage> mistakes =
        Stream.concat(
                PasswordProof.mistake(input.text(PasswordProof.FIELD)).stream(),
                mistake(address, conversation.user().getEmail()).stream())
            .toList();
    if (mistakes.isEmpty()) {
      mistakes = PasswordProof.check(conversation, input).stream().toList();
    }
    if (!mistakes.isEmpty()) {
      showAddress(conversation, address, mistakes.toArray(FormMessage[]::new));
      return;
    }
    conversation.notes().set(PENDING, address);
    EmailCodeEntry entry = entry(conversation, address);
    // A code of an earlier try may still live, sent to another address.
    entry.abandon();
    showCode(conversation, entry, address, messages(entry.send()));
  }

  private static Optional<FormMessage> mistake(String address, String present) {
    if (address.isEmpty()) {
      return Optional.of(new FormMessage(FIELD, "ugyfelkapuEmailMissing"));
    }
    if (address.length() > LONGEST_ADDRESS) {
      return Optional.of(new FormMessage(FIELD, "ugyfelkapuInputTooLong"));
    }
    if (!Validation.isEmailValid(address)) {
      return Optional.of(new FormMessage(FIELD, "ugyfelkapuEmailInvalid"));
    }
    // Case alone makes no other mailbox in practice, and no other address in the registry.
    return present != null
            && address.toLowerCase(Locale.ROOT).equals(present.toLowerCase(Locale.ROOT))
        ? Optional.of(new FormMessage(FIELD, "ugyfelkapuEmailSame"))
        : Optional.empty();
  }

  private void change(ActionConversation conversation, String address) {
    UserModel user = conversation.user();
    String former = user.getEmail();
    Optional<FormMessage> refusal =
        RegistryRefusal.of(conversation, FIELD, () -> user.setEmail(address));
    forget(conversation);
    if (refusal.isPresent()) {
      showAddress(conversation, address, refusal.get());
      return;
    }
    markVerified(user);
    FactorChange.report(conversation).tell(Change.EMAIL_CHANGED, ChangedCredential.NONE, former);
    finish(conversation);
  }

  /** The address holds already, and its former owner must be told of it, whatever comes of this. */
  private static void markVerified(UserModel user) {
    try {
      user.setEmailVerified(true);
    } catch (StorageUnavailableException | ReadOnlyException | ModelException e) {
      LOG.warnf(
          "A changed address could not be marked as verified: %s.", e.getClass().getSimpleName());
    }
  }

  private static void showAddress(
      ActionConversation conversation, String typed, FormMessage... mistakes) {
    UserModel user = conversation.user();
    LoginFormsProvider form =
        conversation
            .page(mistakes)
            .setAttribute("step", "address")
            .setAttribute("username", user.getUsername())
            .setAttribute("typedEmail", typed);
    if (EmailFactor.hasAddress(user)) {
      form.setAttribute("maskedEmail", MaskedAddress.of(user.getEmail()));
    }
    conversation.show(form.createForm(TEMPLATE));
  }

  private static void showCode(
      ActionConversation conversation,
      EmailCodeEntry entry,
      String address,
      FormMessage... mistakes) {
    conversation.show(
        entry
            .describe(conversation.page(mistakes))
            .setAttribute("step", "code")
            .setAttribute("newEmail", address)
            .createForm(TEMPLATE));
  }

  private static FormMessage[] messages(Optional<FormMessage> mistake) {
    return mistake.stream().toArray(FormMessage[]::new);
  }

  private static Optional<String> pending(ActionConversation conversation) {
    return conversation.notes().get(PENDING);
  }

  private static void forget(ActionConversation conversation) {
    conversation.notes().remove(PENDING);
  }

  private static EmailCodeEntry entry(ActionConversation conversation, String address) {
    return new EmailCodeEntry(conversation, EmailCodeEntry.Purpose.EMAIL_CHANGE, address);
  }
}

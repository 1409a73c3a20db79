package hu.ugyfelkapu.keycloak.registration;

import hu.ugyfelkapu.keycloak.conversation.ActionConversation;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.notice.Change;
import hu.ugyfelkapu.keycloak.notice.ChangedCredential;
import hu.ugyfelkapu.keycloak.plus.FactorChange;
import hu.ugyfelkapu.keycloak.plus.PasswordProof;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;

/**
 * {@code ugyfelkapu-password}: „Jelszóváltoztatás”. The registry checks the old password and keeps
 * the new one; the rules are the realm's password policy (mission.md §2, §8).
 */
public final class PasswordChangeAction extends RegistrationAction {

  public static final String ID = "ugyfelkapu-password";

  private static final String NEW = "passwordNew";
  private static final String CONFIRM = "passwordConfirm";

  public PasswordChangeAction() {
    super(ID, "Change of the Ügyfélkapu password", "password", Change.PASSWORD_CHANGED);
  }

  @Override
  void show(ActionConversation conversation, FormMessage... mistakes) {
    LoginFormsProvider form = conversation.page(mistakes);
    conversation.show(
        form.setAttribute("username", conversation.user().getUsername())
            .setAttribute(
                "rules", PasswordRule.sentences(conversation.realm().getPasswordPolicy(), form))
            .createForm("change-password.ftl"));
  }

  @Override
  void take(ActionConversation conversation, FormInput input) {
    List<FormMessage> mistakes = mistakes(input);
    if (mistakes.isEmpty()) {
      // The rules come last: they must not be a way around the counting of wrong passwords.
      mistakes =
          PasswordProof.check(conversation, input)
              .or(() -> broken(conversation, input))
              .or(() -> write(conversation, input.text(NEW)))
              .stream()
              .toList();
    }
    if (!mistakes.isEmpty()) {
      show(conversation, mistakes.toArray(FormMessage[]::new));
      return;
    }
    FactorChange.report(conversation)
        .tell(Change.PASSWORD_CHANGED, ChangedCredential.ofType(PasswordCredentialModel.TYPE));
    finish(conversation);
  }

  /** What can be said without looking at a secret; all of it at once. */
  private static List<FormMessage> mistakes(FormInput input) {
    return Stream.concat(
            PasswordProof.mistake(input.text(PasswordProof.FIELD)).stream(),
            mistakeOfNew(input).stream())
        .toList();
  }

  private static Optional<FormMessage> mistakeOfNew(FormInput input) {
    String password = input.text(NEW);
    if (password.isEmpty()) {
      return Optional.of(new FormMessage(NEW, "ugyfelkapuNewPasswordMissing"));
    }
    if (password.length() > PasswordProof.LONGEST_INPUT) {
      return Optional.of(new FormMessage(NEW, "ugyfelkapuInputTooLong"));
    }
    return password.equals(input.text(CONFIRM))
        ? Optional.empty()
        : Optional.of(new FormMessage(CONFIRM, "ugyfelkapuPasswordsDiffer"));
  }

  private static Optional<FormMessage> broken(ActionConversation conversation, FormInput input) {
    String password = input.text(NEW);
    if (password.equals(input.text(PasswordProof.FIELD))) {
      return Optional.of(new FormMessage(NEW, "ugyfelkapuNewPasswordSame"));
    }
    PolicyError error =
        conversation
            .session()
            .getProvider(PasswordPolicyManagerProvider.class)
            .validate(conversation.realm(), conversation.user(), password);
    return Optional.ofNullable(error)
        .map(e -> PasswordRule.mistake(conversation.realm().getPasswordPolicy(), e, NEW));
  }

  private static Optional<FormMessage> write(ActionConversation conversation, String password) {
    return RegistryRefusal.of(
        conversation,
        NEW,
        () ->
            conversation
                .user()
                .credentialManager()
                .updateCredential(UserCredentialModel.password(password)));
  }
}

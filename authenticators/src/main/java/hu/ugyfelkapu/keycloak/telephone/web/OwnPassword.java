package hu.ugyfelkapu.keycloak.telephone.web;

import hu.ugyfelkapu.keycloak.code.SixDigits;
import hu.ugyfelkapu.keycloak.conversation.Conversation.Notes;
import hu.ugyfelkapu.keycloak.conversation.FlowConversation;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.telephone.Answer;
import hu.ugyfelkapu.keycloak.telephone.TelephoneNotices;
import hu.ugyfelkapu.keycloak.telephone.TelephonePassword;
import hu.ugyfelkapu.keycloak.telephone.TelephonePasswordRule;
import hu.ugyfelkapu.keycloak.telephone.TelephoneRegistration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * Replaces the one-time password by the person's own (mission.md §6 [W]). Until that is done the
 * one-time password stays what it was, and nobody is logged in.
 */
final class OwnPassword {

  private static final String TEMPLATE = "telephone-password.ftl";
  private static final String NEW = "passwordNew";
  private static final String CONFIRM = "passwordConfirm";

  private static final String USER = "user";
  private static final String CREDENTIAL = "credential";
  private static final String VERSION = "version";

  private final AuthenticationFlowContext context;
  private final Notes notes;

  OwnPassword(AuthenticationFlowContext context) {
    this.context = context;
    this.notes = new FlowConversation(context).notes().of("own");
  }

  /** Whether this login has come to that page. */
  boolean isAsked() {
    return notes.has(USER);
  }

  /** Shows the page to the person who has just been identified by that one-time password. */
  void ask(Answer.Identified identified) {
    notes.set(USER, identified.userId());
    notes.set(CREDENTIAL, identified.credentialId());
    notes.set(VERSION, identified.version());
    show();
  }

  void show(FormMessage... mistakes) {
    LoginFormsProvider form = context.form();
    for (FormMessage mistake : mistakes) {
      form.addError(mistake);
    }
    context.forceChallenge(form.createForm(TEMPLATE));
  }

  /**
   * Takes the posted page.
   *
   * @return the person whose password holds now; empty when a page was shown instead
   */
  Optional<UserModel> take(FormInput input) {
    Optional<TelephonePassword> password =
        SixDigits.read(input.text(NEW)).map(TelephonePassword::new);
    List<FormMessage> mistakes = mistakes(input, password);
    if (!mistakes.isEmpty()) {
      show(mistakes.toArray(FormMessage[]::new));
      return Optional.empty();
    }
    Optional<UserModel> user = identified();
    try {
      Optional<TelephonePasswordRule> weak =
          change(user.orElseThrow(TelephoneRegistration.NotIssuedException::new), password.get());
      if (weak.isPresent()) {
        show(new FormMessage(NEW, weak.get().messageKey()));
        return Optional.empty();
      }
    } catch (TelephoneRegistration.NotIssuedException e) {
      startAgain();
      return Optional.empty();
    }
    notes.remove(USER, CREDENTIAL, VERSION);
    tell(user.get());
    return user;
  }

  private static List<FormMessage> mistakes(FormInput input, Optional<TelephonePassword> password) {
    List<FormMessage> mistakes = new ArrayList<>();
    if (input.text(NEW).isBlank()) {
      mistakes.add(new FormMessage(NEW, "ugyfelkapuNewPasswordMissing"));
    } else if (password.isEmpty()) {
      mistakes.add(new FormMessage(NEW, "ugyfelkapuTelephonePasswordLength"));
    } else if (!SixDigits.read(input.text(CONFIRM))
        .equals(password.map(TelephonePassword::digits))) {
      mistakes.add(new FormMessage(CONFIRM, "ugyfelkapuPasswordsDiffer"));
    }
    return mistakes;
  }

  /** The person of {@link #ask}, as long as the registration is entitled. */
  private Optional<UserModel> identified() {
    return notes
        .get(USER)
        .map(id -> context.getSession().users().getUserById(context.getRealm(), id))
        .filter(UserModel::isEnabled);
  }

  /**
   * The one-time password must still be that one: a page that was left open replaces neither a
   * newer one nor the person's own (H7).
   */
  private Optional<TelephonePasswordRule> change(UserModel user, TelephonePassword password) {
    return new TelephoneRegistration(
            context.getSession(),
            context.getRealm(),
            (own, realm, whom, contact, oneTime, end) -> {
              throw new IllegalStateException("No one-time password is sent by the person's own");
            })
        .change(
            user.getId(),
            notes.get(CREDENTIAL).orElse(""),
            notes.get(VERSION).orElse(""),
            password);
  }

  private void tell(UserModel user) {
    TelephoneNotices.changed(
        context.getSession(),
        context.getRealm(),
        user,
        context.getEvent().clone().user(user),
        Optional.of(context.getAuthenticationSession().getParentSession().getId()));
  }

  private void startAgain() {
    notes.remove(USER, CREDENTIAL, VERSION);
    TelephoneIdEntry entry = new TelephoneIdEntry(context);
    entry.forget();
    entry.show(new FormMessage(null, "ugyfelkapuStartAgain"));
  }
}

package hu.ugyfelkapu.keycloak.telephone.web;

import hu.ugyfelkapu.keycloak.code.SixDigits;
import hu.ugyfelkapu.keycloak.conversation.Conversation.Notes;
import hu.ugyfelkapu.keycloak.conversation.FlowConversation;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.telephone.TelephoneCredential;
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
  private static final String ONE_TIME = "one-time";

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
  void ask(UserModel user, String credentialId) {
    Optional<String> oneTime =
        TelephoneCredential.of(user)
            .filter(credential -> credential.getId().equals(credentialId))
            .flatMap(OwnPassword::oneTime);
    if (oneTime.isEmpty()) {
      startAgain();
      return;
    }
    notes.set(USER, user.getId());
    notes.set(ONE_TIME, oneTime.get());
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
    notes.remove(USER, ONE_TIME);
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

  /**
   * The person of {@link #ask}, as long as the one-time password is still that one: a page that was
   * left open must not replace a newer one, nor the person's own (H7).
   */
  private Optional<UserModel> identified() {
    return notes
        .get(USER)
        .map(id -> context.getSession().users().getUserById(context.getRealm(), id))
        .filter(UserModel::isEnabled)
        .filter(
            user ->
                TelephoneCredential.of(user)
                    .flatMap(OwnPassword::oneTime)
                    .equals(notes.get(ONE_TIME)));
  }

  private Optional<TelephonePasswordRule> change(UserModel user, TelephonePassword password) {
    String credentialId = notes.get(ONE_TIME).orElseThrow().split(" ")[0];
    return new TelephoneRegistration(
            context.getSession(),
            context.getRealm(),
            (own, realm, whom, contact, oneTime, end) -> {
              throw new IllegalStateException("No one-time password is sent by the person's own");
            })
        .change(user.getId(), credentialId, password);
  }

  /** What tells one one-time password from another: the credential and the end of its time. */
  private static Optional<String> oneTime(TelephoneCredential credential) {
    return credential.usableUntil().map(end -> credential.getId() + " " + end.getEpochSecond());
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
    notes.remove(USER, ONE_TIME);
    TelephoneIdEntry entry = new TelephoneIdEntry(context);
    entry.forget();
    entry.show(new FormMessage(null, "ugyfelkapuStartAgain"));
  }
}

package hu.ugyfelkapu.keycloak.telephone.web;

import hu.ugyfelkapu.keycloak.conversation.Conversation.Notes;
import hu.ugyfelkapu.keycloak.conversation.FlowConversation;
import hu.ugyfelkapu.keycloak.identification.EarnedMethods;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticator;
import hu.ugyfelkapu.keycloak.identification.RecorderCheck;
import hu.ugyfelkapu.keycloak.password.RegistryOutage;
import hu.ugyfelkapu.keycloak.telephone.Answer;
import hu.ugyfelkapu.keycloak.telephone.KeyMissingException;
import hu.ugyfelkapu.keycloak.telephone.Positions;
import hu.ugyfelkapu.keycloak.telephone.Source;
import hu.ugyfelkapu.keycloak.telephone.TelephoneCredential;
import hu.ugyfelkapu.keycloak.telephone.TelephoneEvents;
import hu.ugyfelkapu.keycloak.telephone.TelephoneId;
import hu.ugyfelkapu.keycloak.telephone.TelephoneIdentification;
import hu.ugyfelkapu.keycloak.telephone.TelephoneLockNotice;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.storage.StorageUnavailableException;

/**
 * The page of the digits (mission.md §6), and behind a one-time password the page of the person's
 * own. Every refusal is the merged message, for known and unknown ids alike. Keycloak's brute-force
 * protector is not asked and not told: this method has a lock of its own (H6).
 */
final class TelephoneDigitsAuthenticator extends PackAuthenticator {

  private static final String TEMPLATE = "telephone-digits.ftl";
  private static final String OTHER_ID = "otherId";

  /** Note of the positions that the page showed last. */
  private static final String SHOWN = "shown";

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    guarded(context, () -> show(context));
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    FormInput input = new FormInput(context.getHttpRequest());
    if (input.has(FormInput.BACK)) {
      context.resetFlow();
      return;
    }
    guarded(context, () -> take(context, input));
  }

  private static void guarded(AuthenticationFlowContext context, Runnable step) {
    try {
      step.run();
    } catch (KeyMissingException e) {
      Unavailable.show(context, e);
    } catch (StorageUnavailableException e) {
      RegistryOutage.show(context, e);
    }
  }

  private static void take(AuthenticationFlowContext context, FormInput input) {
    OwnPassword own = new OwnPassword(context);
    TelephoneIdEntry entry = new TelephoneIdEntry(context);
    if (own.isAsked()) {
      own.take(input).ifPresent(user -> succeed(context, user));
    } else if (input.has(TelephoneIdEntry.FIELD)) {
      if (entry.take(input)) {
        show(context);
      }
    } else if (input.has(OTHER_ID)) {
      entry.forget();
      entry.show();
    } else {
      entry.noted().ifPresentOrElse(id -> takeDigits(context, id, input), entry::show);
    }
  }

  private static void takeDigits(
      AuthenticationFlowContext context, TelephoneId id, FormInput input) {
    Optional<TypedDigits> typed =
        notes(context)
            .get(SHOWN)
            .map(Positions::parse)
            .map(shown -> new TypedDigits(input, shown))
            .filter(TypedDigits::areOfThePage);
    if (typed.isEmpty()) {
      showOtherPositions(context, id);
      return;
    }
    List<FormMessage> mistakes = typed.get().mistakes();
    if (!mistakes.isEmpty()) {
      LoginFormsProvider form = context.form();
      mistakes.forEach(form::addError);
      show(context, form, id);
      return;
    }
    Answer answer = identification(context).answer(id, typed.get().positions(), typed.get().text());
    if (answer instanceof Answer.Identified identified) {
      goOn(context, id, identified);
    } else if (answer instanceof Answer.Refused refused) {
      TelephoneEvents.refused(context.getEvent(), refused);
      if (refused.locksNow()) {
        TelephoneLockNotice.afterCommit(
            context.getSession(), context.getRealm(), refused.userId().orElseThrow());
      }
      refuse(context, id);
    } else if (answer instanceof Answer.TooMany tooMany) {
      TelephoneEvents.tooMany(context.getEvent(), tooMany);
      show(context, context.form().setError("ugyfelkapuTelephoneTooMany"), id);
    } else {
      showOtherPositions(context, id);
    }
  }

  private static void goOn(
      AuthenticationFlowContext context, TelephoneId id, Answer.Identified identified) {
    UserModel user =
        context.getSession().users().getUserById(context.getRealm(), identified.userId());
    if (user == null || !user.isEnabled()) {
      context.getEvent().user(identified.userId()).error(Errors.USER_DISABLED);
      refuse(context, id);
    } else if (context.getUser() != null && !context.getUser().getId().equals(user.getId())) {
      // Keycloak's own answer would be a page that tells of the conflict.
      context.getEvent().user(user).error(Errors.DIFFERENT_USER_AUTHENTICATED);
      refuse(context, id);
    } else if (!RecorderCheck.passes(context, user)) {
      return;
    } else if (identified.mustChange()) {
      new OwnPassword(context).ask(identified);
    } else {
      succeed(context, user);
    }
  }

  private static void succeed(AuthenticationFlowContext context, UserModel user) {
    if (context.getUser() == null) {
      context.setUser(user);
    }
    EarnedMethods.claim(context, IdentificationMethod.TELEPHONE);
    // No type that the protector knows: it shall forgive no wrong password for this.
    context.success(TelephoneCredential.TYPE);
  }

  private static void refuse(AuthenticationFlowContext context, TelephoneId id) {
    show(context, context.form().setError("ugyfelkapuTelephoneMerged"), id);
  }

  private static void showOtherPositions(AuthenticationFlowContext context, TelephoneId id) {
    show(context, context.form().setInfo("ugyfelkapuTelephoneOtherDigits"), id);
  }

  private static void show(AuthenticationFlowContext context) {
    OwnPassword own = new OwnPassword(context);
    TelephoneIdEntry entry = new TelephoneIdEntry(context);
    if (own.isAsked()) {
      own.show();
    } else {
      entry.noted().ifPresentOrElse(id -> show(context, context.form(), id), entry::show);
    }
  }

  private static void show(
      AuthenticationFlowContext context, LoginFormsProvider form, TelephoneId id) {
    Positions asked = identification(context).ask(id);
    notes(context).set(SHOWN, asked.text());
    context.forceChallenge(
        form.setAttribute("positions", asked.numbers())
            .setAttribute("telephoneIdGroups", id.groups())
            .createForm(TEMPLATE));
  }

  private static TelephoneIdentification identification(AuthenticationFlowContext context) {
    return new TelephoneIdentification(
        context.getSession(), context.getRealm(), Source.web(context.getSession()));
  }

  private static Notes notes(AuthenticationFlowContext context) {
    return new FlowConversation(context).notes();
  }
}

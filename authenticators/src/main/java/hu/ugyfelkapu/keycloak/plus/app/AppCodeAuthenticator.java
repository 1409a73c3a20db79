package hu.ugyfelkapu.keycloak.plus.app;

import hu.ugyfelkapu.keycloak.code.SixDigits;
import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.conversation.FlowConversation;
import hu.ugyfelkapu.keycloak.identification.EarnedMethods;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticator;
import hu.ugyfelkapu.keycloak.identification.WrongSecret;
import hu.ugyfelkapu.keycloak.plus.EnrolmentFactory;
import hu.ugyfelkapu.keycloak.plus.PasswordProof;
import hu.ugyfelkapu.keycloak.plus.SecondFactors;
import hu.ugyfelkapu.keycloak.plus.deletioncode.DeletionCodeUse;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.FormMessage;

/**
 * The app code's own page (mission.md §3 "Login"), with the way to the deletion code for those who
 * have lost the device. A wrong, old or used code is one message (H13).
 */
public final class AppCodeAuthenticator extends PackAuthenticator {

  private static final String TEMPLATE = "plus-app-code.ftl";
  private static final String CODE = "otp";
  private static final String LOST_DEVICE = "lostDevice";
  private static final String TO_CODE = "toCode";
  private static final String WRONG_TRIES = "wrong-tries";

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    authenticate(context, false);
  }

  /**
   * @param otherFactor whether the page offers the mailed code instead
   */
  public void authenticate(AuthenticationFlowContext context, boolean otherFactor) {
    if (AppFactor.isEnrolledNow(context.getAuthenticationSession(), context.getUser())) {
      // Keycloak looks at the flow anew after each page. The claim is the enrolment's, which has
      // asked for a code.
      context.success();
      return;
    }
    Conversation conversation = new FlowConversation(context);
    DeletionCodeUse deletion = new DeletionCodeUse(conversation);
    if (deletion.isBegun()) {
      deletion.show();
    } else {
      show(conversation, otherFactor);
    }
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    action(context, false);
  }

  /** The same for a posted form. */
  public void action(AuthenticationFlowContext context, boolean otherFactor) {
    Conversation conversation = new FlowConversation(context);
    FormInput input = conversation.input();
    if (input.has(FormInput.BACK)) {
      context.resetFlow();
      return;
    }
    DeletionCodeUse deletion = new DeletionCodeUse(conversation);
    if (asksForDeletion(context)
        && !deletion.isBegun()
        && DeletionCodeUse.isOffered(conversation)) {
      deletion.begin();
      deletion.show();
    } else if (deletion.isBegun()) {
      takeDeletion(context, conversation, deletion, otherFactor);
    } else {
      takeCode(context, conversation, otherFactor);
    }
  }

  /** By the link, which is a plain GET: it changes nothing but the page. */
  private static boolean asksForDeletion(AuthenticationFlowContext context) {
    return context.getUriInfo().getQueryParameters().containsKey(LOST_DEVICE)
        && "GET".equals(context.getHttpRequest().getHttpMethod());
  }

  private static void takeDeletion(
      AuthenticationFlowContext context,
      Conversation conversation,
      DeletionCodeUse deletion,
      boolean otherFactor) {
    if (conversation.input().has(TO_CODE) && !deletion.isRemoved()) {
      deletion.leave();
      show(conversation, otherFactor);
      return;
    }
    switch (deletion.take(conversation.input())) {
      case ASKING, CHANGED -> {
        // a page was shown
      }
      // Nothing is claimed: what follows is a new enrolment, or the recorder's refusal.
      case FINISHED -> {
        // Whoever still has the mailed code goes on by that, which now is the strongest factor.
        if (EarnedMethods.methodAroundHas(context, EnrolmentFactory.ID)
            && !SecondFactors.anyActive(conversation.user())) {
          context.success();
        } else {
          context.resetFlow();
        }
      }
      case OUTDATED -> context.resetFlow();
    }
  }

  private static void takeCode(
      AuthenticationFlowContext context, Conversation conversation, boolean otherFactor) {
    FormInput input = conversation.input();
    if (!input.has(CODE)) {
      show(conversation, otherFactor);
      return;
    }
    Optional<FormMessage> lock = PasswordProof.lock(conversation);
    if (lock.isPresent()) {
      show(conversation, otherFactor, lock.get());
      return;
    }
    String typed = input.text(CODE);
    Optional<String> code = SixDigits.read(typed);
    if (code.isEmpty()) {
      show(
          conversation,
          otherFactor,
          new FormMessage(
              CODE, typed.isBlank() ? "ugyfelkapuCodeMissing" : "ugyfelkapuCodeLength"));
    } else if (AppFactor.accepts(conversation.user(), code.get())) {
      // The code is the second factor; alone it proves nothing.
      if (EarnedMethods.claims(context, IdentificationMethod.UGYFELKAPU)) {
        EarnedMethods.claim(context, IdentificationMethod.PLUS_APP);
      }
      context.success(OTPCredentialModel.TYPE);
    } else {
      WrongSecret.OTP.count(conversation.session(), conversation.event(), conversation.user());
      conversation.notes().set(WRONG_TRIES, Integer.toString(wrongTries(conversation) + 1));
      show(conversation, otherFactor, new FormMessage(CODE, "ugyfelkapuWrongCode"));
    }
  }

  private static void show(
      Conversation conversation, boolean otherFactor, FormMessage... mistakes) {
    // A lock that has fallen with this very answer takes the field away, and its message with it.
    Optional<FormMessage> locked = PasswordProof.lockedMessage(conversation);
    conversation.show(
        conversation
            .page(locked.map(message -> new FormMessage[] {message}).orElse(mistakes))
            .setAttribute("wrongTries", wrongTries(conversation))
            .setAttribute(
                "accountLabel", AppLabel.of(conversation.realm(), conversation.user()).forPeople())
            .setAttribute("deletionCodeOffered", DeletionCodeUse.isOffered(conversation))
            .setAttribute("otherFactor", otherFactor)
            .setAttribute("locked", locked.isPresent())
            .createForm(TEMPLATE));
  }

  /**
   * How many codes were wrong in this login: opens the help, limits nothing (the protector does).
   */
  private static int wrongTries(Conversation conversation) {
    return conversation.notes().get(WRONG_TRIES).map(Integer::parseInt).orElse(0);
  }

  @Override
  public boolean requiresUser() {
    return true;
  }

  /** Also right after the deletion code was used here, for the page that says so. */
  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return AppFactor.isActive(user)
        || DeletionCodeUse.isDone(session.getContext().getAuthenticationSession(), user.getId());
  }
}

package hu.ugyfelkapu.keycloak.plus;

import hu.ugyfelkapu.keycloak.conversation.Conversation;
import hu.ugyfelkapu.keycloak.conversation.FlowConversation;
import hu.ugyfelkapu.keycloak.identification.BudapestTime;
import hu.ugyfelkapu.keycloak.identification.ClosingDate;
import hu.ugyfelkapu.keycloak.identification.EarnedMethods;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticator;
import hu.ugyfelkapu.keycloak.plus.app.AppEnrolment;
import hu.ugyfelkapu.keycloak.plus.email.EmailEnrolment;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.credential.OTPCredentialModel;

/**
 * Enrolment in Ügyfélkapu+ behind the password (mission.md §3 and §4): the offer, then the pages of
 * the way that was chosen; one execution.
 */
final class EnrolmentAuthenticator extends PackAuthenticator {

  private static final String CHOICE = "choice";
  private static final String APP = "app";
  private static final String EMAIL = "email";

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    if (isOvertaken(context)) {
      leave(context);
      return;
    }
    show(context);
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    Conversation conversation = new FlowConversation(context);
    FormInput input = conversation.input();
    if (input.has(FormInput.BACK) && !stands(conversation)) {
      context.resetFlow();
      return;
    }
    if (isOvertaken(context)) {
      leave(context);
      return;
    }
    Optional<String> way = conversation.notes().get(CHOICE);
    if (way.isEmpty()) {
      offer(context, input);
      return;
    }
    boolean byApp = way.get().equals(APP);
    Progress progress =
        byApp
            ? new AppEnrolment(conversation).take(input)
            : new EmailEnrolment(conversation).take(input);
    switch (progress) {
      case ASKING, CHANGED -> {
        // a page was shown
      }
      case FINISHED -> succeed(context, byApp);
      case OUTDATED -> context.resetFlow();
    }
  }

  private static void succeed(AuthenticationFlowContext context, boolean byApp) {
    EarnedMethods.claim(
        context, byApp ? IdentificationMethod.PLUS_APP : IdentificationMethod.PLUS_EMAIL);
    // As which wrong ones are counted: of second factors the protector forgives no other type.
    context.success(OTPCredentialModel.TYPE);
  }

  /** Whether the person has a factor that was not enrolled on these pages. */
  private static boolean isOvertaken(AuthenticationFlowContext context) {
    Conversation conversation = new FlowConversation(context);
    return SecondFactors.anyActive(context.getUser()) && !stands(conversation);
  }

  private static void leave(AuthenticationFlowContext context) {
    if (EarnedMethods.contains(context, IdentificationMethod.PLUS_APP)
        || EarnedMethods.contains(context, IdentificationMethod.PLUS_EMAIL)) {
      // Whoever has a factor, and has just been asked for it, never sees the offer.
      context.success();
    } else {
      // Enrolled in another tab since the password: begin anew, where the factor is asked for
      // (H24).
      context.resetFlow();
    }
  }

  private static boolean stands(Conversation conversation) {
    return new AppEnrolment(conversation).stands() || new EmailEnrolment(conversation).stands();
  }

  private static void offer(AuthenticationFlowContext context, FormInput input) {
    Conversation.Notes notes = new FlowConversation(context).notes();
    String choice = input.text(CHOICE);
    if (choice.equals(APP)
        || choice.equals(EMAIL) && EmailOffer.isOpen(new FlowConversation(context))) {
      notes.set(CHOICE, choice);
    } else if (choice.equals("later") && EnrolmentDuty.isSkippable(context)) {
      context.success();
      return;
    }
    show(context);
  }

  private static void show(AuthenticationFlowContext context) {
    Conversation conversation = new FlowConversation(context);
    Optional<String> way = conversation.notes().get(CHOICE);
    if (way.isEmpty()) {
      showOffer(context, conversation);
    } else if (way.get().equals(APP)) {
      new AppEnrolment(conversation).show();
    } else {
      new EmailEnrolment(conversation).show();
    }
  }

  private static void showOffer(AuthenticationFlowContext context, Conversation conversation) {
    boolean skippable = EnrolmentDuty.isSkippable(context);
    LoginFormsProvider form =
        conversation
            .page()
            .setAttribute("skippable", skippable)
            .setAttribute("emailOffered", EmailOffer.isOpen(conversation));
    ClosingDate closingDate = EnrolmentDuty.closingDate(context);
    if (skippable || closingDate.isClosed()) {
      closingDate
          .from()
          .ifPresent(
              date ->
                  form.setAttribute(
                      "closingDate", BudapestTime.dateAndClock(date, conversation.locale())));
    }
    conversation.show(form.createForm("plus-offer.ftl"));
  }

  @Override
  public boolean requiresUser() {
    return true;
  }
}

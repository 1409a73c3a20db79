package hu.ugyfelkapu.keycloak.plus.email;

import hu.ugyfelkapu.keycloak.conversation.FlowConversation;
import hu.ugyfelkapu.keycloak.identification.EarnedMethods;
import hu.ugyfelkapu.keycloak.identification.FormInput;
import hu.ugyfelkapu.keycloak.identification.IdentificationMethod;
import hu.ugyfelkapu.keycloak.identification.PackAuthenticator;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.FormMessage;

/** The page of the mailed code (mission.md §4 "Login"). */
public final class EmailCodeAuthenticator extends PackAuthenticator {

  private static final String TEMPLATE = "plus-email-code.ftl";

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    authenticate(context, false);
  }

  /**
   * @param otherFactor whether the page offers the app's code instead
   */
  public void authenticate(AuthenticationFlowContext context, boolean otherFactor) {
    EmailCodeEntry entry = entry(context);
    show(context, entry, otherFactor, entry.arrive());
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    action(context, false);
  }

  /** The same for a posted form. */
  public void action(AuthenticationFlowContext context, boolean otherFactor) {
    FormInput input = new FormInput(context.getHttpRequest());
    if (input.has(FormInput.BACK)) {
      context.resetFlow();
      return;
    }
    EmailCodeEntry entry = entry(context);
    if (input.has(EmailCodeEntry.RESEND)) {
      show(context, entry, otherFactor, entry.send());
      return;
    }
    if (!input.has(EmailCodeEntry.CODE)) {
      show(context, entry, otherFactor, Optional.empty());
      return;
    }
    Optional<FormMessage> mistake = entry.enter(input.text(EmailCodeEntry.CODE));
    if (mistake.isPresent()) {
      show(context, entry, otherFactor, mistake);
      return;
    }
    // The code is the second factor; alone it proves nothing.
    if (EarnedMethods.claims(context, IdentificationMethod.UGYFELKAPU)) {
      EarnedMethods.claim(context, IdentificationMethod.PLUS_EMAIL);
    }
    // As which wrong ones are counted: of second factors the protector forgives no other type.
    context.success(OTPCredentialModel.TYPE);
  }

  private static EmailCodeEntry entry(AuthenticationFlowContext context) {
    return new EmailCodeEntry(
        new FlowConversation(context), EmailCodeEntry.Purpose.LOGIN, context.getUser().getEmail());
  }

  private static void show(
      AuthenticationFlowContext context,
      EmailCodeEntry entry,
      boolean otherFactor,
      Optional<FormMessage> mistake) {
    FlowConversation conversation = new FlowConversation(context);
    conversation.show(
        entry
            .describe(conversation.page(mistake.stream().toArray(FormMessage[]::new)))
            .setAttribute("otherFactor", otherFactor)
            .createForm(TEMPLATE));
  }

  @Override
  public boolean requiresUser() {
    return true;
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return EmailFactor.isActive(user) && EmailFactor.hasAddress(user);
  }
}
